import Domain
import Operations

/// What is said where something prepaid goes back.
extension Scene {
    func name(_ choice: PrepaidInHand.Choice) -> String {
        switch choice.what {
        case .storedValue: say("储值")
        case .package: wording.title(inBooks: choice.title)
        }
    }

    func detail(_ choice: PrepaidInHand.Choice) -> String {
        switch choice.what {
        case .storedValue: say("本金 %@   赠金 %@", choice.money.description, choice.bonus.description)
        case .package:
            say(
                "%@ 购买 %@ 元,剩 %@ 次", choice.day?.description ?? "", choice.money.description,
                String(choice.sessions))
        }
    }

    func name(_ cause: RefundCause) -> String {
        switch cause {
        case .withinSevenDays: say("付款七日内改变主意")
        case .storesCause: say("店里的原因,如停业、搬迁")
        case .consumersCause: say("会员不想或不能再来")
        }
    }

    func name(_ fate: GiftInKind.Fate) -> String {
        switch fate {
        case .returned: say("退回店里")
        case .paidFor: say("已用,折价扣除")
        case .left: say("留给会员")
        }
    }

    func sentence(_ trouble: PrepaidTrouble) -> String {
        switch trouble {
        case .unknown: say("没有这位会员,或次卡不是这位会员的")
        case .frozen: say("会员已冻结,先解冻")
        case .nothingLeft: say("已经用完或退过,没有可退的")
        case .held(let sessions): say("有 %@ 次正为到店占用,先取消占用", String(sessions))
        case .rules(let fault): sentence(fault)
        case .interest: say("终止日不能晚于今天,年利率在 0 到 100 之间")
        case .gift: say("赠品的价值不对,请重新输入")
        case .figure: say("次卡只能按法定金额退")
        }
    }

    func sentence(_ fault: RefundFault) -> String {
        switch fault {
        case .sevenDaysOver(let last): say("七日已于 %@ 届满;末日逢节假日请店长斟酌,或另选原因", last.description)
        case .hadTheSameBefore: say("付款前已接受过同样的服务,不适用七日无理由;请另选原因")
        case .beforePayment(let day): say("终止日早于付款日 %@,请改日期", day.description)
        case .nothingHasAPrice: say("次卡里的项目都没有价格,算不出每次多少;请先给项目定价")
        case .negative, .moreUsedThanBought, .otherItems, .noDays, .frozenTooLong:
            say("账上的次数或金额对不上,请先核对账本")
        }
    }
}
