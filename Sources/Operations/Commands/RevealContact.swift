package import Domain
import SQL
import Store
import Vault

/// Shows the whole number a guest left for a booking, once, with a reason on record (rule 55).
package struct RevealContact: Command {
    /// Of which visit.
    package let visit: VisitID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a visit, for a reason.
    package init(visit: VisitID, reason: String, approval: ApprovalID? = nil) {
        self.visit = visit
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.unmask
    package var subject: Subject { .visit(visit) }
    package var withoutApproval: Self { Self(visit: visit, reason: reason) }

    /// The number. It is not kept with the request: a repeat reads it anew.
    package typealias Answer = RevealPhone.Answer

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit, or no guest's.
        case unknown
        /// They left none, or it has been erased.
        case none
        /// The reason.
        case reason(TextFault)
    }
}

extension RevealContact {
    package static var keepsOutcome: Bool { false }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do { work.record(reason: try CleanText.reason(reason)) } catch { throw Refusal.reason(error) }
        guard let row = try work.db.visit(visit), row.member == nil else { throw Refusal.unknown }
        let phone = try work.db.contact(of: visit, vault: work.vault)
        guard !phone.isEmpty else { throw Refusal.none }
        return Answer(phone: phone)
    }
}
