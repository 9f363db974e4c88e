import Domain
import Operations

/// What receipts say.
extension Wording {
    /// Why something came off.
    func say(reason: Quotation.Reason) -> String {
        switch reason {
        case .tier(let tier): say("%@价", say(tier: tier))
        case .campaignPrice(_, let title), .campaign(_, let title): say("活动 %@", title)
        case .itemCoupon(_, let title), .orderCoupon(_, let title): say("券 %@", title)
        case .points: say("积分抵扣")
        case .session: say("次卡抵扣")
        case .gift: say("免费赠送")
        }
    }

    /// What paid.
    func say(paidBy means: SaleReceipt.Payment.Means) -> String {
        switch means {
        case .principal: say("储值本金")
        case .bonus: say("储值赠金")
        case .tender(let tender): say(tender: tender)
        case .scanned(let tender): say("%@扫码", say(tender: tender))
        case .onAccount: say("挂账")
        }
    }

    func say(tier: Tier) -> String {
        switch tier {
        case .plain: say("普通")
        case .silver: say("银卡")
        case .gold: say("金卡")
        case .diamond: say("钻石")
        }
    }

    func say(tender: Tender) -> String {
        switch tender {
        case .cash: say("现金")
        case .bankCard: say("银行卡")
        case .wechat: say("微信")
        case .alipay: say("支付宝")
        case .unionPay: say("云闪付")
        }
    }
}
