import Domain
import Operations
import Surface
import Widgets

extension BookingsRoom {
    /// What the room is told.
    enum Note: Sendable {
        case sheet(BookingSheet.Answer)
        case week(BookingWeek.Answer)
        case month(BookingMonth.Answer)
        /// Another day is shown, by staff or by room.
        case turned(BookingSheet.Answer)
        case turnedWeek(BookingWeek.Answer)
        case turnedMonth(BookingMonth.Answer, Day)
        case detail(VisitID, BookingDetail.Answer)
        case customer(MemberID, MemberCard.Answer)
        case goTo(Day)
        case moved(MoveAppointment, Result<MoveAppointment.Answer, MoveAppointment.Refusal>)
        case swapped(SwapStaff, Result<SwapStaff.Answer, SwapStaff.Refusal>)
        case booked(Book, Result<Book.Answer, Book.Refusal>)
        case confirmed(String, Result<ConfirmBooking.Answer, ConfirmBooking.Refusal>)
        case arrived(VisitID, String, Result<CheckIn.Answer, CheckIn.Refusal>)
        case went(MoveVisit, String, Result<MoveVisit.Answer, MoveVisit.Refusal>)
        case ended(VisitID, String, Result<CancelBooking.Answer, CancelBooking.Refusal>)
        case reinstated(String, Result<ReinstateBooking.Answer, ReinstateBooking.Refusal>)
        case joined(String, Result<JoinWaitingList.Answer, JoinWaitingList.Refusal>)
        case left(String, Result<LeaveWaitingList.Answer, LeaveWaitingList.Refusal>)
        /// One of several customers of a class is meant.
        case chosen(Act, SheetSeat)
        case cancel(SheetSeat, CancelledBy)
        case because(SheetSeat, CancelledBy, String)
        case give(SheetItem, OperatorID)
        case forced(String)
        case members(String, FindMembers.Answer)
        case decided(String, FindMembers.Answer)
        case slots(FindSlots, FindSlots.Answer)
        case take(FindSlots, FindSlots.Answer)
        case found(String, FindBookings.Answer)
        case jump(String, FindBookings.Answer)
        case wishes(WaitingList.Answer)
        case toSettle(AffectedBookings.Answer)
        case drop(WishItem)
        case waitFor(FindSlots.Line)
        case waitDays(FindSlots.Line, String)
        case by(OperatorID)
        /// The series is booked without these days.
        case skip([Day])
        /// What to do is decided for each day of a series that something stands against.
        case decide([SeriesDay])
        case dayDecided(Day, force: Bool)
        case forcedDays(String)
        case deposit(SheetSeat, BookingDetail.Answer)
        case bind(SheetSeat, DepositBinding, Money)
        case amount(SheetSeat, DepositBinding, String)
        case paid(SheetSeat, DepositBinding, Money, Tender)
        case deposited(SheetSeat, DepositBinding, Money, Result<TakeDeposit.Answer, TakeDeposit.Refusal>)
        case settle(SheetSeat, DepositFate)
        case keep(SheetSeat, String)
        case settled(SheetSeat, DepositFate, Result<SettleDeposit.Answer, SettleDeposit.Refusal>)
        case reveal(SheetSeat, String)
        case contact(SheetSeat, Result<RevealContact.Answer, RevealContact.Refusal>)
        case phone(SheetSeat, Result<RevealPhone.Answer, RevealPhone.Refusal>)
        case sessions(SheetSeat, MemberCard.Answer)
        case hold(SheetSeat, PackageItemID)
        case held(Result<HoldSession.Answer, HoldSession.Refusal>)
        case away(Lane, String, AbsenceKind)
        case enter(EnterAbsence, String)
        case entered(String, Result<EnterAbsence.Answer, EnterAbsence.Refusal>)
        case back(AbsenceID, String)
        case returned(String, Result<RevokeAbsence.Answer, RevokeAbsence.Refusal>)
        case typed(HoursOf, String, String)
        case planned(String, Result<SetDayHours.Answer, SetDayHours.Refusal>)
        /// Somebody who came without a booking gets a place: for what, by whom.
        case unplaced(SheetSeat)
        case service(SheetSeat, ServiceID)
        case turns(SheetSeat, ServiceID, WalkInTurns.Answer)
        case turn(SheetSeat, ServiceID, WalkInTurn)
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .sheet(let answer): if answer.day == day { take(answer, turn.scene) }
        case .week(let answer): if columns == .week(answer.staff) { take(answer, turn.scene) }
        case .month(let answer): if load?.days.first?.day == answer.days.first?.day { load = answer }
        case .turned(let answer): turned(answer, turn.scene)
        case .turnedWeek(let answer): turned(answer, turn.scene)
        case .turnedMonth(let answer, let day):
            (load, self.day, page) = (answer, day, .month)
        case .detail(let visit, let answer): take(answer, of: visit, &turn)
        case .customer(let member, let answer): choose(member, answer.card, &turn)
        case .goTo(let day): go(to: day, &turn)
        case .moved(let command, let result): hear(command, result, &turn)
        case .swapped(let command, let result): hear(command, result, &turn)
        case .booked(let command, let result): hear(command, result, &turn)
        case .confirmed, .arrived, .went, .ended, .reinstated, .joined, .left: hearState(note, &turn)
        case .chosen(let act, let seat): carryOut(act, of: seat, &turn)
        case .cancel(let seat, let by): askWhy(seat, by, &turn)
        case .because(let seat, let by, let reason):
            turn.perform(CancelBooking(visit: seat.visit, by: by, reason: reason)) {
                Note.ended(seat.visit, seat.name, $0)
            }
        case .give(let item, let staff): give(item, to: staff, &turn)
        case .forced(let reason): force(reason, &turn)
        case .members, .decided: hearMembers(note, &turn)
        case .slots(let query, let answer): slots.take(answer, of: query, turn.scene)
        case .take(let query, let answer):
            slots.take(answer, of: query, turn.scene)
            takeSlot(&turn)
        case .found, .jump, .wishes, .toSettle, .drop: hearLists(note, &turn)
        case .by(let staff): draft(by: staff, &turn)
        case .skip(let days): skip(days, &turn)
        case .waitFor(let line): askHowLong(line, &turn)
        case .waitDays(let line, let days): wait(line, days: days, &turn)
        case .decide(let days): decide(days, &turn)
        case .dayDecided(let day, let force): decide(day, force: force, &turn)
        case .forcedDays(let reason): book(forcing: reason, &turn)
        case .deposit(let seat, let answer): hear(deposit: seat, answer.booking, &turn)
        case .bind(let seat, let binding, let price): askAmount(seat, binding, price, &turn)
        case .amount(let seat, let binding, let text): askTender(seat, binding, text, &turn)
        case .settle(let seat, let fate): settle(seat, fate, &turn)
        case .paid, .deposited, .keep, .settled: hearDeposit(note, &turn)
        case .reveal, .contact, .phone: hearPhone(note, &turn)
        case .sessions(let seat, let answer): hear(sessions: seat, answer.card, &turn)
        case .hold(let seat, let item):
            turn.perform(HoldSession(visit: seat.visit, item: item)) { Note.held($0) }
        case .held(.success(let answer)): turn.succeed(turn.say("已占用 1 次,还可用 %@ 次", String(answer.free)))
        case .held(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .away(let lane, let name, let kind): askHowLong(lane, name, kind, &turn)
        case .typed, .planned, .enter, .entered, .back, .returned, .unplaced, .service, .turns, .turn:
            hearPlanning(note, &turn)
        }
    }

    private mutating func take(_ answer: BookingSheet.Answer, _ scene: Scene) {
        sheet = answer
        rebuild(scene)
        wanted = nil
    }

    private mutating func take(_ answer: BookingWeek.Answer, _ scene: Scene) {
        week = answer
        rebuild(scene)
    }

    private mutating func turned(_ answer: BookingSheet.Answer, _ scene: Scene) {
        if case .week = columns { columns = .staff }
        (sheet, day) = (answer, answer.day)
        if page == .month { page = .sheet }
        rebuild(scene)
        wanted = nil
    }

    private mutating func turned(_ answer: BookingWeek.Answer, _ scene: Scene) {
        let kept = day
        if var move = moving, case .day(let from) = move.lane, let old = week?.days.first?.day,
            let new = answer.days.first?.day
        {
            move.lane = .day(from.advanced(days: new.sinceEpoch - old.sinceEpoch))
            moving = move
        }
        (week, columns, page) = (answer, .week(answer.staff), .sheet)
        rebuild(scene)
        if let kept, let lane = keys.firstIndex(of: .day(kept)) { grid.put(lane: lane, minute: grid.minute) }
        if let item = items.first(where: { $0.seats.contains { $0.visit == wanted } }) {
            wanted = nil
            show(item, scene)
        }
    }

    private mutating func choose(_ member: MemberID, _ card: MemberCard.Card?, _ turn: inout Turn) {
        guard let card else { return turn.refuse(turn.say("没有这位会员")) }
        choose(card.row, &turn)
    }

    /// The next booking is for this member, or the sheet goes to the one they have.
    mutating func choose(_ row: MemberRow, _ turn: inout Turn) {
        let new = BookingCustomer(row)
        if page == .draft {
            draft?.customer = new
            return advance(&turn)
        }
        customer = new
        if page == .sheet,
            let item = items.first(where: { item in
                item.seats.contains { $0.member == row.member && ($0.state == .expected || $0.state == .waiting) }
            })
        {
            show(item, turn.scene)
            return turn.inform(turn.say("%@ 已有这个预约;再约请到空的格子按 Enter", row.name))
        }
        turn.inform(
            turn.say(
                "为 %@ 预约:到空的格子按 Enter,或按 %@ 找空位", row.name, turn.scene.key(of: Self.action(.free), whileTyping: false)))
    }
}
