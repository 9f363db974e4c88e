import Domain
import Operations

/// What is said of orders and what goes back of them.
extension Scene {
    func name(_ means: SaleReceipt.Payment.Means) -> String {
        switch means {
        case .principal: say("本金")
        case .bonus: say("赠金")
        case .tender(let tender): name(tender)
        case .scanned(let tender): say("%@扫码", name(tender))
        case .onAccount: say("挂账")
        }
    }

    /// A part of the payment, of which stored value is one.
    func name(ofPart means: SaleReceipt.Payment.Means) -> String {
        switch means {
        case .principal, .bonus: say("储值")
        case .tender, .scanned, .onAccount: name(means)
        }
    }

    /// `现金 20.00`
    func back(_ payment: SaleReceipt.Payment) -> String {
        let amount = payment.amount.description
        return switch payment.means {
        case .principal, .bonus, .tender: "\(name(payment.means)) \(amount)"
        case .scanned:
            payment.back.map { "\(name(payment.means)) \(amount)(\(wording.say($0.state)))" }
                ?? say("%@ %@(待原路退)", name(payment.means), amount)
        case .onAccount: say("挂账 %@(少欠)", amount)
        }
    }

    /// What an order took and gave in points.
    func points(_ receipt: SaleReceipt) -> String {
        var parts: [String] = []
        if receipt.pointsSpent > 0 { parts.append(say("用 %@ 分", String(receipt.pointsSpent))) }
        if receipt.pointsEarned > 0 { parts.append(say("得 %@ 分", String(receipt.pointsEarned))) }
        return parts.joined(separator: say("、"))
    }

    /// Scanned money on its way back, or gone: `微信扫码 30.00 已退`.
    func backs(of sold: OrderDetail.Sold) -> [(text: String, isRefused: Bool)] {
        sold.parts.flatMap { part in
            part.backs.map { back in
                ("\(name(part.payment.means)) \(back.amount) \(wording.say(back.state))", back.state == .refused)
            }
        }
    }

    /// What a refund says in one line.
    func goneBack(_ receipt: SaleReceipt) -> String {
        let ways = receipt.payments.map { back($0) }.joined(separator: say("、"))
        return ways.isEmpty ? say("已退货,不退钱") : say("已退货,退%@", ways)
    }

    func sentence(ofLine title: String, left: Int64) -> String {
        let title = wording.title(inBooks: title)
        return left > 0 ? say("“%@”只剩 %@ 份可退", title, String(left)) : say("“%@”已经退完,不能再退", title)
    }

    func sentence(_ fault: OrderRefundFault, _ lines: [OrderDetail.Sold.Line]) -> String {
        switch fault {
        case .nothing: say("先选退什么:空格选一项,a 全选")
        case .quantity(let line, let left):
            sentence(ofLine: lines.indices.contains(line) ? lines[line].line.title : say("这一项"), left: left)
        case .parts(let amount):
            say(
                "要退的 %@ 元分不到那种付款上,请按 %@ 重选怎么退", amount.description,
                key(of: OrdersRoom.action(.split), whileTyping: false))
        case .withdrawn(let line):
            say(
                "“%@”用的次卡已经退卡,这一次算用掉,不能再退;其余各项可以退",
                lines.indices.contains(line - 1) ? wording.title(inBooks: lines[line - 1].line.title) : say("这一项"))
        }
    }

    func sentence(_ refusal: RefundSale.Refusal, _ lines: [OrderDetail.Sold.Line]) -> String {
        switch refusal {
        case .unknown: say("没有这张单据")
        case .fault(let fault): sentence(fault, lines)
        case .changed(let amount): say("刚才有变动,现在应退 %@ 元;请看清后再按 Enter", amount.description)
        case .reason(.empty): say("请写退货的原因")
        case .reason(let fault): sentence(fault)
        }
    }
}
