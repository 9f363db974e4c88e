package import Domain
package import Operations

/// A member's statement as lines: the same on the screen, on paper and in a file.
package struct StatementLayout: Sendable {
    private let wording: Wording
    private let calendar: StoreCalendar

    /// A layout in a language.
    package init(wording: Wording, calendar: StoreCalendar) {
        self.wording = wording
        self.calendar = calendar
    }

    /// Everything on it, down to the line for the member's hand.
    package func lines(_ statement: MemberStatement.Statement) -> [ReceiptLine] {
        var lines: [ReceiptLine] = [
            .text(statement.store, .centre), .text(wording.say("会员对账单"), .centre), .rule,
            .pair(wording.say("会员 %@", statement.name), statement.phone),
            .pair(wording.say("会员号 %@", statement.member.description), calendar.stamp(statement.at)),
            .text(wording.say("%@ 至 %@", statement.from.description, statement.to.description)), .rule,
            .text(wording.say("期初")),
        ]
        lines += statement.balances.map { .pair("  " + name($0.holding), amount($0.before, $0.holding)) }
        lines.append(.rule)
        if statement.rows.isEmpty { lines.append(.text(wording.say("这段时间没有变动"))) }
        for row in statement.rows { lines += self.lines(row) }
        lines += [.rule, .text(wording.say("期末"))]
        lines += statement.balances.map { .pair("  " + name($0.holding), amount($0.after, $0.holding)) }
        lines.append(.rule)
        lines += left(statement) + refunds
        lines += [
            .rule, .text(wording.say("余额、明细可随时到店查询")), .blank,
            .text(wording.say("会员签名") + " ____________________"), .blank,
            .text(wording.say("门店签章") + " ____________________"),
            .text(statement.by.isEmpty ? "" : wording.say("经办 %@", statement.by)),
        ]
        return lines
    }

    private func lines(_ row: MemberStatement.Statement.Row) -> [ReceiptLine] {
        [
            .pair(
                "\(calendar.stamp(row.at)) \(wording.title(inBooks: row.title))",
                wording.say("流水 %@", row.entry.description))
        ]
            + row.parts.map { part in
                .row(
                    "  \(name(part.holding)) \(part.change > 0 ? "+" : "")\(amount(part.change, part.holding))",
                    wording.say("余"), amount(part.after, part.holding))
            }
    }

    /// What is left of each top-up, and how much bonus came with it.
    private func left(_ statement: MemberStatement.Statement) -> [ReceiptLine] {
        guard !statement.left.isEmpty else { return [] }
        var lines: [ReceiptLine] = [.text(wording.say("各次充值的剩余"))]
        for left in statement.left {
            lines.append(
                .pair(
                    wording.say(
                        "%@ 充 %@ 送 %@", calendar.date(of: left.at).description, left.paid.description,
                        left.given.description), ""))
            lines.append(
                .pair(
                    "  " + wording.say("余本金 %@", left.principal.description),
                    wording.say("余赠金 %@", left.bonus.description)))
            if let until = left.until, left.bonus > .zero {
                lines.append(.text("  " + wording.say("赠金有效至 %@", calendar.date(of: until).description)))
            }
        }
        return lines
    }

    /// Rule 8 in words.
    private var refunds: [ReceiptLine] {
        [
            .text(wording.say("怎样退款")),
            .text(wording.say("充值后七天内没有用过的,退全部本金;门店的原因退卡的,按本金占充值和赠送总额的比例扣已用的部分")),
            .text(wording.say("会员自己的原因退卡的,已用的按原价扣;赠金不退现;款项按原来的付款方式退回")),
        ]
    }

    private func name(_ holding: MemberStatement.Statement.Holding) -> String {
        switch holding {
        case .principal: wording.say("本金")
        case .bonus: wording.say("赠金")
        case .points: wording.say("积分")
        case .sessions(_, let title): wording.title(inBooks: title)
        }
    }

    private func amount(_ amount: Int64, _ holding: MemberStatement.Statement.Holding) -> String {
        switch holding {
        case .principal, .bonus: Money(fen: amount).description
        case .points, .sessions: String(amount)
        }
    }
}
