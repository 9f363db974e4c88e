package import Domain

/// Somebody has come: a visit that was expected, a member without one, or a guest (feature A2).
package struct CheckIn: Command {
    /// Who has come.
    package enum Who: Codable, Sendable, Equatable {
        /// An expected visit.
        case expected(VisitID)
        /// A member nobody expected.
        case walkIn(MemberID)
        /// No member; a word to call them by, may be empty.
        case guest(name: String)
    }

    /// Who.
    package let who: Who
    /// What for, if known: of the catalogue.
    package let service: ServiceID?

    /// Somebody, for something.
    package init(who: Who, service: ServiceID? = nil) {
        self.who = who
        self.service = service
    }

    package static let right = Right.receive
    package var subject: Subject {
        switch who {
        case .expected(let visit): .visit(visit)
        case .walkIn(let member): .member(member)
        case .guest: .counter
        }
    }

    /// The visit.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let visit: VisitID
        /// How many wait, this one included.
        package let waiting: Int

        /// The visit.
        package init(visit: VisitID, waiting: Int) {
            self.visit = visit
            self.waiting = waiting
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit or member.
        case unknown
        /// Is here already: waiting or being served.
        case hereAlready(VisitID)
        /// The visit is over or cancelled.
        case over(VisitState)
        /// The guest's name.
        case name(TextFault)
    }
}
