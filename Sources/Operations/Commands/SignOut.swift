package import Domain

/// Somebody leaves the counter; their session ends.
package struct SignOut: Command {
    /// Leaves.
    package init() {}

    package static let right = Right.enter
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody was signed in.
        case nobody
    }
}
