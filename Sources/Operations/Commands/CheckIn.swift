package import Domain
import SQL
import Store
import Vault

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
        /// No such visit, member or service.
        case unknown
        /// Is here already: waiting or being served.
        case hereAlready(VisitID)
        /// The visit is over or cancelled.
        case over(VisitState)
        /// It is booked for another day: to be moved to today first, so that the time it takes is today's.
        case otherDay(Day)
        /// The guest's name.
        case name(TextFault)
    }
}

extension CheckIn {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        if let service, try work.db.service(service) == nil { throw Refusal.unknown }
        let visit: VisitID
        switch who {
        case .expected(let id): visit = try arrive(id, work)
        case .walkIn(let member): visit = try walkIn(member, work)
        case .guest(let name):
            let clean: String
            do { clean = name.isEmpty ? "散客" : try CleanText.name(name) } catch { throw Refusal.name(error) }
            visit = try work.db.insertArrival(
                member: nil, guest: clean, service: service, day: work.today, at: work.now)
        }
        return Answer(visit: visit, waiting: try work.db.waitingCount(on: work.today))
    }

    private func arrive(_ id: VisitID, _ work: Work) throws -> VisitID {
        guard let visit = try work.db.visit(id) else { throw Refusal.unknown }
        switch visit.state {
        case .expected: break
        case .waiting, .serving: throw Refusal.hereAlready(id)
        case .done, .cancelled: throw Refusal.over(visit.state)
        }
        if let first = try work.db.appointments(of: id).first {
            let day = work.calendar.businessDay(of: first.start)
            guard day == work.today else { throw Refusal.otherDay(day) }
        }
        if let member = visit.member {
            if let here = try work.db.visitHere(of: member) { throw Refusal.hereAlready(here.id) }
            try work.db.touchVisit(member, at: work.now)
        }
        guard try work.db.moveVisit(id, from: .expected, to: .waiting, at: work.now, day: work.today) else {
            throw Refusal.hereAlready(id)
        }
        try work.db.log(.arrived, of: id, by: work.operatorID, at: work.now)
        return id
    }

    private func walkIn(_ member: MemberID, _ work: Work) throws -> VisitID {
        guard try work.db.member(member, vault: work.vault) != nil else { throw Refusal.unknown }
        if let here = try work.db.visitHere(of: member) { throw Refusal.hereAlready(here.id) }
        try work.db.touchVisit(member, at: work.now)
        return try work.db.insertArrival(member: member, guest: "", service: service, day: work.today, at: work.now)
    }
}
