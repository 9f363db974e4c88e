package import Domain

/// A stretch of somebody's time that another calendar says is taken.
package struct BusyTime: Sendable, Equatable {
    /// The event it comes from; several of a series share one.
    package let uid: String
    /// From.
    package let start: Instant
    /// Up to.
    package let end: Instant
    /// What for; may be empty.
    package let summary: String
}
