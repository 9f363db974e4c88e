/// What comes out of a `ScanDetector`.
package enum Input: Hashable, Sendable {
    /// An event that is certainly what it looks like.
    case event(Event)
    /// A digit that was let through at once though it may be the start of a scan. With `first` a new run starts: a
    /// caller that wants to undo it keeps what it was before.
    case tentative(Key, first: Bool)
    /// Digits that came too close behind each other for a row of choices: they may be typed into a field, but choose
    /// nothing.
    case run([Key])
    /// A scan.
    case scan(Scan)
}
