package import Domain

/// Gives a held session back.
package struct ReleaseHold: Command {
    /// Which.
    package let hold: HoldID

    /// A hold.
    package init(hold: HoldID) { self.hold = hold }

    package static let right = Right.receive
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such hold.
        case unknown
        /// It was taken or given back already.
        case closed
    }
}
