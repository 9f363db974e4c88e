package import Domain
import SQL
import Store
import Vault

/// Puts cash into the drawer or takes some out, for no sale and no refund (rule 39).
package struct MoveCash: Command {
    /// Which way.
    package enum Way: String, Codable, Sendable, CaseIterable {
        /// 存入
        case paidIn
        /// 支出
        case paidOut
    }

    /// Which way.
    package let way: Way
    /// How much.
    package let amount: Money
    /// What for.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A movement.
    package init(_ way: Way, amount: Money, reason: String, approval: ApprovalID? = nil) {
        self.way = way
        self.amount = amount
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.moveCash
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(way, amount: amount, reason: reason) }

    /// What was written.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its entry.
        package let entry: EntryID

        /// A movement.
        package init(entry: EntryID) { self.entry = entry }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nothing, or too much.
        case amount
        /// There is not so much in the drawer; how much there is is not said (rule 40).
        case short
        /// The reason.
        case reason(TextFault)
    }
}

extension MoveCash {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard amount > .zero, amount <= .most else { throw Refusal.amount }
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let shift = try work.openShift() else { throw Denial.shiftNeeded }
        if way == .paidOut, try work.db.totals(of: shift).expected(.cash) < amount { throw Refusal.short }
        let signed = way == .paidIn ? amount : -amount
        let posted = try work.post(
            .till, member: nil, title: way == .paidIn ? "钱箱存入" : "钱箱支出", note: clean,
            moves: [.drawer(signed, .pettyCash)])
        try work.db.insertTillMovement(
            posted.entry, shift.id, way == .paidIn ? .paidIn : .paidOut, signed, reason: clean)
        return Answer(entry: posted.entry)
    }
}
