import Domain
import Operations

/// What is said of debts, and of scanned money that goes back.
extension Scene {
    func sentence(_ refusal: PayDebt.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .frozen: say("会员已冻结,先解冻")
        case .nothing: say("这位会员没有挂账")
        case .changed(let owed): say("刚才有变动,现在共欠 %@ 元;请看清后再办", owed.description)
        case .tooMuch(let owed): say("最多 %@ 元", owed.description)
        case .payments: say("付款方式或金额不对,请重新选")
        case .scanned: say("扫码收款还没有到账,或已用过;请看 %@ 扫码收款", key(of: Global.more.action))
        }
    }

    func sentence(_ refusal: UndoDebtPayment.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这一笔")
        case .fault(let fault): sentence(fault)
        case .refunded: say("挂账的单后来退过货,不能撤销还款")
        case .reason(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: PayOutReturn.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这笔退款")
        case .notFailed: say("这笔没有被拒,不能付现金;按 l 再查")
        case .repeated: say("这笔已经再退、付过现金或用掉了")
        case .lookFirst: say("网关的答复已过时,请再按 x")
        case .short: say("钱箱里没有这么多现金")
        case .reason(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: SetInterestRates.Refusal) -> String {
        switch refusal {
        case .rate: say("年利率在 0 到 100 之间")
        case .future: say("还没有公布的利率不能先记")
        }
    }

    /// 挂账 88.00 元,自 2026-11-01 起 25 天
    func owes(_ debt: MemberCard.Debt) -> String {
        say("挂账 %@ 元,%@ 起 %@ 天", debt.owed.description, debt.since.description, String(debt.days))
    }

    /// 88.00 元,自 2026-11-01 起 25 天
    func since(_ debt: MemberCard.Debt) -> String {
        say("%@ 元,%@ 起 %@ 天", debt.owed.description, debt.since.description, String(debt.days))
    }
}

extension Wording {
    /// Where a scanned part on its way back stands.
    func say(_ state: SaleReceipt.Back.State) -> String {
        switch state {
        case .underWay: say("处理中")
        case .returned: say("已退")
        case .refused: say("被拒")
        case .inCash: say("已付现金")
        }
    }
}
