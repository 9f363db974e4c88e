import Domain
import Operations

/// The store's settings in words: what each is called, what it does, what it may be.
extension Scene {
    func name(_ group: StoreSetting.Group) -> String {
        switch group {
        case .money: say("储值")
        case .points: say("积分")
        case .prices: say("优惠")
        case .tiers: say("等级")
        case .performance: say("业绩")
        case .bookings: say("预约")
        case .safety: say("安全")
        }
    }

    func name(_ setting: StoreSetting) -> String {
        switch setting {
        case .largeAmount: say("大额扣款")
        case .largeAmountMinutes: say("大额合计时间")
        case .cardLimit: say("单卡上限")
        case .tillLimit: say("短长款限额")
        case .undoHours: say("可撤销时间")
        case .deductionOrder: say("扣款顺序")
        case .pointsPerYuan: say("每元得积分")
        case .pointsDays: say("积分有效期")
        case .graceDays: say("退回宽限")
        case .pointsWorth: say("多少积分抵 1 元")
        case .pointsMost: say("积分最多抵")
        case .couponsMost: say("一单几张券")
        case .thresholdBase: say("券的门槛看什么")
        case .silverRate: say("银卡折扣")
        case .goldRate: say("金卡折扣")
        case .diamondRate: say("钻石折扣")
        case .growthPerYuan: say("每元得成长值")
        case .silverLevel: say("升银卡要")
        case .goldLevel: say("升金卡要")
        case .diamondLevel: say("升钻石要")
        case .performancePrice: say("业绩按什么价")
        case .performanceBonus: say("赠金算业绩")
        case .performanceTax: say("业绩扣税")
        case .performanceHeads: say("几人做怎么计人次")
        case .lateHours: say("临时取消")
        case .noShowMinutes: say("爽约等多久")
        case .horizonDays: say("最远约到")
        case .lateEntryMinutes: say("补录预约")
        case .lateEffect: say("临时取消扣什么")
        case .noShowEffect: say("爽约扣什么")
        case .firstIsFree: say("第一次失约")
        case .idleSeconds: say("自动锁屏")
        case .contactDays: say("散客电话保留")
        }
    }

    /// What it does, in one sentence.
    func sentence(_ setting: StoreSetting) -> String { moneySentence(setting) ?? staffSentence(setting) }

    private func moneySentence(_ setting: StoreSetting) -> String? {
        switch setting {
        case .largeAmount: say("一次扣储值到这个数,要店长批准。")
        case .largeAmountMinutes: say("同一会员这么多分钟内扣的合在一起算大额;0 是只看单笔。")
        case .cardLimit: say("一张卡里的储值超过这个数,要老板批准(法规:记名卡不超过 5000 元)。")
        case .tillLimit: say("交班盘点差得比这个数多,要店长批准。")
        case .undoHours: say("核销、扣款、充值办完多久以内可以撤销;0 是不能撤。")
        case .deductionOrder: say("扣储值时本金和赠金先扣哪个;按比例扣,退款时和法规算法一致。")
        case .pointsPerYuan: say("实付每 1 元得多少积分;赠金付的不算。")
        case .pointsDays: say("积分多少天后过期,只管以后得的。")
        case .graceDays: say("退款退回来的券和积分已经过期的,再给多少天用。")
        case .pointsWorth: say("多少积分抵 1 元;0 是积分不能抵钱。")
        case .pointsMost: say("一单里积分最多抵应付的多少。")
        case .couponsMost: say("一单最多用几张券。")
        case .thresholdBase: say("满减券的“满”,看打折以后的钱还是看原价。")
        case .silverRate, .goldRate, .diamondRate: say("这个等级的会员按原价打几折;单独定了会员价的项目不再打折。")
        case .growthPerYuan: say("实付每 1 元得多少成长值,成长值决定等级。")
        case .silverLevel, .goldLevel, .diamondLevel: say("成长值到这个数马上升级;已经升了的不会因为改数降下来。")
        default: nil
        }
    }

    private func staffSentence(_ setting: StoreSetting) -> String {
        switch setting {
        case .performancePrice: say("员工业绩按客人实付算,还是按原价算。")
        case .performanceBonus: say("客人用赠金付的部分,多少算进业绩。")
        case .performanceTax: say("算业绩前先从价里扣掉的税;0 是不扣。")
        case .performanceHeads: say("几个人一起做一位客人,每人都算一人次,还是按比例分。")
        case .lateHours: say("离预约不到这么多小时才取消,算临时取消。")
        case .noShowMinutes: say("过了预约时间这么久没来,可以记爽约。")
        case .horizonDays: say("最远可以约到多少天以后。")
        case .lateEntryMinutes: say("预约时间过了多久以内还可以补录。")
        case .lateEffect: say("临时取消时,为它占下的次卡扣不扣。")
        case .noShowEffect: say("爽约时,为它占下的次卡扣不扣。")
        case .firstIsFree: say("客人一年里第一次失约,扣不扣。")
        case .idleSeconds: say("没人按键多久以后自动锁屏。")
        case .contactDays: say("散客预约留的电话,过后保留多少天就抹掉(个人信息保护法)。")
        default: ""
        }
    }

    /// What can be chosen of a choice.
    func options(of setting: StoreSetting) -> [String] {
        switch setting {
        case .deductionOrder: [say("本金赠金按比例"), say("先扣本金"), say("先扣赠金")]
        case .thresholdBase: [say("打折后的钱"), say("原价")]
        case .performancePrice: [say("实付"), say("原价")]
        case .performanceHeads: [say("每人算一次"), say("按比例分")]
        case .lateEffect, .noShowEffect: [say("不扣"), say("扣一次")]
        case .firstIsFree: [say("不扣"), say("照扣")]
        default: []
        }
    }

    /// Whether it is typed with a point.
    func isDecimal(_ setting: StoreSetting) -> Bool {
        switch setting.unit {
        case .money, .percent, .rate: true
        case .minutes, .hours, .days, .seconds, .points, .pieces, .choice: false
        }
    }

    func unit(of setting: StoreSetting) -> String {
        switch setting.unit {
        case .money: say("元")
        case .percent: "%"
        case .rate: say("折")
        case .minutes: say("分钟")
        case .hours: say("小时")
        case .days: say("天")
        case .seconds: say("秒")
        case .points: say("点")
        case .pieces: say("张")
        case .choice: ""
        }
    }

    /// A number as it would be typed.
    func typed(_ value: Int64, of setting: StoreSetting) -> String {
        switch setting.unit {
        case .money: Money(fen: value).description
        case .percent: percent(Int(value)).replacing("%", with: "")
        case .rate: tenths(value)
        case .minutes, .hours, .days, .seconds, .points, .pieces, .choice: String(value)
        }
    }

    /// What was typed as a number, or nil.
    func number(_ text: String, of setting: StoreSetting) -> Int64? {
        switch setting.unit {
        case .money, .percent: Money(typed: text)?.fen
        case .rate: Money(typed: text).map { $0.fen * 10 }
        case .minutes, .hours, .days, .seconds, .points, .pieces, .choice: Int64(text)
        }
    }

    /// 1000.00 元, 9.5 折, 按比例.
    func value(_ value: Int64?, of setting: StoreSetting) -> String {
        guard let value else { return say("不限") }
        if case .choice = setting.unit {
            let options = options(of: setting)
            return options.indices.contains(Int(value)) ? options[Int(value)] : ""
        }
        if case .rate = setting.unit, value >= 10_000 { return say("不打折") }
        let number = typed(value, of: setting)
        return setting.unit == .percent ? number + "%" : "\(number) \(unit(of: setting))"
    }

    /// 9500 → 9.5
    func tenths(_ rate: Int64) -> String {
        let rest = rate % 1_000
        if rest == 0 { return String(rate / 1_000) }
        return rest % 100 == 0 ? "\(rate / 1_000).\(rest / 100)" : "\(rate / 1_000).\(Day.two(Int(rest / 10)))"
    }

    /// What it may be.
    func allowed(_ setting: StoreSetting) -> String {
        if case .choice = setting.unit { return say("可以是:%@", options(of: setting).joined(separator: say("、"))) }
        let low = typed(setting.range.lowerBound, of: setting)
        let high = typed(setting.range.upperBound, of: setting)
        return say("可以是 %@ 到 %@ %@", low, high, unit(of: setting))
            + (setting.mayBeEmpty ? say(",空着是不限") : "")
    }
}
