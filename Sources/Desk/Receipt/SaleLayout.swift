import Domain
import Operations
import Surface

/// A sale's receipt as lines of so many cells: every fen with its reason, how it was paid, what is left (Beijing
/// art. 13).
struct SaleLayout {
    let columns: Int
    let scene: Scene

    init(columns: Int, scene: Scene) {
        self.columns = max(24, columns)
        self.scene = scene
    }

    func lines(_ receipt: SaleReceipt) -> [String] {
        head(receipt) + [rule] + receipt.lines.flatMap(lines) + [rule] + sums(receipt) + [rule] + tail(receipt)
    }

    private func head(_ receipt: SaleReceipt) -> [String] {
        var lines = receipt.store.wrapped(to: columns).map(centered)
        lines += [centered(scene.say("收银小票")), rule]
        lines += pair(scene.say("单号 %@", receipt.order.description), scene.calendar.stamp(receipt.at))
        lines += pair(scene.say("经办 %@", receipt.servedBy), scene.say("流水 %@", receipt.entry.description))
        if let account = receipt.account {
            lines += pair(scene.say("会员 %@", account.name), account.phone)
            lines += pair(scene.say("会员号 %@", account.member.description), "")
        }
        return lines
    }

    private func lines(_ line: SaleReceipt.Line) -> [String] {
        let title = scene.wording.title(inBooks: line.title)
        let list = Money(fen: line.unit.fen * line.quantity)
        var lines = pair(line.quantity > 1 ? "\(title) ×\(line.quantity)" : title, list.description)
        for step in line.steps { lines += pair("  " + scene.sentence(step.reason), (-step.amount).description) }
        let details = (line.staff + [line.note]).filter { !$0.isEmpty }.joined(separator: " ")
        if !details.isEmpty { lines += pair("  " + details, "") }
        return lines
    }

    private func sums(_ receipt: SaleReceipt) -> [String] {
        var lines: [String] = []
        if receipt.list != receipt.total {
            lines += pair(scene.say("原价"), receipt.list.description)
            lines += pair(scene.say("已优惠"), (receipt.total - receipt.list).description)
        }
        lines += pair(scene.say("合计"), receipt.total.description)
        for payment in receipt.payments { lines += pair(scene.name(payment.means), payment.amount.description) }
        if let given = receipt.given, receipt.change > .zero {
            lines += pair(scene.say("实收现金"), given.description) + pair(scene.say("找零"), receipt.change.description)
        }
        return lines
    }

    private func tail(_ receipt: SaleReceipt) -> [String] {
        var lines: [String] = []
        if let account = receipt.account {
            lines += pair(scene.say("余额"), account.balance.description)
            lines += pair(
                scene.say("其中本金 %@", account.principal.description), scene.say("赠金 %@", account.bonus.description))
            let change = receipt.pointsEarned - receipt.pointsSpent
            let earned = change == 0 ? "" : " (\(change > 0 ? "+" : "")\(change))"
            lines += pair(scene.say("积分"), "\(account.points)\(earned)")
            if account.debt > .zero { lines += pair(scene.say("挂账未付"), account.debt.description) }
            if let tier = account.newTier { lines += pair(scene.say("升为 %@", scene.name(tier)), "") }
        }
        for gift in receipt.missingGifts { lines += scene.say("赠品 %@ 缺货,到货再取", gift).wrapped(to: columns) }
        if !receipt.note.isEmpty { lines += scene.say("备注 %@", receipt.note).wrapped(to: columns) }
        if receipt.account != nil { lines += scene.say("余额、明细可随时到店查询").wrapped(to: columns).map(centered) }
        return lines
    }

    private var rule: String { String(repeating: "-", count: columns) }

    private func centered(_ text: String) -> String {
        let cut = text.truncated(to: columns, ellipsis: "")
        return String(repeating: " ", count: (columns - cut.cells) / 2) + cut
    }

    /// A name at the left, a value at the right; a long name takes lines of its own.
    private func pair(_ left: String, _ right: String) -> [String] {
        if left.cells + right.cells + 1 <= columns {
            return [left + String(repeating: " ", count: columns - left.cells - right.cells) + right]
        }
        let last = String(repeating: " ", count: max(0, columns - right.cells)) + right
        return left.wrapped(to: columns) + (right.isEmpty ? [] : [last])
    }
}
