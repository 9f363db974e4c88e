import Domain
import Operations
import Surface
import Widgets

/// What it costs, and what the cashier can choose about that.
extension CheckoutRoom {
    func askPrice(_ turn: inout Turn) {
        guard !cart.lines.isEmpty else { return }
        let (cart, member) = (self.cart, self.member)
        turn.ask(Quote(cart: cart, member: member), slot: "price") { Note.priced(cart, member, $0) }
    }

    /// The price as it is now. Where somebody pays already and it is another one, they begin anew.
    mutating func take(_ answer: Quote.Answer, of cart: Cart, _ member: MemberID?, _ turn: inout Turn) {
        guard cart == self.cart, member == self.member else { return }
        let before = price
        quote = (cart, member, answer)
        guard let before, isPaying, before.quotation.total != answer.quotation.total || wasShort(before) else { return }
        begin(anew: before.quotation.total != answer.quotation.total ? answer : nil, &turn)
    }

    /// Whether it was asked what to do about too little, and there is another balance by now.
    private func wasShort(_ before: Quote.Answer) -> Bool {
        guard case .tender(let menu) = stage, menu.isShort else { return false }
        return before.available != price?.available
    }

    private mutating func begin(anew changed: Quote.Answer?, _ turn: inout Turn) {
        giveUpPaying()
        if let changed {
            return turn.warn(turn.say("价格有变动,现在 %@ 元;请核对后再付", changed.quotation.total.description))
        }
        pay(.usual, &turn)
    }

    /// Whether a question about paying stands on the screen.
    var isPaying: Bool {
        switch stage {
        case .tender, .share, .cash, .arrived, .collecting, .proof, .settle: true
        case .buyer, .barred, .cart, .receipt: false
        }
    }

    /// Back to the cart; nothing that was settled about paying counts any more, but what has arrived by a pay code.
    mutating func giveUpPaying() {
        keepOnlyScanned()
        isSplit = false
        amount = Self.emptyAmount
        pin = Self.emptyPIN
        digitsInChoice = 0
        stage = .cart
    }

    /// What stored value would pay of it, and what follows.
    var deduction: DeductionPreview.Answer? { price?.deduction }

    mutating func switchPoints(_ turn: inout Turn) {
        cart.points = cart.points == .none ? .most : .none
        askPrice(&turn)
    }

    func askCoupons(_ turn: inout Turn) {
        guard let price else { return }
        let used = price.quotation.coupons
        var choices = [
            MenuOverlay.Choice(
                label: turn.say("自动选最省的"), detail: cart.coupons == .best ? turn.say("现在是这样") : ""
            ) { $0.tell(.room(.checkout), Note.coupons(.best)) }
        ]
        choices += price.coupons.map { coupon in
            let isUsed = used.contains(coupon.id)
            let others = used.filter { $0 != coupon.id }
            let why = price.quotation.whyNot.first { $0.what == .coupon(coupon.id, title: coupon.title) }?.why
            let until = coupon.until.map { turn.scene.short($0.advanced(milliseconds: -1)) }
            let state = isUsed ? turn.say("在用,选它就不用") : why.map(turn.scene.sentence) ?? turn.say("没用")
            let detail = until.map { turn.say("%@,至 %@", state, $0) } ?? state
            return MenuOverlay.Choice(label: turn.scene.wording.title(inBooks: coupon.title), detail: detail) {
                $0.tell(.room(.checkout), Note.coupons(.chosen(isUsed ? others : others + [coupon.id])))
            }
        }
        turn.show(MenuOverlay(turn.say("用哪些券?"), choices))
    }

    func tellWhy(_ turn: inout Turn) {
        guard let price else { return }
        let lines = price.quotation.whyNot.map { turn.scene.sentence($0) }
        turn.show(
            QuestionOverlay(turn.say("为何不便宜"), lines, answers: [.init(label: turn.say("关闭")) { _ in }]))
    }
}
