import Domain
import Operations

/// A command that can be repeated with somebody's approval.
protocol Approvable: Command {
    var approval: ApprovalID? { get set }
    /// What an approval would need to cover for this refusal; nil if no approval helps.
    static func approvable(_ refusal: Refusal) -> Right?
}

extension Approvable {
    static func approvable(_ refusal: Refusal) -> Right? { nil }

    func approvable(_ refusal: any Error) -> Right? {
        (refusal as? Refusal).flatMap(Self.approvable)
    }

    func carrying(_ approval: ApprovalID) -> Self {
        var copy = self
        copy.approval = approval
        return copy
    }
}

extension DeductStoredValue: Approvable {
    static func approvable(_ refusal: Refusal) -> Right? {
        switch refusal {
        case .largeAmount: .deductLarge
        case .unknown, .frozen, .amount, .insufficient, .code, .othersCode, .proof, .note, .service: nil
        }
    }
}

extension TopUp: Approvable {
    static func approvable(_ refusal: Refusal) -> Right? {
        switch refusal {
        case .aboveLimit: .topUpAboveLimit
        case .unknown, .status, .offer, .amount: nil
        }
    }
}

extension UndoDeduction: Approvable {}
extension UndoTopUp: Approvable {}
extension UndoVerification: Approvable {}
extension ChangeMemberStatus: Approvable {}
extension GrantCoupon: Approvable {}
extension RevealPhone: Approvable {}
extension SetMemberPIN: Approvable {}
extension SellPackage: Approvable {}
extension Book: Approvable {}
extension MoveAppointment: Approvable {}
extension EnterAbsence: Approvable {}
extension RevokeAbsence: Approvable {}
extension SetDayHours: Approvable {}
