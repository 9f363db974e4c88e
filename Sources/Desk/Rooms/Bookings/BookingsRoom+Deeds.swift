import Domain
import Operations
import Surface
import Widgets

extension BookingsRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .enter: enterCell(&turn)
        case .move: if let item { takeUp(item, turn.scene) }
        case .arrived, .begin, .end, .charge, .confirm, .noShow, .deposit, .hold, .phone: withSeat(act, &turn)
        case .away: askAway(&turn)
        case .walkIn: askWalkIn(&turn)
        case .hours: askHours(&turn)
        case .cancel: page == .waiting ? askDrop(&turn) : withSeat(act, &turn)
        case .longer: stretch(by: 1, &turn)
        case .shorter: stretch(by: -1, &turn)
        case .staff: chooseStaff(&turn)
        case .swap: takeForSwap(&turn)
        case .undo: takeBack(&turn)
        case .date: askDate(&turn)
        case .today: goToday(&turn)
        case .previous: step(by: -1, &turn)
        case .next: step(by: 1, &turn)
        case .lanes: switchColumns(&turn)
        case .day: if let day = cursorDay { go(to: day, &turn) }
        case .week: showWeek(&turn)
        case .month: showMonth(of: cursorDay, &turn)
        case .free: openSlots(&turn)
        case .search: openSearch(&turn)
        case .waiting: openWaiting(&turn)
        case .affected: openAffected(&turn)
        case .finer: zoom(by: -1, &turn)
        case .coarser: zoom(by: 1, &turn)
        case .join: join(&turn)
        }
    }

    private mutating func enterCell(_ turn: inout Turn) {
        if moving != nil { return putDown(&turn) }
        switch page {
        case .sheet: openCell(&turn)
        case .detail: page = .sheet
        case .month: if let day { go(to: day, &turn) }
        case .draft: confirmDraft(&turn)
        case .slots: takeSlot(&turn)
        case .search: jumpToFound(&turn)
        case .waiting: takeOffer(&turn)
        case .affected: jumpToAffected(&turn)
        }
    }

    private mutating func openCell(_ turn: inout Turn) {
        guard let item else { return startDraft(&turn) }
        if let first = swapping { return swap(first, item, &turn) }
        if item.capacity > 1, item.seats.count < item.capacity, customer != nil { return startDraft(&turn) }
        withSeat(.enter, &turn)
    }

    /// Does something about the customer of the booking; of a class, asks which.
    private mutating func withSeat(_ act: Act, _ turn: inout Turn) {
        if page == .detail, let seat = detail?.seat { return carryOut(act, of: seat, &turn) }
        guard let item else { return }
        let seats = item.seats.filter { Self.fits(act, $0) }
        if seats.count == 1 { return carryOut(act, of: seats[0], &turn) }
        let choices = seats.map { seat in
            MenuOverlay.Choice(label: seat.name, detail: turn.scene.name(seat)) {
                $0.tell(.room(.bookings), Note.chosen(act, seat))
            }
        }
        if !choices.isEmpty { turn.show(MenuOverlay(turn.say("哪一位?"), choices)) }
    }

    private static func fits(_ act: Act, _ seat: SheetSeat) -> Bool {
        switch act {
        case .arrived, .noShow: seat.state == .expected
        case .begin: seat.state == .waiting
        case .end: seat.state == .serving
        case .confirm: seat.surety == .pending && seat.state == .expected
        case .cancel: seat.state == .expected || seat.state == .waiting
        case .phone: !seat.phone.isEmpty
        case .hold: seat.member != nil && !seat.hasHold && seat.state != .done
        default: true
        }
    }

    mutating func carryOut(_ act: Act, of seat: SheetSeat, _ turn: inout Turn) {
        let (visit, name) = (seat.visit, seat.name)
        switch act {
        case .enter: turn.decide(BookingDetail(visit: visit)) { Note.detail(visit, $0) }
        case .arrived: turn.perform(CheckIn(who: .expected(visit))) { Note.arrived(visit, name, $0) }
        case .begin: perform(MoveVisit(visit: visit, from: .waiting, to: .serving), name, &turn)
        case .end: perform(MoveVisit(visit: visit, from: .serving, to: .done), name, &turn)
        case .confirm: turn.perform(ConfirmBooking(visit: visit)) { Note.confirmed(name, $0) }
        case .noShow: turn.perform(MarkNoShow(visit: visit)) { Note.ended(visit, name, $0) }
        case .charge: turn.go(.charge(seat.member, visit: visit))
        case .cancel: askWhoCancels(seat, &turn)
        case .deposit: turn.decide(BookingDetail(visit: visit)) { Note.deposit(seat, $0) }
        case .phone: askWhyPhone(seat, &turn)
        case .hold: if let member = seat.member { turn.decide(MemberCard(member: member)) { Note.sessions(seat, $0) } }
        default: break
        }
    }

    private func perform(_ command: MoveVisit, _ name: String, _ turn: inout Turn) {
        turn.perform(command) { Note.went(command, name, $0) }
    }

    private func askWhyPhone(_ seat: SheetSeat, _ turn: inout Turn) {
        let lines = ["\(seat.name)  \(seat.phone)", turn.say("只显示一次;谁、何时、为什么看的,都会留下记录。")]
        turn.show(
            ReasonOverlay(turn.say("看完整手机号"), lines, scene: turn.scene) { reason, turn in
                turn.tell(.room(.bookings), Note.reveal(seat, reason))
            })
    }

    /// The number is asked for, and shown once.
    func hearPhone(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .reveal(let seat, let reason):
            guard let member = seat.member else {
                return turn.perform(RevealContact(visit: seat.visit, reason: reason), reason: reason) {
                    Note.contact(seat, $0)
                }
            }
            turn.perform(RevealPhone(member: member, reason: reason), reason: reason) { Note.phone(seat, $0) }
        case .contact(let seat, .success(let answer)), .phone(let seat, .success(let answer)):
            turn.show(PhoneOverlay(answer, of: seat.name, masked: seat.phone, turn.scene))
        case .contact(_, .failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .phone(_, .failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        default: break
        }
    }

    private func askWhoCancels(_ seat: SheetSeat, _ turn: inout Turn) {
        let choices = CancelledBy.allCases.map { by in
            MenuOverlay.Choice(label: turn.scene.name(by)) { $0.tell(.room(.bookings), Note.cancel(seat, by)) }
        }
        turn.show(MenuOverlay(turn.say("谁取消 %@ 的预约?", seat.name), choices))
    }

    func askWhy(_ seat: SheetSeat, _ by: CancelledBy, _ turn: inout Turn) {
        turn.show(
            ReasonOverlay(turn.say("取消预约"), ["\(seat.name)  \(turn.scene.name(by))"], scene: turn.scene) {
                reason, turn in
                turn.tell(.room(.bookings), Note.because(seat, by, reason))
            })
    }

    private func chooseStaff(_ turn: inout Turn) {
        guard let item, let sheet else { return }
        let hint = SheetHint(staff: sheet.staff, items: items, besides: item.appointment)
        let able = sheet.staff.filter { $0.staff != item.staff && $0.skills.contains(item.service) }
        guard !able.isEmpty else { return turn.refuse(turn.say("没有别人会做 %@", item.title)) }
        let choices = able.map { lane in
            let against = hint.obstacle(to: item.stretch, by: lane.staff, of: item)
            return MenuOverlay.Choice(label: lane.name, detail: against.map(turn.scene.sentence) ?? turn.say("有空")) {
                $0.tell(.room(.bookings), Note.give(item, lane.staff))
            }
        }
        let first = able.firstIndex { hint.obstacle(to: item.stretch, by: $0.staff, of: item) == nil } ?? 0
        turn.show(MenuOverlay(turn.say("%@ 由谁做?", item.title), choices, selected: first))
    }

    func give(_ item: SheetItem, to staff: OperatorID, _ turn: inout Turn) {
        let now = MoveAppointment.Version(start: item.stretch.from, staff: staff, minutes: item.minutes)
        perform(MoveAppointment(appointment: item.appointment, was: item.version, now: now), &turn)
    }

    private mutating func takeForSwap(_ turn: inout Turn) {
        guard let item else { return }
        if let first = swapping, first.appointment != item.appointment { return swap(first, item, &turn) }
        swapping = item
        page = .sheet
        turn.inform(turn.say("对调 %@:到另一个预约按 Enter,Esc 作罢", BookingFace(item, turn.scene).name))
    }

    private mutating func swap(_ first: SheetItem, _ second: SheetItem, _ turn: inout Turn) {
        swapping = nil
        guard first.appointment != second.appointment, first.staff != second.staff else {
            return turn.refuse(turn.say("要选另一位员工的预约"))
        }
        let command = SwapStaff(
            first: first.appointment, firstWas: first.version, second: second.appointment, secondWas: second.version)
        turn.perform(command) { Note.swapped(command, $0) }
    }

    private mutating func takeBack(_ turn: inout Turn) {
        guard let undo else { return }
        self.undo = nil
        switch undo {
        case .move(let command): perform(command, &turn)
        case .swap(let command): turn.perform(command) { Note.swapped(command, $0) }
        case .reinstate(let visit, let name):
            turn.perform(ReinstateBooking(visit: visit)) { Note.reinstated(name, $0) }
        case .visit(let command, let name): perform(command, name, &turn)
        case .unbook(let visit, let name):
            turn.perform(CancelBooking(visit: visit, by: .store, reason: turn.say("误约"))) {
                Note.ended(visit, name, $0)
            }
        }
    }

    /// Does what was refused, with the reason that was given.
    mutating func force(_ reason: String, _ turn: inout Turn) {
        guard let refused else { return }
        self.refused = nil
        switch refused {
        case .book(let command): perform(command.forced(reason), &turn)
        case .move(let command): perform(command.forced(reason), &turn)
        }
    }

    func perform(_ command: Book, _ turn: inout Turn) {
        turn.perform(command, reason: command.force ?? "") { Note.booked(command, $0) }
    }
}
