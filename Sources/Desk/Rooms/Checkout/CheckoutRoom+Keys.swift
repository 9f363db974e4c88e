import Domain
import Operations
import Surface
import Widgets

extension CheckoutRoom {
    /// Enter.
    mutating func goOn(_ turn: inout Turn) {
        switch stage {
        case .buyer: enterBuyer(&turn)
        case .barred, .collecting: break
        case .cart: if entry.text.isEmpty { pay(.usual, &turn) } else { addTyped(&turn) }
        case .tender: _ = choose(.key(.enter), &turn)
        case .share(let means): takeShare(means, &turn)
        case .cash(let money): takeCash(money, &turn)
        case .arrived(let tender, let money): takeArrived(tender, money, &turn)
        case .proof: prove(&turn)
        case .settle: book(nil, &turn)
        case .receipt(let view):
            reset()
            turn.go(to: .reception)
            turn.inform(turn.scene.done(view.receipt))
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack(&turn) }
        switch stage {
        case .buyer: return find(event, &turn)
        case .barred, .arrived, .collecting, .settle: return false
        case .cart: return fill(event, &turn)
        case .tender: return choose(event, &turn)
        case .share, .cash: return amount.handle(event) != .ignored
        case .proof: return hasPIN && pin.handle(event) != .ignored
        case .receipt(var view):
            defer { stage = .receipt(view) }
            return view.handle(event, turn.scene)
        }
    }

    /// Escape: one question back.
    private mutating func stepBack(_ turn: inout Turn) -> Bool {
        switch stage {
        case .buyer: return leaveFinder()
        case .barred:
            card = nil
            wanted = nil
            stage = .buyer
        case .cart: return leaveCart(&turn)
        case .share, .cash, .arrived:
            amount = Self.emptyAmount
            if !isSplit { keepOnlyScanned() }
            stage = .tender(ways(turn.scene))
        case .collecting:
            giveUpPaying()
            turn.warn(turn.say("扫码收款还没有结果,先不要另外收款;到账后在 %@ 扫码收款里看", turn.scene.key(of: Global.more.action)))
        case .tender where parts.contains(where: { !$0.isScanned }):
            parts.removeLast()
            stage = .tender(ways(turn.scene))
        case .tender, .proof, .settle: giveUpPaying()
        case .receipt(let view):
            reset()
            turn.inform(turn.scene.done(view.receipt))
        }
        return true
    }

    private mutating func leaveFinder() -> Bool {
        if !finder.isEmpty {
            finder = MemberFinder()
            return true
        }
        guard !cart.lines.isEmpty else { return false }
        stage = .cart
        return true
    }

    /// What is typed goes first, then the customer; a cart with something in it stays.
    private mutating func leaveCart(_ turn: inout Turn) -> Bool {
        if !entry.text.isEmpty || entry.error != nil {
            entry.clear()
            entry.error = nil
        } else if cart.lines.isEmpty {
            reset()
        } else {
            turn.inform(
                turn.say(
                    "这一单还在;挂单按 %@,不要了按 %@", turn.scene.key(of: Self.action(.park)),
                    turn.scene.key(of: Self.action(.clear))))
            return false
        }
        return true
    }

    private mutating func enterBuyer(_ turn: inout Turn) {
        guard finder.isEmpty else {
            find(.key(.enter), &turn)
            return
        }
        // Behind a refused code Enter was meant for the member who did not come.
        guard !turn.scene.codeWasRefused else { return }
        card = nil
        wanted = nil
        stage = .cart
        askPrice(&turn)
    }

    @discardableResult
    private mutating func find(_ event: Event, _ turn: inout Turn) -> Bool {
        let answer = finder.handle(event, turn.scene)
        if case .ignored = answer { return false }
        follow(answer, &turn)
        return true
    }

    mutating func follow(_ answer: MemberFinder.Answer, _ turn: inout Turn) {
        switch answer {
        case .ignored, .handled: break
        case .look(let text): look(for: text, &turn)
        case .decide(let text): turn.decide(FindMembers(text: text)) { Note.decided(text, $0) }
        case .chosen(let row): attach(row.member, &turn)
        case .several(0):
            turn.refuse(turn.say("没有找到“%@”", finder.field.text))
            turn.dropTyped()
        case .several(let count):
            turn.inform(turn.say("找到 %@ 位,请选一位", String(count)))
            turn.dropTyped()
        }
    }

    // MARK: The cart

    private mutating func fill(_ event: Event, _ turn: inout Turn) -> Bool {
        if case .mouse = event { return point(event, &turn) }
        if entry.text.isEmpty, walk(event, &turn) { return true }
        let count = wares(turn.scene).count
        switch event {
        case .key(.down) where count > 1: choice = min(choice + 1, count - 1)
        case .key(.up) where count > 1: choice = max(choice - 1, 0)
        default:
            switch entry.handle(event) {
            case .ignored: return false
            case .handled: break
            case .changed: choice = 0
            }
        }
        return true
    }

    /// The mouse chooses a line of the cart, or what fits the text; again, and that is added.
    private mutating func point(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = Self.place(self, turn.scene)
        let fitting = wares(turn.scene).count
        if !entry.text.isEmpty, fitting > 0 {
            var table = Table([], count: fitting)
            table.select(choice)
            let answer = table.handle(event, in: place.below)
            choice = table.selected
            if case .activated = answer { addTyped(&turn) }
            if answer != .ignored { return true }
        }
        return table.handle(event, in: place.cart) != .ignored
    }

    /// With nothing typed the keys are the list's.
    private mutating func walk(_ event: Event, _ turn: inout Turn) -> Bool {
        guard !cart.lines.isEmpty else { return false }
        switch event {
        case .key(.character("+")), .key(.character("=")): change(by: 1, &turn)
        case .key(.character("-")): change(by: -1, &turn)
        case .key(.delete): removeLine(&turn)
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown), .key(.home), .key(.end):
            return table.handle(event, in: Self.place(self, turn.scene).cart) != .ignored
        default: return false
        }
        return true
    }

    /// A digit moves the choice and Enter takes it: a PIN typed one question too early pays nothing.
    private mutating func choose(_ event: Event, _ turn: inout Turn) -> Bool {
        guard case .tender(var ways) = stage else { return false }
        if case .key(let key) = event, let digit = key.typed?.wholeNumberValue {
            digitsInChoice += 1
            if ways.menu.items.indices.contains(digit - 1) { ways.menu.select(digit - 1) }
            stage = .tender(ways)
            return true
        }
        if event == .key(.enter), digitsInChoice > 1 {
            digitsInChoice = 0
            ways.menu.select(0)
            stage = .tender(ways)
            turn.refuse(turn.say("这里还不输密码:按 ↑ ↓ 或一个数字选一项,再按 Enter"))
            return true
        }
        digitsInChoice = 0
        let answer = ways.menu.handle(event, in: Self.place(self, turn.scene).menu)
        stage = .tender(ways)
        switch answer {
        case .ignored: return false
        case .handled: break
        case .refused(_, let why): turn.refuse(why)
        case .chosen(let index): choose(ways.ways[index], &turn)
        }
        return true
    }
}
