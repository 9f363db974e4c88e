import Domain
import Operations
import Surface
import Widgets

/// A new booking, step by step: who, what, then what it takes, and Enter.
extension BookingsRoom {
    mutating func startDraft(_ turn: inout Turn) {
        guard swapping == nil else { return turn.refuse(turn.say("这里没有预约;请到另一个预约按 Enter")) }
        var draft = BookingDraft(turn.scene)
        if let item, item.capacity > 1 {
            draft.lines = [BookingLine(service: item.service, staff: item.staff, start: item.stretch.from)]
        } else {
            draft.place = cell(turn.scene)
        }
        begin(draft, &turn)
    }

    /// The cell of the cursor as a beginning.
    private func cell(_ scene: Scene) -> BookingDraft.Place {
        let start = instant(grid.minute, in: key, scene)
        return switch (columns, key) {
        case (.week(let staff), _): .init(start: start, staff: staff, room: nil)
        case (_, .staff(let staff)?): .init(start: start, staff: staff, room: nil)
        case (_, .room(let room)?): .init(start: start, staff: nil, room: room)
        case (_, .day?), (_, nil): .init(start: start, staff: nil, room: nil)
        }
    }

    mutating func begin(_ new: BookingDraft, _ turn: inout Turn) {
        draft = new
        draft?.customer = customer
        page = .draft
        advance(&turn)
    }

    /// Goes to the next thing nobody has said yet.
    mutating func advance(_ turn: inout Turn) {
        guard let draft else { return }
        if draft.customer == nil {
            self.draft?.step = .customer
        } else if let wish = draft.waitsFor {
            wait(wish, &turn)
        } else if draft.lines.isEmpty {
            self.draft?.step = .service
            countServices(turn.scene)
        } else {
            self.draft?.step = .confirm
            self.draft?.offerRooms(sheet?.rooms ?? [], turn.scene)
        }
    }

    mutating func countServices(_ scene: Scene) {
        let count = draft?.choices(scene, sheet).count ?? 0
        draft?.services.count = count
    }

    mutating func handleDraft(_ event: Event, _ turn: inout Turn) -> Bool {
        guard let draft else { return false }
        if event == .key(.escape) { return retreat(&turn) }
        switch draft.step {
        case .customer: return handleCustomer(event, &turn)
        case .guest: return handleGuest(event, &turn)
        case .service: return handleService(event, &turn)
        case .confirm:
            let place = lastPlace(draft, turn.scene)
            var form = draft.lastForm(turn.scene)
            _ = form.handle(event, in: place)
            self.draft?.last = form
            return true
        }
    }

    /// One step back; from the first, back to the sheet.
    private mutating func retreat(_ turn: inout Turn) -> Bool {
        guard let draft else { return false }
        let isKnown = draft.customer == customer
        switch draft.step {
        case .confirm where draft.place != nil:
            self.draft?.lines = []
            self.draft?.problems = []
            self.draft?.step = .service
        case .guest: self.draft?.step = .customer
        case .confirm where !isKnown, .service where !isKnown:
            self.draft?.customer = nil
            self.draft?.step = .customer
        case .confirm, .service, .customer:
            self.draft = nil
            page = .sheet
        }
        return true
    }

    private mutating func handleCustomer(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.tab) {
            askGuest(&turn)
            return true
        }
        guard let answer = draft?.finder.handle(event, turn.scene), answer != .ignored else { return false }
        take(answer, &turn)
        return true
    }

    /// Books for whoever is the only one found or was chosen; a stranger's name becomes a guest's.
    private mutating func take(_ answer: MemberFinder.Answer, _ turn: inout Turn) {
        switch answer {
        case .ignored, .handled: break
        case .look(let text): turn.ask(FindMembers(text: text), slot: "members") { Note.members(text, $0) }
        case .decide(let text): turn.decide(FindMembers(text: text)) { Note.decided(text, $0) }
        case .chosen(let row): choose(row, &turn)
        case .several(0):
            askGuest(&turn)
            turn.inform(turn.say("没有这位会员,按散客预约;Esc 重找"))
            turn.dropTyped()
        case .several(let count):
            turn.inform(turn.say("找到 %@ 位,请选一位", String(count)))
            turn.dropTyped()
        }
    }

    /// Nobody of that name is a member: a guest with what was typed.
    private mutating func askGuest(_ turn: inout Turn) {
        guard let text = draft?.finder.field.text else { return }
        let isPhone = !text.isEmpty && text.allSatisfy(\.isNumber)
        draft?.guest.set(isPhone ? .phone : .name, text: text)
        draft?.guest.focus(on: isPhone || text.isEmpty ? .name : .phone)
        draft?.step = .guest
    }

    mutating func hearMembers(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .members(let text, let answer): draft?.finder.take(answer, for: text)
        case .decided(let text, let answer):
            if let answer = draft?.finder.decide(answer, for: text, turn.scene) { take(answer, &turn) }
        default: break
        }
    }

    private mutating func handleGuest(_ event: Event, _ turn: inout Turn) -> Bool {
        if let form = draft?.guestForm(turn.scene) { draft?.guest = form }
        guard draft?.guest.handle(event, in: Self.draftPlace(turn.scene).list) == .submitted, let form = draft?.guest
        else { return true }
        let (name, phone) = (form.text(.name), form.text(.phone))
        guard name.contains(where: { !$0.isWhitespace }) else {
            draft?.guest.refuse(.name, turn.say("不能空着"))
            return true
        }
        if !phone.isEmpty {
            do { _ = try Phone(mobile: phone) } catch {
                draft?.guest.refuse(.phone, turn.scene.sentence(error))
                return true
            }
        }
        draft?.customer = .guest(name: name, phone: phone)
        advance(&turn)
        return true
    }

    private mutating func handleService(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = Self.draftPlace(turn.scene).list
        switch draft?.service.handle(event) {
        case .changed:
            countServices(turn.scene)
            draft?.services.select(0)
        case .handled where event != .key(.home) && event != .key(.end): break
        case .handled, .ignored, nil:
            if case .activated = draft?.services.handle(event, in: place) { chooseService(&turn) }
        }
        return true
    }

    /// Enter on what is typed so far.
    mutating func confirmDraft(_ turn: inout Turn) {
        guard let draft else { return }
        switch draft.step {
        case .customer:
            if draft.finder.isEmpty { return askGuest(&turn) }
            if draft.finder.hasNone { return askGuest(&turn) }
            _ = handleCustomer(.key(.enter), &turn)
        case .guest: _ = handleGuest(.key(.enter), &turn)
        case .service: chooseService(&turn)
        case .confirm: book(&turn)
        }
    }

    private mutating func chooseService(_ turn: inout Turn) {
        guard let draft, let place = draft.place else { return }
        let choices = draft.choices(turn.scene, sheet)
        guard let index = draft.services.selection, choices.indices.contains(index) else {
            return turn.refuse(turn.say("没有找到“%@”", draft.service.text))
        }
        let service = choices[index]
        guard let staff = place.staff else { return chooseStaff(for: service, place, &turn) }
        let line = line(service, staff, place)
        self.draft?.lines = [line]
        advance(&turn)
    }

    private func line(_ service: ServiceItem, _ staff: OperatorID, _ place: BookingDraft.Place) -> BookingLine {
        BookingLine(
            service: service.service, staff: staff, start: place.start, resources: place.room.map { [$0] } ?? [])
    }

    /// From a room's column nobody knows yet who does it.
    private func chooseStaff(for service: ServiceItem, _ place: BookingDraft.Place, _ turn: inout Turn) {
        let able = sheet?.staff.filter { $0.skills.contains(service.service) } ?? []
        guard !able.isEmpty else { return turn.refuse(turn.say("没有人会做 %@", service.title)) }
        let span = Stretch(from: place.start, until: place.start.advanced(minutes: Int64(service.minutes)))
        let hint = SheetHint(staff: sheet?.staff ?? [], items: items, besides: nil)
        let against = able.map { hint.obstacle(to: span, by: $0.staff) }
        let choices = zip(able, against).map { lane, obstacle in
            MenuOverlay.Choice(label: lane.name, detail: obstacle.map(turn.scene.sentence) ?? turn.say("有空")) {
                $0.tell(.room(.bookings), Note.by(lane.staff))
            }
        }
        turn.show(
            MenuOverlay(turn.say("%@ 由谁做?", service.title), choices, selected: against.firstIndex { $0 == nil } ?? 0))
    }

    mutating func draft(by staff: OperatorID, _ turn: inout Turn) {
        guard let draft, let place = draft.place, let index = draft.services.selection else { return }
        let choices = draft.choices(turn.scene, sheet)
        guard choices.indices.contains(index) else { return }
        let line = line(choices[index], staff, place)
        self.draft?.lines = [line]
        advance(&turn)
    }

    /// The series goes on without the days that are taken.
    mutating func skip(_ days: [Day], _ turn: inout Turn) {
        draft?.skipping += days
        book(&turn)
    }

    /// For each day of the series that something stands against, in turn: go over it, or leave it out.
    mutating func decide(_ days: [SeriesDay], _ turn: inout Turn) {
        draft?.skipping += days.filter { !$0.mayBeForced }.map(\.day)
        draft?.deciding = days.filter(\.mayBeForced)
        draft?.forcing = []
        decideNext(&turn)
    }

    mutating func decide(_ day: Day, force: Bool, _ turn: inout Turn) {
        draft?.deciding.removeAll { $0.day == day }
        if force { draft?.forcing.append(day) } else { draft?.skipping.append(day) }
        decideNext(&turn)
    }

    private mutating func decideNext(_ turn: inout Turn) {
        guard let draft else { return }
        let scene = turn.scene
        if let next = draft.deciding.first {
            return turn.show(
                QuestionOverlay(
                    "\(scene.weekday(next.day)) \(next.day)", next.sentences, role: .warning,
                    answers: [
                        .init(label: scene.say("破例")) {
                            $0.tell(.room(.bookings), Note.dayDecided(next.day, force: true))
                        },
                        .init(label: scene.say("跳过这一天")) {
                            $0.tell(.room(.bookings), Note.dayDecided(next.day, force: false))
                        },
                    ]))
        }
        guard !draft.forcing.isEmpty else { return book(&turn) }
        let days = draft.forcing.map(\.description).joined(separator: scene.say("、"))
        turn.show(
            ReasonOverlay(scene.say("破例预约"), [days], scene: scene) { reason, turn in
                turn.tell(.room(.bookings), Note.forcedDays(reason))
            })
    }

    mutating func book(forcing reason: String? = nil, _ turn: inout Turn) {
        guard let draft, let customer = draft.customer else { return }
        if draft.lacksEnd(turn.scene) {
            self.draft?.last.refuse(.times, turn.say("写次数(2 到 200),或以后的日期"))
            return
        }
        let series = draft.recurrence(turn.scene)
        perform(
            Book(
                customer: customer.booked, lines: draft.placed,
                surety: draft.last.option(.surety) == 0 ? .confirmed : .pending, remark: draft.last.text(.remark),
                series: series, skipping: series == nil ? [] : draft.skipping, wish: draft.wish, force: reason,
                forcedDays: reason == nil ? nil : draft.forcing),
            &turn)
    }
}
