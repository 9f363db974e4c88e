import Domain
import Synchronization

/// The time of day in a trade that is played.
final class TradeClock: Sendable {
    private let shown: Mutex<Instant>

    /// A clock that shows this.
    init(_ now: Instant) { shown = Mutex(now) }

    /// What it shows.
    var now: Instant { shown.withLock(\.self) }

    /// Puts it on.
    func show(_ now: Instant) { shown.withLock { $0 = now } }
}
