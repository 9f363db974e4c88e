import Domain
import Operations
import Surface
import Widgets

extension CheckoutRoom {
    /// The balance may have changed while somebody was elsewhere.
    mutating func enter(_ turn: inout Turn) {
        pin = Self.emptyPIN
        digitsInChoice = 0
        refresh(&turn)
    }

    mutating func lookAnew(_ turn: inout Turn) { if isAtBuyer { finder = MemberFinder() } }

    mutating func refresh(_ turn: inout Turn) {
        if let member { turn.ask(MemberCard(member: member), slot: "card") { Note.member(member, $0) } }
        if case .receipt = stage { return }
        askPrice(&turn)
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .found(let text, let answer): finder.take(answer, for: text)
        case .decided(let text, let answer): follow(finder.decide(answer, for: text, turn.scene), &turn)
        case .member(let member, let answer): show(member, answer.card, &turn)
        case .visit(let visit, let answer): fill(from: visit, answer.booking, &turn)
        case .priced(let cart, let member, let answer): take(answer, of: cart, member, &turn)
        case .submitted(let cart, let member, let intent, let answer):
            quote = (cart, member, answer)
            if price != nil { pay(intent, &turn) }
        case .read(let digits, let answer): hear(answer, digits, &turn)
        case .proved(.success(let answer)): book(.proof(answer.proof), &turn)
        case .proved(.failure(let refusal)):
            pin = Self.emptyPIN
            pin.error = turn.scene.sentence(refusal)
            turn.effect(.bell)
        case .paid(.success(let receipt)): finish(receipt, &turn)
        case .paid(.failure(let refusal)): hear(refusal, &turn)
        case .begun(let result, let code, let money): hear(result, code, money, &turn)
        case .collected(let payment, let money, let news): hear(news, of: payment, money, &turn)
        case .recipient(let recipient, let intent):
            self.recipient = recipient
            pay(intent, &turn)
        case .turns, .staffed, .seconded, .session, .noted, .remarked, .coupons: change(note, &turn)
        case .waiting, .parked, .dropped, .resume, .clear, .parkFor, .replace: hearOfParking(note, &turn)
        }
    }

    /// What a dialog says about the cart.
    private mutating func change(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .turns(let line, let answer): hear(answer, line: line, &turn)
        case .seconded(let line): askSecond(line: line, &turn)
        case .session(let line, let session): use(session, of: line, &turn)
        case .staffed(let line, let shares): if cart.lines.indices.contains(line) { cart.lines[line].staff = shares }
        case .noted(let line, let text): if cart.lines.indices.contains(line) { cart.lines[line].note = text }
        case .remarked(let text): cart.note = text
        case .coupons(let coupons): cart.coupons = coupons
        default: break
        }
        askPrice(&turn)
    }

    private mutating func show(_ member: MemberID, _ card: MemberCard.Card?, _ turn: inout Turn) {
        // What was asked for somebody else before is nobody's business any more.
        guard member == wanted else { return }
        guard let card else { return turn.refuse(turn.say("没有这位会员")) }
        let isNew = self.card?.row.member != member
        self.card = card
        switch (stage, card.row.status) {
        case (.buyer, .frozen):
            finder = MemberFinder()
            stage = .barred
            turn.refuse(turn.say("%@:%@", card.row.name, turn.scene.sentence(card.row.status)))
        case (.buyer, _), (.barred, .normal), (.barred, .blacklisted):
            finder = MemberFinder()
            stage = .cart
        case (.cart, .frozen):
            stage = .barred
            turn.refuse(turn.say("%@:%@", card.row.name, turn.scene.sentence(card.row.status)))
        case (.barred, .frozen), (.cart, _), (.tender, _), (.share, _), (.cash, _), (.arrived, _), (.collecting, _),
            (.proof, _), (.settle, _), (.receipt, _):
            break
        }
        if isNew { askPrice(&turn) }
    }

    private mutating func finish(_ receipt: SaleReceipt, _ turn: inout Turn) {
        let card = self.card
        reset()
        self.card = card
        wanted = card?.row.member
        stage = .receipt(SaleView(receipt, turn.scene))
        let done = turn.scene.done(receipt)
        guard turn.scene.standing(to: .refund) != .refused else { return turn.succeed(done) }
        turn.succeed(done, undo: Self.action(.takeBack))
    }

    // MARK: Refusals

    mutating func hear(_ trouble: CartTrouble, _ turn: inout Turn) {
        giveUpPaying()
        if let line = trouble.line { table.select(line) }
        turn.refuse(turn.scene.sentence(trouble))
    }

    private mutating func hear(_ refusal: PayOrder.Refusal, _ turn: inout Turn) {
        let sentence = turn.scene.sentence(refusal)
        turn.refuse(sentence)
        pin = Self.emptyPIN
        switch refusal {
        case .code, .othersCode, .proof, .presence, .largeAmount, .unknown, .frozen: pin.error = sentence
        case .cart(let trouble): hear(trouble, &turn)
        case .insufficient:
            quote = nil
            pay(.usual, &turn)
        case .priceChanged:
            giveUpPaying()
            quote = nil
            askPrice(&turn)
        case .stock(let line, _):
            giveUpPaying()
            table.select(line)
        case .parked:
            parked = nil
            giveUpPaying()
        case .visit:
            visit = nil
            giveUpPaying()
        case .recipient:
            recipient = nil
            giveUpPaying()
        case .payments, .noMember, .scanned, .note: giveUpPaying()
        }
    }
}

extension CartTrouble {
    /// The line it is about.
    fileprivate var line: Int? {
        switch self {
        case .item(let line), .session(let line, _), .sessionOfOther(let line), .staff(let line): line
        case .noMember: nil
        case .cart(let fault):
            switch fault {
            case .quantity(let line), .amount(let line), .session(let line), .staff(let line), .reservation(let line):
                line
            case .empty, .tooManyLines, .coupons, .points: nil
            }
        }
    }
}
