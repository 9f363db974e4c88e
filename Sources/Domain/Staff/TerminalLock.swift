/// When one terminal has seen so many wrong staff PINs that somebody tries them out (rule A4): not one account is
/// attacked, but all of them, one after the other.
package enum TerminalLock {
    /// Wrong PINs within the hour from which on a manager must sign in first.
    package static let limit = 20
    /// The hour, in milliseconds.
    package static let span: Int64 = 3_600_000

    /// Until when the terminal is shut to all but managers; nil = it is open. A failure in the future is one before a
    /// clock was set back: it counts as of this moment, so that turning a clock never gives a try.
    /// - Parameter failures: the latest wrong PINs at this terminal, in any order.
    package static func until(_ failures: [Instant], at now: Instant) -> Instant? {
        let recent = failures.map { min($0, now) }.filter { $0.ms > now.ms - span }.sorted(by: >)
        guard recent.count >= limit else { return nil }
        return recent[limit - 1].advanced(milliseconds: span)
    }
}
