package import Domain
package import Operations

/// Receipts as lines of so many cells: what the screen shows, the printer prints and a file gets are the same, and who
/// it is for, what is left and how to ask about it stand on all of them alike.
package struct ReceiptLayout: Sendable {
    /// Cells of a line: 32, 42 or 48.
    package let columns: Int
    let wording: Wording
    let calendar: StoreCalendar

    /// A layout for paper of a width, never below 24 cells.
    package init(columns: Int, wording: Wording, calendar: StoreCalendar) {
        self.columns = max(24, columns)
        self.wording = wording
        self.calendar = calendar
    }

    /// Everything on it, broken and padded to the width.
    package func lines(_ receipt: Receipt) -> [String] { ReceiptText(columns: columns).lines(content(receipt)) }

    /// Everything on it: shop, number, time, whose, what for, how it was paid, what is left (Beijing art. 13).
    package func content(_ receipt: Receipt) -> [ReceiptLine] {
        var lines = head(receipt)
        lines.append(.rule)
        for line in receipt.lines {
            let order = line.order.map { " " + wording.say("单号 %@", $0.description) } ?? ""
            lines.append(.pair(wording.title(inBooks: line.title) + order, line.amount.description))
        }
        lines.append(.rule)
        lines.append(.pair(wording.say("合计"), receipt.total.description))
        for payment in receipt.payments {
            lines.append(.pair(name(payment.means, receipt), payment.amount.description))
        }
        if let given = receipt.given {
            lines.append(.pair(wording.say("收现金"), given.description))
            lines.append(.pair(wording.say("找零"), receipt.change.description))
        }
        if receipt.bonusGranted != .zero { lines.append(.pair(wording.say("赠送金额"), receipt.bonusGranted.description)) }
        lines.append(.rule)
        lines += tail(receipt)
        return lines
    }

    private func head(_ receipt: Receipt) -> [ReceiptLine] {
        var lines = head(receipt.store, title(receipt.kind))
        lines.append(.pair(wording.say("单号 %@", receipt.entry.description), calendar.stamp(receipt.at)))
        if let reverses = receipt.reverses { lines.append(.text(wording.say("撤销单号 %@", reverses.description))) }
        return lines + [whose(receipt.name, receipt.phone), served(by: receipt.servedBy, receipt.member)]
    }

    // MARK: What all receipts say alike

    /// The store, and what it is.
    func head(_ store: String, _ title: String) -> [ReceiptLine] { [.logo(store), .text(title, .centre), .rule] }

    /// Masked name and phone.
    func whose(_ name: String, _ phone: String) -> ReceiptLine { .pair(wording.say("会员 %@", name), phone) }

    /// Who served whom, by the number to ask about (Beijing art. 13).
    func served(by name: String, _ member: MemberID) -> ReceiptLine {
        .pair(wording.say("经办 %@", name), wording.say("会员号 %@", member.description))
    }

    /// What is left of stored value.
    func balance(_ principal: Money, _ bonus: Money) -> [ReceiptLine] {
        [
            .pair(wording.say("余额"), (principal + bonus).description),
            .pair(wording.say("其中本金 %@", principal.description), wording.say("赠金 %@", bonus.description)),
        ]
    }

    /// How to ask about it.
    var query: ReceiptLine { .text(wording.say("余额、明细可随时到店查询"), .centre) }

    private func tail(_ receipt: Receipt) -> [ReceiptLine] {
        let earned = receipt.points == 0 ? "" : " (\(receipt.points > 0 ? "+" : "")\(receipt.points))"
        var lines = balance(receipt.principalAfter, receipt.bonusAfter)
        lines.append(.pair(wording.say("积分"), "\(receipt.pointsAfter)\(earned)"))
        if let debt = receipt.debtAfter { lines.append(.pair(wording.say("挂账未还"), debt.description)) }
        if !receipt.note.isEmpty { lines.append(.text(wording.say("备注 %@", receipt.note))) }
        if receipt.kind == .topUp {
            lines.append(.text(wording.say("退卡:未用的本金按原路退;用过优惠价的按原价扣回;赠金不退现,按比例收回")))
        }
        if receipt.kind == .packageSale {
            lines.append(.text(wording.say("退卡:用过的次数按单次原价扣,余款按原路退")))
        }
        if let until = receipt.undoUntil {
            lines.append(.text(wording.say("有误请在 %@ 前到店更正", calendar.stamp(until))))
        }
        lines.append(query)
        return lines
    }

    private func title(_ kind: Receipt.Kind) -> String {
        switch kind {
        case .deduction: wording.say("扣款凭证")
        case .topUp: wording.say("充值凭证")
        case .packageSale: wording.say("售卡凭证")
        case .reversal: wording.say("撤销凭证")
        case .debtPaid: wording.say("还款凭证")
        }
    }

    private func name(_ means: Receipt.Payment.Means, _ receipt: Receipt) -> String {
        switch means {
        case .principal: receipt.kind == .reversal ? wording.say("退本金") : wording.say("扣本金")
        case .bonus: receipt.kind == .reversal ? wording.say("退赠金") : wording.say("扣赠金")
        case .tender(let tender): wording.say(tender: tender)
        case .scanned(let tender): wording.say("%@扫码", wording.say(tender: tender))
        }
    }
}
