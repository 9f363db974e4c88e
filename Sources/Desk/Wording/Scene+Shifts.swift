import Domain
import Operations

/// What is said of shifts, counts and reports.
extension Scene {
    func sentence(_ refusal: CloseShift.Refusal) -> String {
        switch refusal {
        case .closed: say("这一班已经交了")
        case .notCounted: say("还没有盘点,请先数钱箱")
        case .movedSince: say("盘点以后又有收支,请重新盘点")
        case .needsReason(let tender, let difference):
            say("%@ %@,要写原因", name(tender), self.difference(of: difference))
        case .needsManager(let tender, let difference, let limit):
            say("%@ %@,超过 %@ 元,要店长确认", name(tender), self.difference(of: difference), limit.description)
        case .reason(_, let fault): say("原因:%@", sentence(fault))
        case .floatLeft(let counted): say("钱箱里只有 %@ 元,留不下这么多", counted.description)
        case .own: say("接班人不能是交班人自己")
        case .mayNot: say("此人不能接班")
        case .wrong(let left): say("工号或密码不对,还可试 %@ 次", String(left))
        case .wait(let until): say("错误太多,%@ 后再试", calendar.clockWithSeconds(until))
        case .shut: say("账号已停用,请找老板")
        case .terminal(let until): say("本机错误太多:请店长登录,或 %@ 后再试", calendar.clockWithSeconds(until))
        }
    }

    func sentence(_ refusal: CountTill.Refusal) -> String {
        switch refusal {
        case .closed: say("还没有开班")
        case .notCompared(let tender): say("请填写%@的合计", name(tender))
        case .amount(let tender): say("%@的合计不对,请重新输入", name(tender))
        }
    }

    func sentence(_ refusal: MoveCash.Refusal) -> String {
        switch refusal {
        case .amount: say("金额不对,请重新输入")
        case .short: say("钱箱里没有这么多现金")
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    /// 短款 20.00 元
    func difference(of amount: Money) -> String {
        if amount == .zero { return say("相符") }
        return amount > .zero
            ? say("长款 %@ 元", amount.description) : say("短款 %@ 元", (-amount).description)
    }

    func name(_ kind: Denomination) -> String {
        switch kind {
        case .yuan100, .yuan50, .yuan20, .yuan10, .yuan5, .yuan2, .yuan1:
            say("%@ 元", String(kind.worth.fen / 100))
        case .jiao5, .jiao2, .jiao1: say("%@ 角", String(kind.worth.fen / 10))
        case .fen5, .fen2, .fen1: say("%@ 分", String(kind.worth.fen))
        }
    }

    func name(_ kind: TakingKind) -> String {
        switch kind {
        case .sale: say("消费收款")
        case .topUp: say("充值")
        case .packageSale: say("售次卡")
        case .deposit: say("订金")
        case .debtPaid: say("还挂账")
        }
    }

    func name(_ count: ShiftActivity.Count) -> String {
        switch count {
        case .orders: say("销售单")
        case .refunds: say("退款单")
        case .topUps: say("充值")
        case .debtsPaid: say("还挂账")
        case .packageSales: say("售次卡")
        case .sessions: say("核销次数")
        case .coupons: say("核销的券")
        case .newMembers: say("新会员")
        }
    }

    /// Why something came off list prices, by the name the books have for it.
    func name(ofDiscount reason: String) -> String {
        switch reason {
        case "tier": say("会员折扣")
        case "campaignPrice": say("活动价")
        case "campaign": say("满减活动")
        case "itemCoupon", "orderCoupon": say("优惠券")
        case "points": say("积分抵现")
        case "gift": say("免费赠送")
        default: say("改价抹零")
        }
    }

    func name(_ kind: PerformanceKind) -> String {
        switch kind {
        case .cardSale: say("开卡")
        case .goodsSale: say("商品")
        case .consumption: say("耗卡")
        case .labour: say("劳动")
        }
    }

    func name(_ source: PerformanceSource) -> String {
        switch source {
        case .topUp: say("充值")
        case .packageSale: say("售次卡")
        case .goods: say("商品")
        case .directPay: say("现付")
        case .balanceUse: say("储值消费")
        case .packageUse: say("次卡消费")
        case .serviceFee: say("手工")
        }
    }
}
