package import Domain
import SQL
import Store
import Vault

/// A visit goes on to the next state by one key: service begins, service ends, or the last step is taken back.
package struct MoveVisit: Command {
    /// Which.
    package let visit: VisitID
    /// Where it was on the screen of the one who asks.
    package let from: VisitState
    /// Where it goes.
    package let to: VisitState

    /// From a state to the next.
    package init(visit: VisitID, from: VisitState, to: VisitState) {
        self.visit = visit
        self.from = from
        self.to = to
    }

    package static let right = Right.receive
    package var subject: Subject { .visit(visit) }

    /// What came with it.
    package struct Answer: Codable, Sendable, Equatable {
        /// A session that was kept for the visit was taken now that it is done (rule 19); nil = none was kept.
        package let session: TakenSession?
        /// What the visit used up by its services and was not there by the books, so that somebody must count; nil = all
        /// was there.
        package let missing: [MissingSupply]?

        /// What came with it.
        package init(session: TakenSession? = nil, missing: [MissingSupply] = []) {
            self.session = session
            self.missing = missing.isEmpty ? nil : missing
        }
    }

    /// What was used up though there was none by the books.
    package struct MissingSupply: Codable, Sendable, Equatable {
        /// Which article.
        package let good: GoodID
        /// 精油
        package let title: String
        /// ml
        package let unit: String
        /// How much was not there.
        package let quantity: Int64

        /// Something missing.
        package init(good: GoodID, title: String, unit: String, quantity: Int64) {
            self.good = good
            self.title = title
            self.unit = unit
            self.quantity = quantity
        }
    }

    /// A session taken for a visit.
    package struct TakenSession: Codable, Sendable, Equatable {
        /// Its verification, to be undone like any other.
        package let verification: VerificationID
        /// 补水护理
        package let title: String
        /// Sessions left.
        package let left: Int64

        /// A session.
        package init(verification: VerificationID, title: String, left: Int64) {
            self.verification = verification
            self.title = title
            self.left = left
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit.
        case unknown
        /// Somebody else moved it; it stands here now.
        case movedMeanwhile(VisitState)
        /// There is no way from here to there; an expected member may be here already, on another visit.
        case noWay(VisitState)
    }
}

extension MoveVisit {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard row.state == from else { throw Refusal.movedMeanwhile(row.state) }
        guard from.mayBecome(to), isAllowed(row, work) else { throw Refusal.noWay(from) }
        if from == .expected || from == .done, let member = row.member {
            guard try work.db.visitHere(of: member) == nil else { throw Refusal.noWay(from) }
        }
        if from == .expected, let member = row.member { try work.db.touchVisit(member, at: work.now) }
        // Put back, it is expected on the day it is booked for.
        let day = to == .expected ? row.expectedAt.map(work.calendar.businessDay) ?? work.today : work.today
        guard try work.db.moveVisit(visit, from: from, to: to, at: work.now, day: day) else {
            throw Refusal.movedMeanwhile(row.state)
        }
        if to == .cancelled, let hold = try work.db.openHold(of: visit) {
            try work.db.closeHold(hold, taken: false, at: work.now)
        }
        if from == .waiting, to != .serving, let member = row.member, let arrivedAt = row.arrivedAt {
            try work.db.untouchVisit(member, arrivedAt: arrivedAt)
        }
        try work.db.log(step, of: visit, by: work.operatorID, at: work.now)
        if from == .done { try work.returnSupplies(of: visit) }
        guard to == .done else { return Answer() }
        let missing = try work.useSupplies(of: row)
        guard let member = row.member, let hold = try work.db.openHold(of: visit) else {
            return Answer(missing: missing)
        }
        return Answer(session: try work.take(hold, of: member), missing: missing)
    }

    /// Who was booked is expected again, never cancelled by this way; who was not cannot be expected. What is over is
    /// taken up again on its own day.
    private func isAllowed(_ row: VisitRow, _ work: Work) -> Bool {
        switch (from, to) {
        case (.waiting, .expected): row.expectedAt != nil
        case (.waiting, .cancelled): row.expectedAt == nil
        case (.done, _): row.day == work.today.description
        default: true
        }
    }

    private var step: VisitStepKind {
        switch (from, to) {
        case (.expected, .waiting): .arrived
        case (.waiting, .serving): .started
        case (.serving, .done): .finished
        case (.waiting, _), (.serving, _), (.expected, _), (.done, _), (.cancelled, _): .back
        }
    }
}
