import Domain
import Operations

/// Promotions and commissions in words.
extension Scene {
    func name(_ state: CampaignState) -> String {
        switch state {
        case .running: say("进行中")
        case .planned: say("未开始")
        case .over: say("已结束")
        case .dropped: say("已取消")
        }
    }

    /// What it gives: 满 300.00 减 50.00.
    func gives(_ terms: CampaignTerms) -> String {
        let threshold = terms.threshold
        switch terms.worth {
        case .amount(let amount, repeats: true): return say("每满 %@ 减 %@", threshold.description, amount.description)
        case .amount(let amount, repeats: false):
            return threshold > .zero
                ? say("满 %@ 减 %@", threshold.description, amount.description) : say("减 %@", amount.description)
        case .rate(let rate):
            let discount = say("%@ 折", tenths(Int64(rate)))
            return threshold > .zero ? say("满 %@ 打 %@", threshold.description, discount) : discount
        case .price(let price): return say("特价 %@", price.description)
        case .gift(let good):
            let title = catalogue?.goods.first { $0.good == good }?.title ?? good.description
            return say("满 %@ 送 %@", threshold.description, title)
        }
    }

    /// All of it in one sentence, as a customer would be told.
    func told(_ spec: CampaignSpec, since isFromTheStart: Bool = false) -> String {
        let terms = spec.terms
        var parts = [gives(terms)]
        if terms.scope != .everything { parts.append(say("限 %@", told(terms.scope))) }
        parts.append(whom(terms.tiers))
        if let when = when(terms) { parts.append(when) }
        let from = isFromTheStart ? say("开店起") : say("%@ 起", spec.from.description)
        parts.append(spec.until.map { say("%@ 到 %@", from, $0.description) } ?? from)
        if !terms.joinsCoupons { parts.append(say("不能和券同用")) }
        return parts.joined(separator: say(","))
    }

    func told(_ scope: Scope) -> String {
        switch scope {
        case .everything: say("全部")
        case .categories(let some): say("%@ 个类别", String(some.count))
        case .items(let items):
            items.map { item in wares.all.first { $0.item == item }?.title ?? "" }.joined(separator: say("、"))
        }
    }

    func whom(_ tiers: [Tier]) -> String {
        if tiers.isEmpty { return say("所有人") }
        if tiers.count == Tier.allCases.count { return say("会员") }
        return tiers.map { name($0) }.joined(separator: say("、"))
    }

    /// On which days and at which hours; nil = always.
    func when(_ terms: CampaignTerms) -> String? {
        var parts: [String] = []
        if let day = terms.monthDay { parts.append(say("每月 %@ 号", String(day))) }
        if !terms.weekdays.isEmpty { parts.append(weekdays(terms.weekdays)) }
        if let minutes = terms.minutes { parts.append(hours(minutes)) }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    func weekdays(_ days: [Int]) -> String {
        if days.sorted() == [6, 7] { return say("周末") }
        if days.sorted() == [1, 2, 3, 4, 5] { return say("周一到周五") }
        let monday = Day(year: 2026, month: 11, day: 23)
        return days.sorted().map { weekday(monday.advanced(days: $0 - 1)) }.joined(separator: say("、"))
    }

    func hours(_ minutes: Range<Int>) -> String {
        func clock(_ minute: Int) -> String { "\(Day.two(minute / 60)):\(Day.two(minute % 60))" }
        return "\(clock(minutes.lowerBound))-\(clock(minutes.upperBound))"
    }

    func sentence(_ fault: CampaignFault) -> String {
        switch fault {
        case .worth: say("给的不对:减和特价要大于 0,打折写 8.5 这样")
        case .threshold: say("满多少要填,而且不能比减的少")
        case .scope: say("限哪个项目不对;特价要选一个项目")
        case .days: say("星期或每月几号不对")
        case .minutes: say("钟点写成 14:00-17:00 这样")
        case .dates: say("开始最早是今天,结束不能早于开始")
        case .begun: say("活动已经开始,内容不能改;停止它,再办一个新的")
        }
    }

    // MARK: Commissions

    /// For whom and what: 所有人, 张丽, 补水护理, 张丽 补水护理.
    func whose(_ key: CommissionKey) -> String {
        let parts = [key.staff.map { staffName($0) }, key.service.map { title(of: $0) }].compactMap(\.self)
        return parts.isEmpty ? say("所有人") : parts.joined(separator: " ")
    }

    /// 10%, or 10% 点客 15%.
    func told(_ rates: CommissionRates?, of key: CommissionKey) -> String {
        guard let rates else { return key.service == nil && key.staff == nil ? say("没有提成") : say("不再单定") }
        if Set(rates.all.map { told($0) }).count == 1 { return told(rates.turnWithMember) }
        if rates.askedByMember == rates.askedByGuest, rates.turnWithMember == rates.turnWithGuest {
            if let turned = fee(rates.turnWithMember), let asked = fee(rates.askedByMember) {
                return say("每次 %@ 元,点客 %@ 元", turned, asked)
            }
            return say("%@,点客 %@", told(rates.turnWithMember), told(rates.askedByMember))
        }
        let fees = rates.all.compactMap { fee($0) }
        if fees.count == rates.all.count { return say("每次%@元", fees.joined(separator: "/")) }
        return rates.all.map { told($0) }.joined(separator: " / ")
    }

    func told(_ commission: Commission) -> String {
        switch commission {
        case .share(let share): percent(Int(share))
        case .each(let fee): say("每次 %@ 元", fee.description)
        }
    }

    private func fee(_ commission: Commission) -> String? {
        if case .each(let fee) = commission { fee.description } else { nil }
    }

    /// All four rates in words.
    func explained(_ term: Commissions.Answer.Term) -> String {
        guard let rates = term.rates else { return told(nil, of: term.key) }
        return say(
            "会员点客 %@,会员轮牌 %@,散客点客 %@,散客轮牌 %@", told(rates.askedByMember), told(rates.turnWithMember),
            told(rates.askedByGuest), told(rates.turnWithGuest))
    }
}
