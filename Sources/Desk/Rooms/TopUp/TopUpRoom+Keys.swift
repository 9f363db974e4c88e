import Domain
import Operations
import Surface
import Widgets

extension TopUpRoom {
    /// Enter.
    mutating func goOn(_ turn: inout Turn) {
        switch stage {
        case .member: find(.key(.enter), &turn)
        case .barred: break
        case .ware, .tender: _ = choose(.key(.enter), &turn)
        case .amount: takeAmount(&turn)
        case .confirm(let ware, let tender): sell(ware, tender, &turn)
        case .receipt: finish(&turn)
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) || (event == .key(.character("0")) && typing == nil) { return stepBack(&turn) }
        switch stage {
        case .member: return find(event, &turn)
        case .ware, .tender: return choose(event, &turn)
        case .amount: return amount.handle(event) != .ignored
        case .barred, .confirm: return false
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
        case .barred where returnsToCharge, .ware where returnsToCharge: finish(&turn)
        case .barred, .ware: self = TopUpRoom()
        case .amount, .tender:
            amount.clear()
            stage = .ware
        case .confirm(let ware, _): stage = .tender(ware)
        case .receipt: finish(&turn)
        }
        return true
    }

    /// The business is over: back to the payment that waits, or to reception.
    private mutating func finish(_ turn: inout Turn) {
        let goesBack = returnsToCharge
        let done: String? = if case .receipt(let view) = stage { turn.scene.done(view.receipt) } else { nil }
        self = TopUpRoom()
        if goesBack { turn.go(.resumeCharge) } else { turn.go(to: .reception) }
        if let done { turn.inform(done) }
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

    mutating func typed(_ turn: inout Turn) {
        if case .member = stage, case .look(let text) = finder.changed() { look(for: text, &turn) }
    }

    private func look(for text: String, _ turn: inout Turn) {
        turn.ask(FindMembers(text: text), slot: "find") { Note.found(text, $0) }
    }

    private mutating func choose(_ event: Event, _ turn: inout Turn) -> Bool {
        switch stage {
        case .ware:
            wareMenu.items = wareItems(turn.scene)
            switch wareMenu.handle(event, in: Self.place(turn.scene).menu) {
            case .ignored: return false
            case .handled: break
            case .refused(_, let why): turn.refuse(why)
            case .chosen(let index): choose(ware: index, turn.scene)
            }
        case .tender(let ware):
            tenderMenu.items = tenderItems(turn.scene)
            switch tenderMenu.handle(event, in: Self.place(turn.scene).menu) {
            case .ignored: return false
            case .handled: break
            case .refused(_, let why): turn.refuse(why)
            case .chosen(let index): stage = .confirm(ware, Tender.allCases[index])
            }
        case .member, .barred, .amount, .confirm, .receipt: return false
        }
        return true
    }

    private mutating func choose(ware index: Int, _ scene: Scene) {
        let wares = wares(scene)
        if wares.indices.contains(index) {
            pay(for: wares[index])
        } else {
            amount.clear()
            stage = .amount
        }
    }

    private mutating func pay(for ware: Ware) {
        tenderMenu = Menu([Menu.Item]())
        stage = .tender(ware)
    }

    private mutating func takeAmount(_ turn: inout Turn) {
        guard let money = Money(typed: amount.text), money > .zero else {
            amount.error =
                amount.text.isEmpty
                ? turn.say("请输入金额")
                : Money(typed: amount.text) == .zero
                    ? turn.say("金额要大于 0") : turn.say("金额太大,一笔最多 %@ 元", Money.most.description)
            return
        }
        pay(for: .amount(money))
    }

    private func sell(_ ware: Ware, _ tender: Tender, _ turn: inout Turn) {
        guard let member else { return }
        switch ware {
        case .offer(let offer):
            turn.perform(TopUp(member: member, what: .offer(offer.id), tender: tender, soldBy: sellers)) {
                Note.toppedUp($0)
            }
        case .amount(let money):
            turn.perform(TopUp(member: member, what: .amount(money), tender: tender, soldBy: sellers)) {
                Note.toppedUp($0)
            }
        case .package(let package):
            turn.perform(
                SellPackage(member: member, package: package.package, tender: tender, soldBy: sellers)
            ) { Note.sold($0) }
        }
    }
}
