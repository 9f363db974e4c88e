package import Domain
import SQL
import Store
import Vault

/// What is there was counted 盘点; also that it was right goes on record.
package struct CountStock: Command {
    /// Which.
    package let good: GoodID
    /// How many there should be, as the one who counted saw it on the screen.
    package let expected: Int64
    /// How many there are.
    package let counted: Int64
    /// Why they differ; must be told if they do.
    package let reason: String
    /// A manager's approval.
    package var approval: ApprovalID?

    /// A count.
    package init(good: GoodID, expected: Int64, counted: Int64, reason: String = "", approval: ApprovalID? = nil) {
        self.good = good
        self.expected = expected
        self.counted = counted
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.countStock
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(good: good, expected: expected, counted: counted, reason: reason) }

    /// What it came to.
    package struct Answer: Codable, Sendable, Equatable {
        /// More or less than there should be; 0 = right.
        package let difference: Int64

        /// A difference.
        package init(difference: Int64) { self.difference = difference }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such article.
        case unknown
        /// Its stock are codes: they are imported.
        case digital
        /// It was sold, used or received meanwhile; so many there are by the books now.
        case movedMeanwhile(onHand: Int64)
        /// Less than none, or more than can be counted.
        case quantity
        /// Why it differs.
        case reason(TextFault)
    }
}

extension CountStock {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.good(good) else { throw Refusal.unknown }
        guard row.keeping == .counted else { throw Refusal.digital }
        guard (0...1_000_000_000).contains(counted) else { throw Refusal.quantity }
        guard row.onHand == expected else { throw Refusal.movedMeanwhile(onHand: row.onHand) }
        let clean: String
        do {
            clean = try counted == expected ? CleanText.note(reason) : CleanText.reason(reason)
        } catch { throw Refusal.reason(error) }
        if counted < expected, try !work.may(.writeOffStock) { throw Denial.approvalNeeded(.writeOffStock) }
        if !clean.isEmpty { work.record(reason: clean) }
        let deed = work.stockDeed(reason: clean)
        guard try work.db.countStock(good, from: expected, to: counted, deed) else {
            throw Refusal.movedMeanwhile(onHand: row.onHand)
        }
        return Answer(difference: counted - expected)
    }
}
