/// An event and when its first byte was read.
package struct TimedEvent: Hashable, Sendable {
    /// What happened.
    package var event: Event
    /// Milliseconds of a clock that only goes forward; where it starts means nothing.
    package var at: Int64

    /// An event at a time.
    package init(_ event: Event, at: Int64) {
        self.event = event
        self.at = at
    }
}
