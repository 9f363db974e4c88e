/// Makes the secret part of member codes; the vault does it with HMAC, a test with what it likes.
package protocol MemberCodeMAC: Sendable {
    /// The MAC of a member's time step, 0…99 999 999; nil if the key is not known.
    func truncatedMAC(keyID: Int, member: MemberID, step: Int64) -> UInt32?
}

extension MemberCode {
    /// Steps by which the clocks of the two sides may differ.
    package static let tolerance: Int64 = 1

    /// The time step the code was made for, if it may be used now.
    ///
    /// A code says its step modulo 100 only. One to five minutes ahead is a clock that runs fast; everything else that
    /// does not fit now is old.
    /// - Throws: `.expired`, `.notYetValid`, or `.replayed` if the step is not later than the member's last accepted one.
    package func acceptedStep(now: Instant, lastAccepted: Int64?) throws(MemberCodeFault) -> Int64 {
        let current = Self.step(at: now)
        let ahead = Int64((stepTail - Self.tail(of: current) + 100) % 100)
        let difference: Int64
        switch ahead {
        case 0...Self.tolerance: difference = ahead
        case (100 - Self.tolerance)...: difference = ahead - 100
        case ...10: throw .notYetValid
        default: throw .expired
        }
        let step = current + difference
        if let lastAccepted, step <= lastAccepted { throw .replayed }
        return step
    }

    /// The time step to remember for this member, if the code is genuine and may be used now.
    ///
    /// Whether it is genuine is decided before whether it was used: a forger learns nothing about the member's visits.
    /// - Throws: any `MemberCodeFault` but `.damaged`.
    package func verify(
        now: Instant, lastAccepted: Int64?, keys: some MemberCodeMAC
    ) throws(MemberCodeFault) -> Int64 {
        let step = try acceptedStep(now: now, lastAccepted: nil)
        guard let expected = keys.truncatedMAC(keyID: keyID, member: member, step: step), expected == truncatedMAC
        else {
            throw .forged
        }
        return try acceptedStep(now: now, lastAccepted: lastAccepted)
    }
}
