import Domain

/// How far the card of the chosen member is on its way.
enum CardWait: Sendable, Equatable {
    /// It is there, or nobody is chosen.
    case over
    /// The choice may still move: it is asked for when the choice has rested until then, or when a key needs it.
    case resting(until: Instant)
    /// It is asked for.
    case asked

    /// From this moment on a choice rests, if it does not move again: a key held down repeats in a third of that time.
    static func rest(from now: Instant) -> CardWait { .resting(until: now.advanced(milliseconds: 120)) }

    /// When it is to be asked for.
    var due: Instant? {
        if case .resting(let until) = self { return until }
        return nil
    }
}
