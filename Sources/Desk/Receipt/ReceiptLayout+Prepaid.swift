package import Domain
package import Operations
import Surface

/// What went back of a prepayment, as lines of a receipt.
extension ReceiptLayout {
    /// Everything on it, with the working line by line (rules 8 and 16).
    /// - Parameter cause: the cause in plain words.
    package func content(_ receipt: PrepaidReceipt, _ cause: String) -> [ReceiptLine] {
        var lines = head(receipt.store, wording.say("退卡凭证"))
        lines += pair(wording.say("单号 %@", receipt.entry.description), calendar.stamp(receipt.at))
        lines += [whose(receipt.name, receipt.phone), served(by: receipt.servedBy, receipt.member)]
        lines += pair(wording.title(inBooks: receipt.title), cause)
        lines.append(.rule)
        lines += working(receipt.working, receipt.items)
        lines.append(.rule)
        if receipt.figure == .principalOnly { lines.append(.text(wording.say("经双方同意,按剩余本金退"))) }
        lines += pair(wording.say("实退 %@", wording.say(tender: receipt.tender)), receipt.paidOut.description)
        lines += balance(receipt.principalAfter, receipt.bonusAfter)
        lines.append(.text(wording.say("备注 %@", receipt.reason)))
        lines += pair(wording.say("会员签名"), "")
        return lines + [query, .blank]
    }

    /// The working, line by line, and what it comes to.
    func working(_ steps: [RefundStep], _ items: [String]) -> [ReceiptLine] {
        let total = steps.reduce(Money.zero) { $0 + $1.effect }
        return steps.flatMap { step -> [ReceiptLine] in
            let (text, amount) = wording.working(step, items)
            return pair(text, amount)
        } + pair(wording.say("法定应退"), total.description)
    }

    private func pair(_ name: String, _ value: String) -> [ReceiptLine] { [.pair(name, value)] }
}
