import Domain
import Operations
import Surface
import Widgets

/// The next free time: what is wanted above, the best ten below, Enter takes one.
extension BookingsRoom {
    mutating func openSlots(_ turn: inout Turn) {
        slots.open(turn.scene, sheet?.staff ?? [])
        page = .slots
    }

    private func query(_ scene: Scene) -> FindSlots? {
        slots.query(scene, max(day ?? today(scene), today(scene)), for: customer?.member)
    }

    private func today(_ scene: Scene) -> Day { scene.calendar.businessDay(of: scene.now) }

    mutating func askSlots(_ turn: inout Turn) {
        guard let query = query(turn.scene) else {
            (slots.offers, slots.answered) = ([], nil)
            return slots.table.count = 0
        }
        turn.ask(query, slot: "slots") { Note.slots(query, $0) }
    }

    mutating func handleSlots(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = slotPlace(turn.scene)
        switch event {
        case .key(.escape): page = .sheet
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): _ = slots.table.handle(event, in: place.list)
        case .mouse(let mouse) where place.list.contains(mouse.position):
            if case .activated = slots.table.handle(event, in: place.list) { takeSlot(&turn) }
        default:
            slots.form = slotForm(turn.scene)
            switch slots.form.handle(event, in: place.form) {
            case .changed:
                slots.grow()
                askSlots(&turn)
            case .handled, .submitted: break
            case .ignored: return false
            }
        }
        return true
    }

    /// Books the chosen time, once it is known for whom.
    mutating func takeSlot(_ turn: inout Turn) {
        guard let query = query(turn.scene) else {
            slots.form.refuse(.service(0), turn.say("请输入项目"))
            return
        }
        guard slots.answered == query else { return turn.decide(query) { Note.take(query, $0) } }
        guard let index = slots.table.selection, slots.offers.indices.contains(index) else {
            return turn.refuse(turn.say("60 天内没有空位;按 %@ 记入候补", turn.scene.key(of: Self.action(.join))))
        }
        var draft = BookingDraft(turn.scene)
        draft.lines = slots.offers[index].lines
        draft.rooms = slots.offers[index].rooms.map { $0.joined(separator: " ") }
        begin(draft, &turn)
    }

    /// Notes the wish on the waiting list: one service of the form, from that day on for as many days as somebody says.
    mutating func join(_ turn: inout Turn) {
        guard page == .slots else {
            openSlots(&turn)
            return turn.inform(turn.say("输入项目和日期,再按 %@ 加入候补", turn.scene.key(of: Self.action(.join))))
        }
        guard let query = query(turn.scene), let line = query.lines.first else {
            return slots.form.refuse(.service(0), turn.say("请输入项目"))
        }
        guard query.lines.count > 1 else { return askHowLong(line, &turn) }
        let choices = query.lines.map { line in
            MenuOverlay.Choice(label: turn.scene.title(of: line.service)) {
                $0.tell(.room(.bookings), Note.waitFor(line))
            }
        }
        turn.show(MenuOverlay(turn.say("候补哪个项目?"), choices))
    }

    func askHowLong(_ line: FindSlots.Line, _ turn: inout Turn) {
        let from = query(turn.scene)?.from.description ?? ""
        turn.show(
            ReasonOverlay(
                turn.say("加入候补"), [turn.say("%@,从 %@ 起等几天?", turn.scene.title(of: line.service), from)],
                label: turn.say("天数"), suggestion: "7", scene: turn.scene
            ) { days, turn in turn.tell(.room(.bookings), Note.waitDays(line, days)) })
    }

    /// The wish is complete but for whose it is.
    mutating func wait(_ line: FindSlots.Line, days typed: String, _ turn: inout Turn) {
        guard let query = query(turn.scene) else { return }
        guard let days = Int(typed.filter { !$0.isWhitespace }), (1...180).contains(days) else {
            return turn.refuse(turn.say("候补的天数是 1 到 180"))
        }
        var draft = BookingDraft(turn.scene)
        draft.waitsFor = JoinWaitingList(
            customer: .guest(name: "", phone: ""), service: line.service, staff: line.staff, from: query.from,
            through: query.from.advanced(days: days - 1), minutes: query.minutes)
        begin(draft, &turn)
    }

    mutating func wait(_ wish: JoinWaitingList, _ turn: inout Turn) {
        guard let customer = draft?.customer else { return }
        turn.perform(
            JoinWaitingList(
                customer: customer.booked, service: wish.service, staff: wish.staff, from: wish.from,
                through: wish.through, minutes: wish.minutes)
        ) { Note.joined(customer.name, $0) }
    }
}
