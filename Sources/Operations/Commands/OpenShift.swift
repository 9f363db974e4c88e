package import Domain
import SQL
import Store
import Vault

/// Opens a shift with the cash that is in the drawer (rule 40).
package struct OpenShift: Command {
    /// 备用金: what somebody found in the drawer, or put there.
    package let openingFloat: Money
    /// Why it is not what the shift before left.
    package let reason: String
    /// A manager's approval, if it is off by more than the store's limit.
    package var approval: ApprovalID?

    /// An opening.
    package init(openingFloat: Money, reason: String = "", approval: ApprovalID? = nil) {
        self.openingFloat = openingFloat
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.keepShift
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(openingFloat: openingFloat, reason: reason) }

    /// The shift that is open now.
    package struct Answer: Codable, Sendable, Equatable {
        /// Which.
        package let shift: ShiftID
        /// Its business day.
        package let day: Day

        /// A shift.
        package init(shift: ShiftID, day: Day) {
            self.shift = shift
            self.day = day
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// One is open already.
        case open(by: OperatorID, since: Instant)
        /// Below nothing, or too much.
        case amount
        /// The shift before left another amount, and nobody says why.
        case differs(left: Money)
        /// The reason.
        case reason(TextFault)
    }
}

extension OpenShift {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        if let shift = try work.openShift() { throw Refusal.open(by: shift.openedBy, since: shift.openedAt) }
        guard openingFloat >= .zero, openingFloat <= .most else { throw Refusal.amount }
        let clean: String
        do { clean = try CleanText.note(reason) } catch { throw Refusal.reason(error) }
        let last = try work.db.lastClosedShift()
        let difference = openingFloat - (last?.floatLeft ?? .zero)
        if let left = last?.floatLeft, difference != .zero {
            guard !clean.isEmpty else { throw Refusal.differs(left: left) }
            if Money(fen: abs(difference.fen)) > work.settings.tillLimit, try !work.may(.acceptDifference) {
                throw Denial.approvalNeeded(.acceptDifference)
            }
        }
        let shift = try work.db.insertShift(
            day: work.today, at: work.now, by: work.operatorID, openingFloat: openingFloat, follows: last?.id)
        guard difference != .zero else { return Answer(shift: shift, day: work.today) }
        // What nobody left there was brought; what the shift before left and is gone is a difference.
        let other = last == nil ? AccountKind.pettyCash : .tillDifference
        let posted = try work.post(
            .till, member: nil, title: "开班备用金", note: clean, moves: [.drawer(difference, other)])
        try work.db.insertTillMovement(
            posted.entry, shift, .opening, difference, reason: clean.isEmpty ? "开班备用金" : clean)
        return Answer(shift: shift, day: work.today)
    }
}

extension Draft.Move {
    /// Cash into the drawer from another of the store's accounts; below zero the other way.
    static func drawer(_ amount: Money, _ other: AccountKind) -> Draft.Move {
        amount > .zero
            ? .pass(from: .cash, into: other, amount: amount.fen) : .pass(from: other, into: .cash, amount: -amount.fen)
    }
}
