import Domain
import Operations

/// A command that can be repeated with somebody's approval.
protocol Approvable: Command {
    var approval: ApprovalID? { get set }
    /// What an approval would need to cover for this refusal; nil if no approval helps.
    static func approvable(_ refusal: Refusal) -> Right?
    /// What the approver should know of the refusal; nil if the right says it all.
    static func background(_ refusal: Refusal, _ scene: Scene) -> String?
}

extension Approvable {
    static func approvable(_ refusal: Refusal) -> Right? { nil }
    static func background(_ refusal: Refusal, _ scene: Scene) -> String? { nil }

    func approvable(_ refusal: any Error) -> Right? {
        (refusal as? Refusal).flatMap(Self.approvable)
    }

    func background(_ refusal: any Error, _ scene: Scene) -> String? {
        (refusal as? Refusal).flatMap { Self.background($0, scene) }
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
        case .unknown, .frozen, .amount, .insufficient, .restChanged, .code, .othersCode, .proof, .note, .service: nil
        }
    }

    static func background(_ refusal: Refusal, _ scene: Scene) -> String? {
        if case .largeAmount(_, .some) = refusal { return scene.sentence(refusal) }
        return nil
    }
}

extension PayOrder: Approvable {
    static func approvable(_ refusal: Refusal) -> Right? {
        if case .largeAmount = refusal { return .deductLarge }
        return nil
    }

    static func background(_ refusal: Refusal, _ scene: Scene) -> String? {
        if case .largeAmount(_, .some) = refusal { return scene.sentence(refusal) }
        return nil
    }
}

extension TopUp: Approvable {
    static func approvable(_ refusal: Refusal) -> Right? {
        switch refusal {
        case .aboveLimit: .topUpAboveLimit
        case .unknown, .status, .offer, .amount, .seller: nil
        }
    }
}

extension BeginPayment: Approvable {}
extension ReturnPayment: Approvable {}
extension UndoDeduction: Approvable {}
extension UndoTopUp: Approvable {}
extension UndoPackageSale: Approvable {}
extension UndoCouponGrant: Approvable {}
extension ReopenAccount: Approvable {}
extension UndoVerification: Approvable {}
extension ChangeMemberStatus: Approvable {}
extension GrantCoupon: Approvable {}
extension RevealPhone: Approvable {}
extension RevealContact: Approvable {}
extension SetMemberPIN: Approvable {}
extension SellPackage: Approvable {}
extension RefundPrepaid: Approvable {}
extension Book: Approvable {}
extension MoveAppointment: Approvable {}
extension EnterAbsence: Approvable {}
extension RevokeAbsence: Approvable {}
extension SetDayHours: Approvable {}
extension TakeDeposit: Approvable {}
extension SettleDeposit: Approvable {}
extension ReceiveStock: Approvable {}
extension CountStock: Approvable {}
extension WriteOffStock: Approvable {}
extension AddGood: Approvable {}
extension EditGood: Approvable {}
extension SetSupply: Approvable {}
extension ImportCodes: Approvable {}
extension RevealCode: Approvable {}
extension ReportCode: Approvable {}
extension ClearCode: Approvable {}
extension ReplaceCode: Approvable {}
extension SendDelivery: Approvable {}
extension HandOver: Approvable {}
extension UndoDelivery: Approvable {}
extension RevealRecipient: Approvable {}
extension ChangeRecipient: Approvable {}
extension ChangeSetting: Approvable {}
extension SetCampaign: Approvable {}
extension StopCampaign: Approvable {}
extension SetCommission: Approvable {}
extension SetPrice: Approvable {}
extension SetCouponKind: Approvable {}
extension OpenShift: Approvable {}
extension MoveCash: Approvable {}

extension CloseShift: Approvable {
    static func approvable(_ refusal: Refusal) -> Right? {
        if case .needsManager = refusal { return .acceptDifference }
        return nil
    }

    static func background(_ refusal: Refusal, _ scene: Scene) -> String? { scene.sentence(refusal) }
}
extension RefundSale: Approvable {}
