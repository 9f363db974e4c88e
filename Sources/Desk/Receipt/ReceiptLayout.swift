package import Domain
package import Operations
import Surface

/// A receipt as lines of so many cells: what the screen shows and the printer prints are the same.
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

    /// Everything on it: shop, number, time, whose, what for, how it was paid, what is left (Beijing art. 13).
    package func lines(_ receipt: Receipt) -> [String] {
        var lines = head(receipt)
        lines.append(rule)
        for line in receipt.lines { lines += pair(wording.title(inBooks: line.title), line.amount.description) }
        lines.append(rule)
        lines += pair(wording.say("合计"), receipt.total.description)
        for payment in receipt.payments { lines += pair(name(payment.means, receipt), payment.amount.description) }
        if receipt.bonusGranted != .zero { lines += pair(wording.say("赠送"), receipt.bonusGranted.description) }
        lines.append(rule)
        lines += tail(receipt)
        return lines
    }

    private func head(_ receipt: Receipt) -> [String] {
        var lines = receipt.store.wrapped(to: columns).map(centered)
        lines.append(centered(title(receipt.kind)))
        lines.append(rule)
        lines += pair(wording.say("单号 %@", receipt.entry.description), calendar.stamp(receipt.at))
        if let reverses = receipt.reverses { lines += pair(wording.say("撤销单号 %@", reverses.description), "") }
        lines += pair(wording.say("会员 %@", receipt.name), receipt.phone)
        lines += pair(wording.say("经办 %@", receipt.servedBy), wording.say("会员号 %@", receipt.member.description))
        return lines
    }

    private func tail(_ receipt: Receipt) -> [String] {
        var lines = pair(wording.say("余额"), receipt.balanceAfter.description)
        lines += pair(
            wording.say("其中本金 %@", receipt.principalAfter.description),
            wording.say("赠金 %@", receipt.bonusAfter.description))
        let earned = receipt.points == 0 ? "" : " (\(receipt.points > 0 ? "+" : "")\(receipt.points))"
        lines += pair(wording.say("积分"), "\(receipt.pointsAfter)\(earned)")
        if !receipt.note.isEmpty { lines += wording.say("备注 %@", receipt.note).wrapped(to: columns) }
        if let until = receipt.undoUntil {
            lines += wording.say("有误请在 %@ 前到店更正", calendar.stamp(until)).wrapped(to: columns)
        }
        lines += wording.say("余额、明细可随时到店查询").wrapped(to: columns).map(centered)
        return lines
    }

    private func title(_ kind: Receipt.Kind) -> String {
        switch kind {
        case .deduction: wording.say("扣款凭证")
        case .topUp: wording.say("充值凭证")
        case .packageSale: wording.say("售卡凭证")
        case .reversal: wording.say("撤销凭证")
        }
    }

    private func name(_ means: Receipt.Payment.Means, _ receipt: Receipt) -> String {
        switch means {
        case .principal: receipt.kind == .reversal ? wording.say("退本金") : wording.say("扣本金")
        case .bonus: receipt.kind == .reversal ? wording.say("退赠金") : wording.say("扣赠金")
        case .tender(.cash): wording.say("现金")
        case .tender(.bankCard): wording.say("银行卡")
        case .tender(.wechat): wording.say("微信")
        case .tender(.alipay): wording.say("支付宝")
        case .tender(.unionPay): wording.say("云闪付")
        }
    }

    var rule: String { String(repeating: "-", count: columns) }

    func centered(_ text: String) -> String {
        let cut = text.truncated(to: columns, ellipsis: "")
        return String(repeating: " ", count: (columns - cut.cells) / 2) + cut
    }

    /// A name at the left, a value at the right; a long name takes lines of its own.
    func pair(_ left: String, _ right: String) -> [String] {
        if left.cells + right.cells + 1 <= columns {
            return [left + String(repeating: " ", count: columns - left.cells - right.cells) + right]
        }
        let last = String(repeating: " ", count: max(0, columns - right.cells)) + right
        return left.wrapped(to: columns) + (right.isEmpty ? [] : [last])
    }
}
