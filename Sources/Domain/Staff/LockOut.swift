/// How wrong PINs slow the next try down (NIST SP 800-63B; counted before a PIN is looked at, so a kill gives no free try).
package struct LockOut: Sendable, Equatable, Codable {
    /// Wrong PINs in a row.
    package var failures: Int
    /// When the last of them was counted.
    package var lastAt: Instant

    /// So many wrong PINs, the last at a moment.
    package init(failures: Int = 0, lastAt: Instant = Instant(ms: 0)) {
        self.failures = failures
        self.lastAt = lastAt
    }

    /// Wrong PINs before the first wait.
    package static let free = 5
    /// Wrong PINs in a row after which only the owner can let the person in again.
    package static let hardStop = 100

    /// What a try may do now.
    package enum Gate: Sendable, Equatable {
        /// The PIN may be tried.
        case open
        /// Not before this moment.
        case wait(until: Instant)
        /// Never, until the owner resets the count.
        case shut
    }

    /// 30 s after five in a row, doubled with each further one up to 15 minutes, shut after a hundred.
    /// A clock set back counts as no time passed, so that turning it never gives a try.
    package func gate(at now: Instant) -> Gate {
        guard failures >= Self.free else { return .open }
        guard failures < Self.hardStop else { return .shut }
        let doublings = min(failures - Self.free, 5)
        let wait = min(Int64(30_000) << Int64(doublings), 900_000)
        let until = lastAt.advanced(milliseconds: wait)
        if now < lastAt { return .wait(until: now.advanced(milliseconds: wait)) }
        return now >= until ? .open : .wait(until: until)
    }

    /// The count with one more try begun.
    package func counting(at now: Instant) -> LockOut { LockOut(failures: failures + 1, lastAt: max(now, lastAt)) }
}
