import Domain
import Operations
import Surface
import Widgets

extension DeductionRoom {
    /// Enter. In the amount it goes straight to the proof: a remark between them is where a PIN would land in clear.
    mutating func goOn(_ turn: inout Turn) {
        switch stage {
        case .member: find(.key(.enter), &turn)
        case .barred: break
        case .amount: submit(&turn)
        case .short: _ = choose(.key(.enter), &turn)
        case .proof: prove(&turn)
        case .receipt(let view):
            reset()
            turn.go(to: .reception)
            turn.inform(turn.scene.done(view.receipt))
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack(&turn) }
        switch stage {
        case .member: return find(event, &turn)
        case .barred: return false
        case .amount: return fill(event, &turn)
        case .short: return choose(event, &turn)
        case .proof: return hasPIN && pin.handle(event) != .ignored
        case .receipt(var view):
            defer { stage = .receipt(view) }
            return view.handle(event, turn.scene)
        }
    }

    /// Escape: one question back.
    private mutating func stepBack(_ turn: inout Turn) -> Bool {
        switch stage {
        case .member:
            let hadSomething = !finder.isEmpty
            finder = MemberFinder()
            return hadSomething
        case .barred, .amount: reset()
        case .short, .proof:
            rest = nil
            pin = Self.emptyPIN
            stage = .amount
            form.focus(on: .what)
        case .receipt(let view):
            reset()
            turn.inform(turn.scene.done(view.receipt))
        }
        return true
    }

    mutating func reset() {
        let fresh = DeductionRoom()
        self = fresh
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
        case .chosen(let row): start(with: row.member, &turn)
        case .several(0):
            turn.refuse(turn.say("没有找到“%@”", finder.field.text))
            turn.dropTyped()
        case .several(let count):
            turn.inform(turn.say("找到 %@ 位,请选一位", String(count)))
            turn.dropTyped()
        }
    }

    private mutating func fill(_ event: Event, _ turn: inout Turn) -> Bool {
        if form.focused == .what, services(turn.scene).count > 1 {
            switch event {
            case .key(.down): return choose(service: 1, &turn)
            case .key(.up): return choose(service: -1, &turn)
            default: break
            }
        }
        switch form.handle(event, in: Self.place(turn.scene).form) {
        case .ignored: return false
        case .changed(.what):
            rest = nil
            typed(&turn)
        case .changed(.note), .handled: break
        case .submitted: submit(&turn)
        }
        return true
    }

    private mutating func choose(service step: Int, _ turn: inout Turn) -> Bool {
        let count = services(turn.scene).count
        serviceChoice = min(max(0, serviceChoice + step), count - 1)
        askPreview(&turn)
        return true
    }

    private mutating func choose(_ event: Event, _ turn: inout Turn) -> Bool {
        guard case .short(var menu) = stage else { return false }
        if case .key(let key) = event, let digit = key.typed?.wholeNumberValue {
            digitsInChoice += 1
            if menu.items.indices.contains(digit - 1) { menu.select(digit - 1) }
            stage = .short(menu)
            return true
        }
        if event == .key(.enter), digitsInChoice > 1 {
            digitsInChoice = 0
            menu.select(0)
            stage = .short(menu)
            turn.refuse(turn.say("这里还不输密码:按 ↑ ↓ 或一个数字选一项,再按 Enter"))
            return true
        }
        digitsInChoice = 0
        let answer = menu.handle(event, in: Self.place(turn.scene).choices.droppingTop(1))
        stage = .short(menu)
        switch answer {
        case .ignored: return false
        case .handled: break
        case .refused(_, let why): turn.refuse(why)
        case .chosen(let index): choose(index, &turn)
        }
        return true
    }

    /// Enter with a PIN.
    private mutating func prove(_ turn: inout Turn) {
        guard let card else { return }
        guard card.hasPIN else { return turn.refuse(turn.say("会员没有设密码,请扫会员码")) }
        guard pin.text.count == 6 else {
            pin.error = turn.say("请扫会员码,或输入六位密码")
            return
        }
        turn.perform(ProveMember(member: card.row.member, pin: pin.text)) { Note.proved($0) }
    }
}
