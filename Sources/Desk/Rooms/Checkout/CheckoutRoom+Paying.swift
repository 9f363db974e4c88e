import Domain
import Operations
import Surface
import Widgets

/// From a price to an order: how each part is paid, then the member's proof.
extension CheckoutRoom {
    /// Enter in an empty box, a key, a code: what is in the cart is to be paid.
    mutating func pay(_ intent: Intent, _ turn: inout Turn) {
        guard !cart.lines.isEmpty else {
            entry.error = turn.say("请输入金额或项目")
            return turn.effect(.bell)
        }
        guard let answer = price else {
            let (cart, member) = (self.cart, self.member)
            return turn.decide(Quote(cart: cart, member: member)) { Note.submitted(cart, member, intent, $0) }
        }
        giveUpPaying()
        if let trouble = answer.trouble { return hear(trouble, &turn) }
        if recipient == nil, cart.lines.contains(where: \.isReserved) { return askRecipient(then: intent, &turn) }
        if due < .zero {
            parts = []
            return turn.warn(turn.say("扫码收到的比应付多;请在 %@ 扫码收款里退回,再付一次", turn.scene.key(of: Global.more.action)))
        }
        guard due > .zero else { return advance(&turn) }
        switch intent {
        case .choosing: stage = .tender(allWays(turn.scene))
        case .payCode(let code): collect(code, due, &turn)
        case .usual, .code: payByUsualWay(intent, answer, &turn)
        }
    }

    private mutating func payByUsualWay(_ intent: Intent, _ answer: Quote.Answer, _ turn: inout Turn) {
        guard member != nil, answer.available >= due else {
            stage = .tender(ways(turn.scene))
            return
        }
        parts.append(OrderPayment(.storedValue, due))
        advance(&turn)
        if case .code(let digits) = intent, isAtProof { book(.code(digits), &turn) }
    }

    // MARK: Ways

    /// What to choose from first: where there is some stored value, but too little, what to do about that.
    func ways(_ scene: Scene) -> TenderMenu {
        guard let price, member != nil, !isSplit, parts.isEmpty, price.available > .zero, price.available < total else {
            return allWays(scene)
        }
        return shortWays(price, scene)
    }

    private func shortWays(_ answer: Quote.Answer, _ scene: Scene) -> TenderMenu {
        let missing = total - answer.available
        let offer = TopUpOffer.covering(missing, in: scene.catalogue?.offers ?? [])
        let gives = offer.map { scene.say("充 %@ 送 %@", $0.paid.description, $0.bonus.description) } ?? ""
        var items = [Menu.Item(scene.say("先充值"), detail: gives, obstacle: topUpObstacle(scene))]
        items += Tender.allCases.map {
            Menu.Item(
                scene.say("扣完余额,差额收%@", scene.name($0)), detail: scene.say("收 %@ 元", missing.description))
        }
        items.append(Menu.Item(scene.say("别的付法")))
        let ways = [TenderMenu.Way.topUp] + Tender.allCases.map(TenderMenu.Way.balanceThen) + [.others]
        return TenderMenu(ways: ways, menu: Menu(items), isShort: true)
    }

    private func topUpObstacle(_ scene: Scene) -> String? {
        scene.rooms.contains(.topUp) ? nil : scene.say("请到充值处办理")
    }

    /// Every way that is not taken yet, for what is due.
    func allWays(_ scene: Scene) -> TenderMenu {
        let sum = scene.say("收 %@ 元", due.description)
        var all: [(TenderMenu.Way, Menu.Item)] = Tender.allCases.map { tender in
            (.tender(tender), Menu.Item(scene.name(tender), detail: isSplit ? "" : sum))
        }
        if let available = price?.available, available > .zero {
            let isEnough = available >= due || isSplit
            all.insert(
                (
                    .storedValue,
                    Menu.Item(
                        scene.say("储值"), detail: scene.say("余额 %@ 元", available.description),
                        obstacle: isEnough ? nil : scene.say("余额 %@ 元,不够", available.description))
                ), at: 0)
        }
        if member != nil { all.append((.onAccount, Menu.Item(scene.say("挂账"), detail: scene.say("以后再付")))) }
        if !isSplit { all.append((.split, Menu.Item(scene.say("分开付"), detail: scene.say("几种付法各付一部分")))) }
        if member != nil, parts.isEmpty {
            all.append((.topUp, Menu.Item(scene.say("先充值"), obstacle: topUpObstacle(scene))))
        }
        let left = all.filter { way, _ in means(way).map { means in !parts.contains { $0.means == means } } ?? true }
        return TenderMenu(ways: left.map(\.0), menu: Menu(left.map(\.1)), isShort: false)
    }

    private func means(_ way: TenderMenu.Way) -> OrderPayment.Means? {
        switch way {
        case .storedValue: .storedValue
        case .tender(let tender): .tender(tender)
        case .onAccount: .onAccount
        case .topUp, .balanceThen, .split, .others: nil
        }
    }

    mutating func choose(_ way: TenderMenu.Way, _ turn: inout Turn) {
        switch way {
        case .topUp:
            guard let member else { return }
            let missing = total - (price?.available ?? .zero)
            let offer = TopUpOffer.covering(missing, in: turn.scene.catalogue?.offers ?? [])
            giveUpPaying()
            turn.go(.topUp(member, suggested: offer?.id, thenCharge: true))
        case .balanceThen(let tender):
            parts = [OrderPayment(.storedValue, price?.available ?? .zero)]
            receive(.tender(tender), due, &turn)
        case .others: stage = .tender(allWays(turn.scene))
        case .split:
            isSplit = true
            stage = .tender(allWays(turn.scene))
        case .storedValue, .tender, .onAccount:
            guard let means = means(way) else { return }
            guard isSplit else { return receive(means, due, &turn) }
            amount = Self.emptyAmount
            stage = .share(means)
        }
    }

    /// How much of it this way: what was typed, else all that is due.
    mutating func takeShare(_ means: OrderPayment.Means, _ turn: inout Turn) {
        let held = means == .storedValue ? price?.available ?? .zero : due
        let most = min(due, held)
        guard !amount.text.isEmpty else { return receive(means, most, &turn) }
        guard let money = Money(typed: amount.text), money > .zero else {
            return refuseAmount(turn.say("金额要大于 0"), &turn)
        }
        guard money <= most else { return refuseAmount(turn.say("最多 %@ 元", most.description), &turn) }
        receive(means, money, &turn)
    }

    private mutating func refuseAmount(_ sentence: String, _ turn: inout Turn) {
        amount.error = sentence
        turn.effect(.bell)
    }

    /// A part by this means: cash is counted, what comes by telephone or card has to have arrived.
    private mutating func receive(_ means: OrderPayment.Means, _ money: Money, _ turn: inout Turn) {
        amount = Self.emptyAmount
        switch means {
        case .tender(.cash): stage = .cash(money)
        case .tender(let tender): stage = .arrived(tender, money)
        case .storedValue, .onAccount, .scanned:
            parts.append(OrderPayment(means, money))
            advance(&turn)
        }
    }

    /// Cash was handed over: exactly, unless more was typed.
    mutating func takeCash(_ money: Money, _ turn: inout Turn) {
        var given: Money?
        if !amount.text.isEmpty {
            guard let typed = Money(typed: amount.text), typed >= money else {
                return refuseAmount(turn.say("不够,要收 %@ 元", money.description), &turn)
            }
            given = typed
        }
        amount = Self.emptyAmount
        parts.append(OrderPayment(.tender(.cash), money, given: given))
        advance(&turn)
    }

    mutating func takeArrived(_ tender: Tender, _ money: Money, _ turn: inout Turn) {
        parts.append(OrderPayment(.tender(tender), money))
        advance(&turn)
    }

    /// A part is settled: on to the next, to the proof, or to the books.
    mutating func advance(_ turn: inout Turn) {
        digitsInChoice = 0
        if due > .zero {
            stage = .tender(allWays(turn.scene))
        } else if needsProof {
            pin = Self.emptyPIN
            stage = .proof
        } else {
            stage = .settle
            book(nil, &turn)
        }
    }

    /// Stored value and points are taken only with the member's own code or PIN.
    private var needsProof: Bool {
        parts.contains { $0.means == .storedValue } || price?.quotation.points ?? 0 > 0
    }

    func book(_ presence: Presence?, _ turn: inout Turn) {
        let command = PayOrder(
            cart: cart, member: member, visit: visit, total: total, payments: parts, presence: presence, parked: parked,
            recipient: recipient)
        turn.perform(command) { Note.paid($0) }
    }

    /// Enter with a PIN.
    mutating func prove(_ turn: inout Turn) {
        guard let card else { return }
        guard card.hasPIN else { return turn.refuse(turn.say("会员没有设密码,请扫会员码")) }
        guard pin.text.count == 6 else {
            pin.error = turn.say("请扫会员码,或输入六位密码")
            return
        }
        turn.perform(ProveMember(member: card.row.member, pin: pin.text)) { Note.proved($0) }
    }
}
