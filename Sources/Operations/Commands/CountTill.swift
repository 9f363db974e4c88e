package import Domain
import SQL
import Store
import Vault

/// Counts what is there, before anybody is told what should be (rule 40). The count is on record before the difference is
/// shown: who counts again after having seen it leaves both.
package struct CountTill: Command {
    /// Cash, note by note.
    package let cash: TillCount
    /// What the lists of the other tenders say.
    package let others: [Tender: Money]

    /// A count.
    package init(cash: TillCount, others: [Tender: Money] = [:]) {
        self.cash = cash
        self.others = others
    }

    package static let right = Right.keepShift
    package var subject: Subject { .counter }

    /// The count beside what the books say.
    package struct Answer: Codable, Sendable, Equatable {
        /// The count's number, to close with.
        package let count: TillCountID
        /// Which count of this shift it is, from 1.
        package let place: Int
        /// Counted beside expected, tender by tender.
        package let differences: [TillDifference]
        /// A difference beyond it needs a manager.
        package let limit: Money

        /// A count.
        package init(count: TillCountID, place: Int, differences: [TillDifference], limit: Money) {
            self.count = count
            self.place = place
            self.differences = differences
            self.limit = limit
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No shift is open.
        case closed
        /// Nobody looked up what came in by this tender.
        case notCompared(Tender)
        /// What a list says is too much to be true, or less than can have gone back.
        case amount(Tender)
    }
}

extension CountTill {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let shift = try work.openShift() else { throw Refusal.closed }
        for (tender, amount) in others where amount > .most || amount < -.most { throw Refusal.amount(tender) }
        let totals = try work.db.totals(of: shift)
        let differences: [TillDifference]
        do { differences = try totals.compared(cash: cash, others: others) } catch {
            guard case .notCompared(let tender) = error else { preconditionFailure("a comparison only misses tenders") }
            throw Refusal.notCompared(tender)
        }
        let count = try work.db.insertTillCount(cash, others: others, of: shift.id, by: work.operatorID, at: work.now)
        return Answer(
            count: count, place: try work.db.cashCounts(of: shift.id).count, differences: differences,
            limit: work.settings.tillLimit)
    }
}
