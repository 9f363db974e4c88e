import Domain

/// The working of a refund in words, each line with the article it follows (法释〔2025〕4号).
extension Wording {
    /// A line and what it adds or takes off.
    func working(_ step: RefundStep, _ items: [String]) -> (text: String, amount: String) {
        (text(step, items), amount(step))
    }

    private func amount(_ step: RefundStep) -> String {
        switch step {
        case .subtotal(let money): return money.description
        case .bonusVoid: return ""
        case .gift(_, _, .returned), .gift(_, _, .left): return ""
        default:
            let effect = step.effect
            return (effect > .zero ? "+" : "") + effect.description
        }
    }

    private func text(_ step: RefundStep, _ items: [String]) -> String {
        switch step {
        case .topUp(let paid, let bonus, let day):
            bonus > .zero
                ? say("%@ 充值 %@ 送 %@", day.description, paid.description, bonus.description)
                : say("%@ 充值 %@", day.description, paid.description)
        case .package(_, let day): say("%@ 购买次卡", day.description)
        case .periodCard(_, let day): say("%@ 购买期限卡", day.description)
        case .usedAtPaidShare(let used, let paid, let bonus, _):
            say("已用 %@ × 实付 %@/%@(第18条)", used.description, paid.description, (paid + bonus).description)
        case .sessionsAtShare(let item, let count, _): say("%@ 已用 %@ 次,按卡价(第18条)", name(item, items), String(count))
        case .usedAtListPrice: say("已用部分按折扣前价格(第19条)")
        case .sessionsAtListPrice(let item, let count, let price, _):
            say("%@ 已用 %@ 次 × 原价 %@(第19条)", name(item, items), String(count), price.description)
        case .daysPassed(let days, let all, _): say("已过 %@ 天,共 %@ 天(第22条)", String(days), String(all))
        case .gift(let title, let value, let fate): gift(title, value, fate)
        case .paidBefore: say("以前已退过")
        case .neverExtra: say("已用超过实付,不再另收(第20条)")
        case .bonusVoid(let money): say("未用的赠金 %@ 不退现金", money.description)
        case .subtotal: say("小计")
        case .interest(let interest):
            say(
                "利息 %@ 起 %@ 天,年利率 %@%%(第16、17条)", interest.from.description, String(interest.days),
                Money(fen: interest.rate).description)
        }
    }

    private func name(_ item: Int, _ items: [String]) -> String {
        items.indices.contains(item) ? items[item] : String(item + 1)
    }

    private func gift(_ title: String, _ value: Money, _ fate: GiftInKind.Fate) -> String {
        switch fate {
        case .returned: say("赠品 %@ 已退回(第21条)", title)
        case .paidFor: say("赠品 %@ 已用,折价(第21条)", title)
        case .left: say("赠品 %@ 价值 %@,留给会员(第21条)", title, value.description)
        }
    }
}
