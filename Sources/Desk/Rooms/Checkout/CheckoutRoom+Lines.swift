import Domain
import Operations
import Surface
import Widgets

/// What is done to a line of the cart.
extension CheckoutRoom {
    mutating func change(by step: Int64, _ turn: inout Turn) {
        guard let line else { return }
        setQuantity(cart.lines[line].quantity + step, &turn)
    }

    mutating func setQuantity(_ quantity: Int64, _ turn: inout Turn) {
        guard let line else { return turn.refuse(turn.say("先加项目、商品或金额")) }
        guard Cart.quantities.contains(quantity) else {
            return turn.refuse(turn.say("数量是 1 到 9999;不要的行按 %@ 删去", turn.scene.key(of: Self.action(.remove))))
        }
        guard cart.lines[line].session == nil || quantity == 1 else {
            return turn.refuse(turn.say("次卡一行一次;要多次就再加一行"))
        }
        cart.lines[line].quantity = quantity
        entry.clear()
        askPrice(&turn)
    }

    mutating func removeLine(_ turn: inout Turn) {
        guard let line else { return }
        cart.lines.remove(at: line)
        table.count = cart.lines.count
        if cart.lines.isEmpty { quote = nil }
        askPrice(&turn)
    }

    mutating func giveAway(_ turn: inout Turn) {
        guard let line else { return }
        cart.lines[line].isGift.toggle()
        cart.lines[line].session = nil
        askPrice(&turn)
    }

    // MARK: Reservations

    /// Whether the chosen line can be reserved.
    func reserving(_ scene: Scene) -> Availability {
        guard let line, case .good(let good) = cart.lines[line].item else { return .absent }
        let item = scene.catalogue?.goods.first { $0.good == good }
        return item?.keeping == .digital ? .obstacle(scene.say("卡密不用预订:付款后有码即发,没码排队")) : .ready
    }

    /// Paid now, handed over later; once more, it is taken along.
    mutating func reserve(_ turn: inout Turn) {
        guard let line else { return }
        cart.lines[line].isReserved.toggle()
        if !cart.lines.contains(where: \.isReserved) { recipient = nil }
        turn.inform(
            cart.lines[line].isReserved
                ? turn.say("已改成预订:付款前填怎么取") : turn.say("不预订了:当场拿走"))
        askPrice(&turn)
    }

    /// Asks who gets what is reserved.
    func askRecipient(then intent: Intent, _ turn: inout Turn) {
        let buyer = card.map { "\($0.row.name) \($0.row.phone)" } ?? turn.say("散客")
        turn.show(
            RecipientOverlay(turn.say("预订给谁"), recipient, buyer: buyer, isMember: card != nil, turn.scene) {
                $1.tell(.room(.checkout), Note.recipient($0, intent))
            })
    }

    // MARK: Sessions

    /// Sessions of the member that fit a line.
    func sessions(for line: Int, _ scene: Scene) -> [SessionsLeft] {
        guard let card, case .service(let id) = cart.lines[line].item else { return [] }
        return card.sessions.filter { $0.service == id && $0.left > taken(of: $0.item) && !$0.isOver(at: scene.now) }
    }

    private func taken(of session: PackageItemID) -> Int64 {
        Int64(cart.lines.count { $0.session == session })
    }

    mutating func useSession(_ turn: inout Turn) {
        guard let line else { return }
        if cart.lines[line].session != nil {
            cart.lines[line].session = nil
            return askPrice(&turn)
        }
        let fitting = sessions(for: line, turn.scene)
        if let held, fitting.contains(where: { $0.item == held }) { return use(held, of: line, &turn) }
        guard fitting.count > 1 else { return use(fitting.first?.item, of: line, &turn) }
        let choices = fitting.map { session in
            MenuOverlay.Choice(
                label: session.title,
                detail: turn.say("余 %@/%@ 次", String(session.left), String(session.total))
            ) { $0.tell(.room(.checkout), Note.session(line: line, session.item)) }
        }
        turn.show(MenuOverlay(turn.say("用哪一张次卡?"), choices))
    }

    /// One session pays for one: of several, one goes to a line of its own.
    mutating func use(_ session: PackageItemID?, of line: Int, _ turn: inout Turn) {
        guard let session, cart.lines.indices.contains(line) else { return }
        if cart.lines[line].quantity > 1 {
            cart.lines[line].quantity -= 1
            var single = cart.lines[line]
            single.quantity = 1
            single.isGift = false
            single.session = session
            cart.lines.insert(single, at: line + 1)
            table.count = cart.lines.count
            table.select(line + 1)
        } else {
            cart.lines[line].isGift = false
            cart.lines[line].session = session
        }
        askPrice(&turn)
    }

    // MARK: Notes

    func askNote(_ turn: inout Turn) {
        guard let line else { return }
        turn.show(
            ReasonOverlay(
                turn.say("行备注"), [], label: turn.say("备注"), suggestion: cart.lines[line].note, isRequired: false,
                scene: turn.scene
            ) { text, turn in turn.tell(.room(.checkout), Note.noted(line: line, text)) })
    }

    func askRemark(_ turn: inout Turn) {
        turn.show(
            ReasonOverlay(
                turn.say("整单备注"), [], label: turn.say("备注"), suggestion: cart.note, isRequired: false,
                scene: turn.scene
            ) { text, turn in turn.tell(.room(.checkout), Note.remarked(text)) })
    }

    // MARK: Staff

    /// Who is at work and can do it; of what is no service, everybody.
    func askStaff(_ turn: inout Turn) {
        guard let line else { return }
        guard case .service(let service) = cart.lines[line].item else { return showStaff(everybody(turn), line, &turn) }
        turn.decide(WalkInTurns(service: service)) { Note.turns(line: line, $0) }
    }

    func hear(_ answer: WalkInTurns.Answer, line: Int, _ turn: inout Turn) {
        guard cart.lines.indices.contains(line) else { return }
        let able = answer.turns.map { turned in
            (turned.staff, turned.name, turned.isNow ? turn.say("有空") : "")
        }
        showStaff(able.isEmpty ? everybody(turn) : able, line, &turn)
    }

    private func everybody(_ turn: Turn) -> [(OperatorID, String, String)] {
        (turn.scene.front?.staff ?? []).map { ($0.number, $0.name, turn.scene.name($0.role)) }
    }

    private func showStaff(_ able: [(OperatorID, String, String)], _ line: Int, _ turn: inout Turn) {
        func deed(_ shares: [StaffShare]) -> @Sendable (inout Turn) -> Void {
            { $0.tell(.room(.checkout), Note.staffed(line: line, shares)) }
        }
        let now = cart.lines[line].staff
        var choices = able.map { staff, name, detail in
            MenuOverlay.Choice(label: name, detail: detail, deed: deed([StaffShare(staff: staff)]))
        }
        if let only = now.first, now.count == 1 {
            let asked = StaffShare(staff: only.staff, share: only.share, isAskedFor: !only.isAskedFor)
            choices.append(
                .init(label: only.isAskedFor ? turn.say("不是点客") : turn.say("点客:客人点名要的"), deed: deed([asked])))
            choices.append(
                .init(label: turn.say("再加一位,各一半")) { $0.tell(.room(.checkout), Note.seconded(line: line)) })
        }
        if !now.isEmpty { choices.append(.init(label: turn.say("不记员工"), deed: deed([]))) }
        let title = turn.say("%@ 由谁做?", title(of: line, turn.scene))
        turn.show(MenuOverlay(title, choices, selected: able.firstIndex { $0.0 == now.first?.staff } ?? 0))
    }

    /// Who shares it, half and half.
    func askSecond(line: Int, _ turn: inout Turn) {
        guard cart.lines.indices.contains(line), let first = cart.lines[line].staff.first else { return }
        let others = everybody(turn).filter { $0.0 != first.staff }
        let choices = others.map { staff, name, detail in
            MenuOverlay.Choice(label: name, detail: detail) {
                let half = StaffShare(staff: first.staff, share: 5_000, isAskedFor: first.isAskedFor)
                $0.tell(.room(.checkout), Note.staffed(line: line, [half, StaffShare(staff: staff, share: 5_000)]))
            }
        }
        turn.show(MenuOverlay(turn.say("和 %@ 各一半:", turn.scene.staffName(first.staff)), choices))
    }

    func title(of line: Int, _ scene: Scene) -> String {
        if let known = price?.lines, known.indices.contains(line) {
            return scene.wording.title(inBooks: known[line].title)
        }
        let item = cart.lines[line].item
        let named = scene.wares.all.first { $0.item == item }?.title
        return named ?? (cart.lines[line].note.isEmpty ? scene.say("金额") : cart.lines[line].note)
    }
}

extension Scene {
    func staffName(_ staff: OperatorID) -> String {
        front?.staff.first { $0.number == staff }?.name ?? staff.description
    }
}
