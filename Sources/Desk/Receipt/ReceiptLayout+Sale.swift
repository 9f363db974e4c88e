package import Domain
package import Operations

/// The receipt of an order, or of what went back of one.
extension ReceiptLayout {
    /// Everything on it: what, every fen off with its reason, how it was paid, what the member's account is after it
    /// (Beijing art. 13).
    /// - Parameter code: what is drawn as a QR code at its end, such as the order's number; nil = none.
    package func content(_ receipt: SaleReceipt, code: String? = nil) -> [ReceiptLine] {
        var lines = saleHead(receipt) + [.rule]
        for line in receipt.lines { lines += self.lines(line, isRefund: receipt.refund != nil) }
        lines += receipt.missingGifts.map { .text(wording.say("赠品 %@ 缺货,补货后领", $0)) }
        lines += [.rule] + totals(receipt)
        if let account = receipt.account { lines += [.rule] + self.account(account, receipt) }
        if !receipt.note.isEmpty { lines.append(.text(wording.say("备注 %@", receipt.note))) }
        lines.append(.rule)
        if let code { lines.append(.code(code)) }
        if receipt.account != nil { lines.append(query) }
        lines.append(.text(wording.say("谢谢光临,退换请带小票"), .centre))
        return lines
    }

    private func saleHead(_ receipt: SaleReceipt) -> [ReceiptLine] {
        var lines = head(receipt.store, receipt.refund == nil ? wording.say("销售小票") : wording.say("退货小票"))
        if let refund = receipt.refund {
            lines.append(.pair(wording.say("退货单号 %@", refund.description), calendar.stamp(receipt.at)))
            lines.append(.text(wording.say("原单号 %@", receipt.order.description)))
        } else {
            lines.append(.pair(wording.say("单号 %@", receipt.order.description), calendar.stamp(receipt.at)))
        }
        lines.append(
            .pair(wording.say("经办 %@", receipt.servedBy), wording.say("流水 %@", receipt.entry.description)))
        if let account = receipt.account {
            lines.append(whose(account.name, account.phone))
            lines.append(.text(wording.say("会员号 %@", account.member.description)))
        }
        return lines
    }

    /// The article, then what one costs and what came off, step by step; one line where there is nothing to tell.
    private func lines(_ line: SaleReceipt.Line, isRefund: Bool) -> [ReceiptLine] {
        let list = Money(fen: line.unit.fen * line.quantity)
        let title = wording.title(inBooks: line.title)
        let quantity = "\(line.unit)×\(line.quantity)"
        var lines: [ReceiptLine] = [.row(title, quantity, (isRefund ? line.net : list).description)]
        for step in line.steps { lines.append(.pair("  " + wording.say(reason: step.reason), "-\(step.amount)")) }
        if !line.steps.isEmpty { lines.append(.pair("  " + wording.say("实付"), line.net.description)) }
        if !line.staff.isEmpty {
            lines.append(.text("  " + wording.say("手艺人 %@", line.staff.joined(separator: " "))))
        }
        if !line.note.isEmpty { lines.append(.text("  " + wording.say("备注 %@", line.note))) }
        return isRefund ? lines : lines + later(line)
    }

    /// What the customer does not have in hand: codes, which the printer puts in, and what is handed over later.
    private func later(_ line: SaleReceipt.Line) -> [ReceiptLine] {
        var lines: [ReceiptLine] = []
        for code in line.codes ?? [] {
            switch code.state {
            case .issued: lines += [.text("  " + wording.say("卡密")), .digitalCode(code.slot)]
            case .pending: lines.append(.text("  " + wording.say("卡密生成中,有码后凭小票来取")))
            case .afterSale: lines.append(.text("  " + wording.say("卡密售后中")))
            case .refunded: lines.append(.text("  " + wording.say("卡密已退款作废")))
            }
        }
        guard let delivery = line.delivery else { return lines }
        switch (delivery.state, delivery.way) {
        case (.waiting, .pickUp): lines.append(.text("  " + wording.say("预订:到货后凭小票来取")))
        case (.waiting, .bring): lines.append(.text("  " + wording.say("预订:到货后送上门")))
        case (.ready, .pickUp): lines.append(.text("  " + wording.say("预订:凭小票来取")))
        case (.ready, .bring), (.out, _): lines.append(.text("  " + wording.say("预订:送上门")))
        case (.done, _): lines.append(.text("  " + wording.say("预订:已交付")))
        case (.cancelled, _): lines.append(.text("  " + wording.say("预订:已取消")))
        }
        return lines
    }

    private func totals(_ receipt: SaleReceipt) -> [ReceiptLine] {
        guard receipt.refund == nil else { return goingBack(receipt) }
        var lines: [ReceiptLine] = []
        if receipt.list != receipt.total {
            lines.append(.pair(wording.say("原价"), receipt.list.description))
            lines.append(.pair(wording.say("优惠"), "-\(receipt.list - receipt.total)"))
        }
        lines.append(.pair(wording.say("合计"), receipt.total.description, .wide))
        lines += receipt.payments.map { .pair(wording.say(paidBy: $0.means), $0.amount.description) }
        if let given = receipt.given {
            lines.append(.pair(wording.say("收现金"), given.description))
            lines.append(.pair(wording.say("找零"), receipt.change.description))
        }
        return lines
    }

    private func goingBack(_ receipt: SaleReceipt) -> [ReceiptLine] {
        var lines: [ReceiptLine] = [.pair(wording.say("退货合计"), receipt.total.description)]
        if receipt.withheld > .zero {
            lines.append(.pair(wording.say("扣已用掉的积分"), "-\(receipt.withheld)"))
        }
        let out = receipt.payments.reduce(Money.zero) { $0 + $1.amount }
        lines.append(.pair(wording.say("实退"), out.description, .wide))
        lines += receipt.payments.map {
            let state = $0.back.map { " " + wording.say($0.state) } ?? ""
            return .pair(wording.say("退到%@", wording.say(paidBy: $0.means)) + state, $0.amount.description)
        }
        return lines
    }

    private func account(_ account: SaleReceipt.Account, _ receipt: SaleReceipt) -> [ReceiptLine] {
        var lines = balance(account.principal, account.bonus)
        let isRefund = receipt.refund != nil
        if receipt.pointsSpent > 0 {
            lines.append(.pair(isRefund ? wording.say("退回积分") : wording.say("用积分"), "\(receipt.pointsSpent)"))
        }
        if receipt.pointsEarned > 0 {
            lines.append(.pair(isRefund ? wording.say("收回积分") : wording.say("得积分"), "\(receipt.pointsEarned)"))
        }
        lines.append(.pair(wording.say("积分"), "\(account.points)"))
        if account.debt > .zero { lines.append(.pair(wording.say("挂账未还"), account.debt.description)) }
        if let tier = account.newTier { lines.append(.text(wording.say("恭喜升为%@", wording.say(tier: tier)))) }
        return lines
    }
}
