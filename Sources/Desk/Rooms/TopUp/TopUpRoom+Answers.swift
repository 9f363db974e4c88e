import Domain
import Operations
import Surface
import Widgets

extension TopUpRoom {
    /// The balance may have changed while somebody was elsewhere.
    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) { if case .member = stage { finder = MemberFinder() } }

    mutating func refresh(_ turn: inout Turn) {
        if let member { turn.ask(MemberCard(member: member), slot: "card") { Note.member(member, $0) } }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        if case .sellPackage(let member, let package) = errand { return sell(package, to: member, &turn) }
        guard case .topUp(let member, let suggested, let thenCharge) = errand else { return false }
        if isHalfFilled && self.member != member && !thenCharge {
            turn.warn(turn.say("还有没办完的充值,先办完或按 Esc 退出"))
            return true
        }
        if isHalfFilled && self.member == member && !thenCharge { return true }
        start(with: member, &turn)
        self.suggested = suggested
        returnsToCharge = thenCharge
        return true
    }

    private mutating func sell(_ package: PackageID, to member: MemberID, _ turn: inout Turn) -> Bool {
        if isHalfFilled {
            turn.warn(turn.say("还有没办完的充值,先办完或按 Esc 退出"))
        } else {
            start(with: member, &turn)
            suggestedPackage = package
        }
        return true
    }

    mutating func start(with member: MemberID, _ turn: inout Turn) {
        self = TopUpRoom()
        wanted = member
        turn.decide(MemberCard(member: member)) { Note.member(member, $0) }
    }

    mutating func take(member row: MemberRow, _ turn: inout Turn) -> Bool {
        switch stage {
        case .member, .receipt: start(with: row.member, &turn)
        case .barred where !returnsToCharge, .ware where !returnsToCharge: start(with: row.member, &turn)
        case .barred, .ware, .amount, .tender, .confirm:
            if row.member != member { turn.refuse(turn.say("还有没办完的充值,先办完或按 Esc 退出")) }
        }
        return true
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .found(let text, let answer): finder.take(answer, for: text)
        case .decided(let text, let answer): follow(finder.decide(answer, for: text, turn.scene), &turn)
        case .member(let member, let answer): if member == wanted { show(answer.card, &turn) }
        case .sellers(let shares): sellers = shares
        case .toppedUp(.success(let receipt)):
            hear(receipt, &turn)
            say(receipt, &turn)
        case .toppedUp(.failure(let refusal)): hear(refusal, &turn)
        case .sold(.success(let receipt)):
            hear(receipt, &turn)
            say(receipt, &turn)
        case .sold(.failure(let refusal)):
            turn.refuse(turn.scene.sentence(refusal))
            if refusal == .package { stage = .ware }
        case .undo(let entry, let reason):
            turn.perform(UndoTopUp(entry: entry, reason: reason), reason: reason) { Note.undone($0) }
        case .undone(.success(let receipt)):
            hear(receipt, &turn)
            turn.succeed(turn.say("已撤销,余额 %@ 元", receipt.balanceAfter.description))
        case .undone(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .undoSale(let entry, let reason):
            turn.perform(UndoPackageSale(entry: entry, reason: reason), reason: reason) { Note.undoneSale($0) }
        case .undoneSale(.success(let receipt)):
            hear(receipt, &turn)
            turn.succeed(turn.say("已撤销,退 %@ 元", receipt.paidBack.description))
        case .undoneSale(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    /// What was done, and how it is taken back by whoever may.
    private func say(_ receipt: Receipt, _ turn: inout Turn) {
        let done = turn.scene.done(receipt)
        guard availability(of: .undo, turn.scene) == .ready, turn.scene.standing(to: .undoTopUp) != .refused else {
            return turn.succeed(done)
        }
        turn.succeed(done, undo: Self.action(.undo))
    }

    private mutating func show(_ card: MemberCard.Card?, _ turn: inout Turn) {
        guard let card else { return turn.refuse(turn.say("没有这位会员")) }
        self.card = card
        switch (stage, card.row.status) {
        case (.member, .normal), (.barred, .normal): break
        case (.member, .frozen), (.member, .blacklisted):
            stage = .barred
            return turn.refuse(turn.say("%@:%@", card.row.name, turn.scene.sentence(card.row.status)))
        case (.barred, _), (.ware, _), (.amount, _), (.tender, _), (.confirm, _), (.receipt, _): return
        }
        stage = .ware
        wareMenu = Menu(wareItems(turn.scene))
        let place = wares(turn.scene).firstIndex { ware in
            switch ware {
            case .offer(let offer): offer.id == suggested
            case .package(let package): package.package == suggestedPackage
            case .amount: false
            }
        }
        if let place { wareMenu.select(place) }
    }

    private mutating func hear(_ receipt: Receipt, _ turn: inout Turn) {
        amount.clear()
        stage = .receipt(ReceiptView(receipt, turn.scene))
    }

    private mutating func hear(_ refusal: TopUp.Refusal, _ turn: inout Turn) {
        let sentence = turn.scene.sentence(refusal)
        turn.refuse(sentence)
        switch refusal {
        case .unknown, .status, .aboveLimit, .seller: break
        case .offer: stage = .ware
        case .amount:
            stage = .amount
            amount.error = sentence
        }
    }

    func askUndo(_ receipt: Receipt, _ turn: inout Turn) {
        let entry = receipt.entry
        if receipt.kind == .packageSale {
            return turn.show(
                ReasonOverlay(
                    turn.say("撤销售卡"), [turn.scene.takingBackPackage(receipt.total)], scene: turn.scene
                ) { reason, turn in turn.tell(.room(.topUp), Note.undoSale(entry, reason)) })
        }
        turn.show(
            ReasonOverlay(
                turn.say("撤销充值"), [turn.scene.takingBackTopUp(receipt.total, bonus: receipt.bonusGranted)],
                scene: turn.scene
            ) { reason, turn in turn.tell(.room(.topUp), Note.undo(entry, reason)) })
    }
}
