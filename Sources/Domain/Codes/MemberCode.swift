/// A member's dynamic code, shown as a QR on the member's side and good for about a minute and once (feature B2).
///
/// 24 digits `91 k mmmmmmmmm ss cccccccc xx`: key, member number, time step modulo 100, MAC, check pair. Digits only,
/// because they alone pass a Chinese input method, and a QR of version 1 holds them.
package struct MemberCode: Sendable, Equatable, Hashable {
    /// Which master key made the MAC, 0…9; keys are rotated.
    package let keyID: Int
    /// Whose code it is.
    package let member: MemberID
    /// The time step modulo 100.
    package let stepTail: Int
    /// The MAC, cut to eight decimal digits.
    package let truncatedMAC: UInt32

    /// How long a step lasts, in milliseconds.
    package static let stepLength: Int64 = 30_000
    static let prefix = "91"
    static let length = 24

    /// The code for a time step; the MAC comes from the vault.
    /// - Precondition: a key of 0…9 and a member number of 1…999 999 999.
    package static func make(keyID: Int, member: MemberID, step: Int64, truncatedMAC: UInt32) -> MemberCode {
        precondition((0...9).contains(keyID), "a key number is one digit")
        precondition((1...999_999_999).contains(member.raw), "a member number has at most nine digits")
        return MemberCode(
            keyID: keyID, member: member, stepTail: tail(of: step), truncatedMAC: truncatedMAC % 100_000_000)
    }

    /// The code a member shows at a moment; nil if the keys do not know the key.
    package static func issue(to member: MemberID, keyID: Int, at now: Instant, keys: some MemberCodeMAC) -> MemberCode?
    {
        let step = step(at: now)
        return keys.truncatedMAC(keyID: keyID, member: member, step: step).map {
            make(keyID: keyID, member: member, step: step, truncatedMAC: $0)
        }
    }

    private init(keyID: Int, member: MemberID, stepTail: Int, truncatedMAC: UInt32) {
        self.keyID = keyID
        self.member = member
        self.stepTail = stepTail
        self.truncatedMAC = truncatedMAC
    }

    /// Reads a code; nil if length, prefix, check pair or member number are wrong. Says nothing about its time and MAC.
    package init?(digits: String) {
        guard digits.utf8.count == Self.length, digits.hasPrefix(Self.prefix), var fields = CodeFields(digits),
            CheckPair.holds(digits)
        else { return nil }
        _ = fields.take(2)
        keyID = Int(fields.take(1))
        member = MemberID(fields.take(9))
        stepTail = Int(fields.take(2))
        truncatedMAC = UInt32(fields.take(8))
        guard member.raw > 0 else { return nil }
    }

    /// The 24 digits.
    package var digits: String {
        CheckPair.appended(
            to: Self.prefix + String(keyID) + CheckPair.padded(member.raw, 9) + CheckPair.padded(Int64(stepTail), 2)
                + CheckPair.padded(Int64(truncatedMAC), 8))
    }

    /// The number of the step a moment lies in.
    package static func step(at now: Instant) -> Int64 { now.ms.dividedDown(by: stepLength) }

    /// A step modulo 100, also before 1970.
    static func tail(of step: Int64) -> Int { Int((step % 100 + 100) % 100) }

    /// Milliseconds until the next code.
    package static func millisecondsLeft(at now: Instant) -> Int64 { (step(at: now) + 1) * stepLength - now.ms }
}

extension Int64 {
    /// Division that rounds down also below zero.
    fileprivate func dividedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
