import Domain
import Operations
import Surface
import Widgets

extension DeliveriesRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .earlier: open(by: -1, &turn)
        case .later: open(by: 1, &turn)
        case .find: isFinding = true
        case .order: if let row { turn.go(.order(row.order)) }
        case .bringIn: if let row { turn.show(CodesOverlay(good: row.good, title: row.title, turn.scene)) }
        case .change: askChange(&turn)
        case .handOver, .send, .undo, .recipient, .reveal, .report, .clear, .replace: ask(act, &turn)
        }
    }

    private mutating func open(by step: Int, _ turn: inout Turn) {
        let all = Deliveries.Which.allCases
        guard let now = all.firstIndex(of: which), all.indices.contains(now + step) else { return }
        which = all[now + step]
        filter.clear()
        list.select(0)
        list.count = 0
        history = nil
        refresh(&turn)
    }

    /// Why, or a remark: what is done goes on record with it.
    private func ask(_ act: Act, _ turn: inout Turn) {
        guard let row else { return }
        let isRemark = act == .handOver || act == .send
        let label = act == .handOver ? turn.say("签收人") : act == .send ? turn.say("送货备注") : nil
        let what = "\(row.title) ×\(row.quantity)  \(row.name)"
        turn.show(
            ReasonOverlay(
                turn.scene.say(Self.action(act).title), [what] + warning(act, row, turn.scene), label: label,
                isRequired: !isRemark, scene: turn.scene
            ) { text, turn in turn.tell(.room(.deliveries), Note.said(act, row, text)) })
    }

    /// What is written down is shown to be changed, which goes on record as any look at it.
    private func askChange(_ turn: inout Turn) {
        guard let row, case .delivery(let id) = row.thing else { return }
        let reason = turn.scene.say(Self.action(.change).title)
        turn.perform(RevealRecipient(delivery: id, reason: reason), reason: reason) { Note.known($0, row) }
    }

    private func change(_ known: Recipient, _ row: Deliveries.Row, _ turn: inout Turn) {
        var known = known
        if known.phone.contains("*") { known.phone = "" }
        let what = "\(row.title) ×\(row.quantity)  \(row.name) \(row.phone)"
        turn.show(
            RecipientOverlay(
                turn.scene.say(Self.action(.change).title), known, buyer: what, isMember: row.isMember, turn.scene
            ) { $1.tell(.room(.deliveries), Note.wanted($0, row)) })
    }

    private func warning(_ act: Act, _ row: Deliveries.Row, _ scene: Scene) -> [String] {
        switch (act, row.handing) {
        case (.handOver, .delivery(.ready, _)), (.send, _):
            [scene.say("出库 %@", "\(row.quantity) \(row.unit)")]
        case (.undo, .delivery(.out, _)): [scene.say("货回库 %@", "\(row.quantity) \(row.unit)")]
        case (.replace, _): [scene.say("旧卡密 %@ 作废,不能再用", row.code)]
        default: []
        }
    }

    private func carryOut(_ act: Act, _ row: Deliveries.Row, _ text: String, _ turn: inout Turn) {
        switch (act, row.thing) {
        case (.handOver, .delivery(let id)):
            turn.perform(HandOver(delivery: id, note: text), reason: text) { Note.moved($0, row) }
        case (.send, .delivery(let id)):
            turn.perform(SendDelivery(delivery: id, note: text), reason: text) { Note.moved($0, row) }
        case (.undo, .delivery(let id)):
            turn.perform(UndoDelivery(delivery: id, reason: text), reason: text) { Note.moved($0, row) }
        case (.recipient, .delivery(let id)):
            turn.perform(RevealRecipient(delivery: id, reason: text), reason: text) { Note.recipient($0, row) }
        case (.reveal, .code(let slot)):
            turn.perform(RevealCode(slot: slot, reason: text), reason: text) { Note.code($0, row) }
        case (.report, .code(let slot)):
            turn.perform(ReportCode(slot: slot, reason: text), reason: text) { Note.served($0.refusal, act, row) }
        case (.clear, .code(let slot)):
            turn.perform(ClearCode(slot: slot, reason: text), reason: text) { Note.served($0.refusal, act, row) }
        case (.replace, .code(let slot)):
            turn.perform(ReplaceCode(slot: slot, reason: text), reason: text) { Note.served($0.refusal, act, row) }
        default: break
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack(&turn) }
        if isFinding, event == .key(.enter) {
            isFinding = false
            return true
        }
        let place = Self.place(turn.scene)
        var tabs = tabs(turn.scene)
        if case .mouse = event, tabs.handle(event, in: place.tabs) {
            let now = Deliveries.Which.allCases.firstIndex(of: which) ?? 0
            open(by: tabs.selected - now, &turn)
            return true
        }
        if case .mouse(let mouse) = event, mouse.kind == .press, place.find.contains(mouse.position) {
            isFinding = true
            return true
        }
        switch list.handle(event, in: place.list) {
        case .moved: askHistory(&turn)
        case .activated: carryOut(.order, &turn)
        case .handled: break
        case .ignored:
            guard isFinding else { return false }
            switch filter.handle(event) {
            case .ignored: return false
            case .handled: break
            case .changed: typed(&turn)
            }
        }
        return true
    }

    private mutating func stepBack(_ turn: inout Turn) -> Bool {
        guard isFinding || !filter.text.isEmpty else { return false }
        isFinding = false
        filter.clear()
        choose(0, &turn)
        return true
    }

    mutating func choose(_ place: Int, _ turn: inout Turn) {
        list.count = rows.count
        list.select(place)
        askHistory(&turn)
    }

    func askHistory(_ turn: inout Turn) {
        guard let thing = row?.thing else { return }
        turn.ask(HandingHistory(thing), slot: "history") { Note.history(thing, $0) }
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .listed(let answer): take(answer, &turn)
        case .history(let thing, let answer): if thing == row?.thing { history = (thing, answer) }
        case .said(let act, let row, let text): carryOut(act, row, text, &turn)
        case .moved(.success(let answer), let row): turn.succeed(turn.scene.done(answer.state, row))
        case .moved(.failure(let refusal), _), .recipient(.failure(let refusal), _):
            turn.refuse(turn.scene.sentence(refusal))
        case .recipient(.success(let answer), let row):
            turn.show(SecretOverlay(answer.recipient, row, turn.scene))
        case .known(.success(let answer), let row): change(answer.recipient, row, &turn)
        case .wanted(let recipient, let row):
            guard case .delivery(let id) = row.thing else { return }
            turn.perform(ChangeRecipient(delivery: id, recipient: recipient)) { Note.changed($0) }
        case .changed(.success): turn.succeed(turn.say("收件已改好"))
        case .known(.failure(let refusal), _), .changed(.failure(let refusal)):
            turn.refuse(turn.scene.sentence(refusal))
        case .code(.success(let answer), let row): turn.show(SecretOverlay(answer.code, row, turn.scene))
        case .code(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        case .served(let refusal?, _, _): turn.refuse(turn.scene.sentence(refusal))
        case .served(nil, let act, let row): turn.succeed(served(act, row, turn.scene))
        }
    }

    private func served(_ act: Act, _ row: Deliveries.Row, _ scene: Scene) -> String {
        switch act {
        case .report:
            scene.say(
                "%@ 已转售后;换码按 %@,退款按 Enter 看单据", row.title, scene.key(of: Self.action(.replace), whileTyping: false))
        case .replace: scene.say("%@ 已换新卡密,旧的作废;重打小票给客人", row.title)
        default: scene.say("%@ 已撤回报坏", row.title)
        }
    }

    /// The chosen row stays what it was, as long as it is listed.
    private mutating func take(_ answer: Deliveries.Answer, _ turn: inout Turn) {
        guard answer.which == which else { return }
        let before = row?.thing
        self.answer = answer
        choose(rows.firstIndex { $0.thing == before } ?? min(list.selected, max(0, rows.count - 1)), &turn)
    }
}

extension Result {
    /// Why not, if so.
    fileprivate var refusal: Failure? { if case .failure(let refusal) = self { refusal } else { nil } }
}
