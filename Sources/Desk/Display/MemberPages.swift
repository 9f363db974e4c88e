import Domain
import Operations

extension CheckoutRoom {
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? {
        if case .receipt(let view) = stage { return scene.memberPage(view.receipt) }
        guard let price, price.trouble == nil, !price.lines.isEmpty else { return nil }
        let lines = zip(cart.lines, zip(price.lines, price.quotation.lines)).map { line, priced in
            MemberDisplay.Line(
                title: line.quantity == 1 ? priced.0.title : "\(priced.0.title) ×\(line.quantity)",
                amount: priced.1.net)
        }
        return .bill(lines, label: scene.say("应付"), total: price.quotation.total)
    }
}

extension TopUpRoom {
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? {
        switch stage {
        case .receipt(let view): scene.memberPage(view.receipt)
        case .tender(let ware), .confirm(let ware, _):
            .bill([], label: scene.say("应付"), total: ware.price)
        case .member, .barred, .ware, .amount: nil
        }
    }
}

extension SimpleRoom {
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? {
        switch (step, draft.task) {
        case (.done, _): draft.done?.memberPage
        case (.readBack, .deduct), (.proof, .deduct):
            draft.quote.map { .bill([], label: scene.say("应付"), total: $0.quotation.total) }
        case (.readBack, .topUp): draft.amount.map { .bill([], label: scene.say("应付"), total: $0) }
        default: nil
        }
    }
}

extension CodeOverlay {
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? {
        digits.isEmpty ? nil : .code(title, digits: digits, hint: scene.say("请扫这个码"))
    }
}

extension Scene {
    /// What was sold, or taken back, and what is left to the member.
    func memberPage(_ receipt: SaleReceipt) -> MemberDisplay.Page {
        var lines: [String] = []
        if receipt.change > .zero { lines.append(say("找零") + " " + receipt.change.description) }
        if let account = receipt.account { lines.append(say("余额") + " " + account.balance.description) }
        let owed = receipt.payments.filter { $0.means == .onAccount }.reduce(Money.zero) { $0 + $1.amount }
        if owed > .zero, receipt.refund == nil { lines.append(say("挂账") + " " + owed.description) }
        if receipt.refund != nil { return .done(say("已退款"), amount: receipt.total, lines: lines) }
        return owed > .zero && owed == receipt.total
            ? .done(say("已挂账"), amount: owed, lines: lines)
            : .done(say("已收款"), amount: receipt.total - owed, lines: lines)
    }

    /// What was put into the account, or taken back, and what is in it now.
    func memberPage(_ receipt: Receipt) -> MemberDisplay.Page {
        let total = receipt.payments.reduce(Money.zero) { $0 + $1.amount }
        return .done(
            receipt.kind == .reversal ? say("已撤销") : say("已收款"), amount: total,
            lines: [say("余额") + " " + (receipt.principalAfter + receipt.bonusAfter).description])
    }
}
