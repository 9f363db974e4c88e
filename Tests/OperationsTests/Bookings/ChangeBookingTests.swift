import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("预约: moved, cancelled, not come")
struct ChangeBookingTests {
    @Test("moves by time, person and length; the old time stays in its history")
    func move() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let visit = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14)))
        guard case .done = try await salon.move(visit, to: salon.at(14, 30)) else { return #expect(Bool(false)) }
        guard case .done = try await salon.move(visit, by: Salon.zhou) else { return #expect(Bool(false)) }
        guard case .done = try await salon.move(visit, minutes: 75) else { return #expect(Bool(false)) }
        let booking = try #require(try await salon.counter.ask(BookingDetail(visit: visit)).booking)
        #expect(booking.items.map(\.stretch) == [Stretch(from: salon.at(14, 30), until: salon.at(15, 45))])
        #expect(booking.history.map(\.kind) == [.booked, .moved, .moved, .moved])
        #expect(booking.history[1].startWas == salon.at(14) && booking.history[1].startNow == salon.at(14, 30))
        #expect(booking.history[2].staffWas == "张丽" && booking.history[2].staffNow == "周敏")
        #expect(booking.history[3].minutesWas == 60 && booking.history[3].minutesNow == 75)
        #expect(try await salon.counter.ask(Arrivals()).rows.map(\.expectedAt) == [salon.at(14, 30)])
        // Its own old time is no obstacle, somebody else's is.
        _ = try await salon.book(people[1], salon.line(Salon.facial, Salon.li, salon.at(16)))
        guard case .refused(.obstacles(let found)) = try await salon.move(visit, to: salon.at(15, 30), by: Salon.li)
        else { return #expect(Bool(false)) }
        #expect(found.map(\.who) == ["张丽"])
        try await salon.sheetIsSound()
    }

    @Test("what somebody else moved meanwhile is not moved blindly")
    func meanwhile() async throws {
        let salon = try await Salon.open()
        let visit = try await salon.book(
            try await salon.counter.member(), salon.line(Salon.neck, Salon.li, salon.at(14)))
        let item = try await salon.item(visit)
        let was = MoveAppointment.Version(start: salon.at(14), staff: Salon.li, minutes: 45)
        _ = try await salon.move(visit, to: salon.at(16))
        let stale = MoveAppointment(
            appointment: item.appointment, was: was, now: .init(start: salon.at(15), staff: Salon.li, minutes: 45))
        #expect(
            await salon.counter.perform(stale)
                == .refused(.movedMeanwhile(.init(start: salon.at(16), staff: Salon.li, minutes: 45))))
    }

    @Test("two appointments change hands at once")
    func swap() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let first = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14)))
        let second = try await salon.book(people[1], salon.line(Salon.facial, Salon.zhou, salon.at(14, 30)))
        func version(_ item: SheetItem) -> MoveAppointment.Version {
            .init(start: item.stretch.from, staff: item.staff, minutes: item.minutes)
        }
        let (a, b) = (try await salon.item(first), try await salon.item(second))
        _ = try await salon.counter.done(
            SwapStaff(first: a.appointment, firstWas: version(a), second: b.appointment, secondWas: version(b)))
        #expect(try await salon.item(first).staff == Salon.zhou)
        #expect(try await salon.item(second).staff == Salon.li)
        try await salon.sheetIsSound()
    }

    @Test("early, late and by the store: told apart, time free at once, and taken back while it still is")
    func cancel() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let early = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, salon.at(14)))
        let cancelled = try await salon.counter.done(CancelBooking(visit: early, by: .customer, reason: "感冒"))
        #expect(cancelled.ending == .customerEarly && !cancelled.tookSession)
        #expect(try await salon.sheet().items.isEmpty)
        #expect(try await salon.counter.ask(Arrivals()).rows.isEmpty)
        _ = try await salon.counter.done(ReinstateBooking(visit: early))
        #expect(try await salon.sheet().items.count == 1)
        salon.counter.store.clock.set(salon.at(12, 30))
        let late = try await salon.counter.done(CancelBooking(visit: early, by: .customer, reason: "加班"))
        #expect(late.ending == .customerLate)
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.li, salon.at(14, 15)))
        guard case .refused(.obstacles) = await salon.counter.perform(ReinstateBooking(visit: early)) else {
            return #expect(Bool(false), "two at once")
        }
        #expect(
            await salon.counter.perform(CancelBooking(visit: early, by: .store, reason: "停电"))
                == .refused(.state(.cancelled)))
        let history = try await salon.counter.ask(BookingDetail(visit: early)).booking
        #expect(history?.history.map(\.kind) == [.booked, .cancelled, .reinstated, .cancelled])
        #expect(history?.history.last?.reason == "加班" && history?.ending == .customerLate)
        #expect(history?.items.map(\.title) == ["肩颈舒缓"])
    }

    @Test("not come: only a quarter of an hour after the beginning, and the session by the store's rule")
    func noShow() async throws {
        let salon = try await Salon.open()
        try await salon.counter.store.database.write { db in
            var rules = BookingRules()
            rules.noShowEffect = .session
            rules.firstIsFree = true
            try db.setBookingRules(rules)
        }
        let member = try await salon.counter.member()
        let package = try await salon.counter.sold(1, to: member)
        func visit(_ hour: Int) async throws -> VisitID {
            try await salon.counter.done(
                Book(
                    customer: .member(member), lines: [salon.line(Salon.facial, Salon.li, salon.at(hour))],
                    session: package)
            ).visits[0]
        }
        let (first, second) = (try await visit(11), try await visit(13))
        #expect(try await salon.counter.card(member).sessions.map(\.held) == [2])
        #expect(await salon.counter.perform(MarkNoShow(visit: first)) == .refused(.tooEarly(from: salon.at(11, 15))))
        salon.counter.store.clock.set(salon.at(11, 15))
        #expect(try await !salon.counter.done(MarkNoShow(visit: first)).tookSession, "the first time is free")
        salon.counter.store.clock.set(salon.at(13, 20))
        #expect(try await salon.counter.done(MarkNoShow(visit: second)).tookSession)
        let sessions = try #require(try await salon.counter.card(member).sessions.first)
        #expect(sessions.left == 9 && sessions.held == 0)
        try await salon.sheetIsSound()
    }

    @Test("arrives, is served, is done: one history from the call to the end")
    func wholeWay() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let visit = try await salon.counter.done(
            Book(
                customer: .member(member), lines: [salon.line(Salon.neck, Salon.li, salon.at(10, 30))], surety: .pending
            )
        ).visits[0]
        _ = try await salon.counter.done(ConfirmBooking(visit: visit))
        #expect(await salon.counter.perform(ConfirmBooking(visit: visit)) == .refused(.state(.expected)))
        _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        guard case .done = try await salon.move(visit, minutes: 60) else { return #expect(Bool(false)) }
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        let history = try await salon.counter.ask(BookingDetail(visit: visit)).booking?.history
        #expect(history?.map(\.kind) == [.booked, .confirmed, .arrived, .started, .moved, .finished])
        #expect(history?.allSatisfy { $0.by == "王芳" } == true)
    }

    @Test("leave lists who has to be called, and taking it back clears the list")
    func leave() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let visit = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14, inDays: 1)))
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.zhou, salon.at(14, inDays: 1)))
        let leave = EnterAbsence(
            of: .staff(Salon.li), from: salon.at(12, inDays: 1), until: salon.at(18, inDays: 1), kind: .sick)
        #expect(await salon.counter.perform(leave) == .denied(.approvalNeeded(.planHours)))
        let entered = try await salon.counter.done(leave, by: salon.counter.manager)
        #expect(entered.affected == [visit])
        #expect(try await salon.counter.ask(AffectedBookings()).rows.map(\.seat.visit) == [visit])
        #expect(try await salon.sheet(inDays: 1).items.map(\.isAffected) == [true, false])
        let again = await salon.clashes(people[1], salon.line(Salon.neck, Salon.li, salon.at(16, inDays: 1)))
        #expect(
            again?.map(\.clash) == [
                .absent(.staff(Salon.li), from: salon.at(12, inDays: 1), until: salon.at(18, inDays: 1))
            ])
        _ = try await salon.counter.done(RevokeAbsence(absence: entered.absence), by: salon.counter.manager)
        #expect(try await salon.counter.ask(AffectedBookings()).rows.isEmpty)
        let closed = try await salon.counter.done(
            EnterAbsence(of: nil, from: salon.at(0, inDays: 1), until: salon.at(24, inDays: 1), kind: .closed),
            by: salon.counter.owner)
        #expect(closed.affected.count == 2)
        #expect(try await salon.sheet(inDays: 1).open.isEmpty)
    }

    @Test("a day's own hours replace the week's")
    func dayHours() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let tomorrow = salon.today.advanced(days: 1)
        _ = try await salon.counter.done(
            SetDayHours(of: .staff(Salon.wu), on: tomorrow, [900..<1200]), by: salon.counter.manager)
        #expect(await salon.clashes(member, salon.line(Salon.neck, Salon.wu, salon.at(11, inDays: 1)))?.count == 1)
        #expect(await salon.clashes(member, salon.line(Salon.neck, Salon.wu, salon.at(19, inDays: 1))) == nil)
        _ = try await salon.counter.done(
            SetDayHours(of: .staff(Salon.wu), on: tomorrow, nil), by: salon.counter.manager)
        #expect(try await salon.sheet(inDays: 1).staff[2].duty.count == 2)
        #expect(
            await salon.counter.perform(
                SetDayHours(of: .store, on: tomorrow, [600..<700, 650..<800]), by: salon.counter.manager)
                == .refused(.hours))
    }

    @Test("who waits is told of when a time becomes free, and a wish comes true once")
    func waiting() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(3)
        let visit = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14)))
        let wish = try await salon.counter.done(
            JoinWaitingList(
                customer: .member(people[1]), service: Salon.facial, staff: Salon.li, from: salon.today,
                through: salon.today, minutes: 840..<900))
        #expect(wish.waiting == 1)
        #expect(try await salon.counter.ask(WaitingList()).wishes.map(\.offer) == [nil])
        let freed = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "有事"))
        #expect(freed.waiting == [wish.wish])
        let offer = try #require(try await salon.counter.ask(WaitingList()).wishes.first?.offer)
        #expect(offer.slot.start == salon.at(14) && offer.staff == ["张丽"])
        let wrong = Book(customer: .member(people[2]), lines: offer.lines, wish: wish.wish)
        #expect(await salon.counter.perform(wrong) == .refused(.wish))
        _ = try await salon.counter.done(Book(customer: .member(people[1]), lines: offer.lines, wish: wish.wish))
        #expect(try await salon.counter.ask(WaitingList()).wishes.isEmpty)
        #expect(await salon.counter.perform(LeaveWaitingList(wish: wish.wish)) == .refused(.unknown))
    }

    @Test("a class is not joined while its teacher is away, and who left it comes back at the time agreed with them")
    func classes() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(3)
        let line = salon.line(Salon.yoga, Salon.zhou, salon.at(10, inDays: 1))
        let first = try await salon.book(people[0], line)
        _ = try await salon.book(people[1], line)
        _ = try await salon.counter.done(CancelBooking(visit: first, by: .customer, reason: "有事"))
        let rest = try #require(try await salon.sheet(inDays: 1).items.first?.seats.first?.visit)
        guard case .done = try await salon.move(rest, to: salon.at(16, inDays: 1)) else { return #expect(Bool(false)) }
        _ = try await salon.counter.done(ReinstateBooking(visit: first))
        #expect(try await salon.item(first).stretch.from == salon.at(10, inDays: 1))
        #expect(try await salon.item(rest).stretch.from == salon.at(16, inDays: 1))
        _ = try await salon.counter.done(
            EnterAbsence(
                of: .staff(Salon.zhou), from: salon.at(15, inDays: 1), until: salon.at(20, inDays: 1), kind: .leave),
            by: salon.counter.manager)
        let joining = await salon.clashes(people[2], salon.line(Salon.yoga, Salon.zhou, salon.at(16, inDays: 1)))
        #expect(joining?.map(\.who) == ["周敏"])
        try await salon.sheetIsSound()
    }

    @Test("a day gone by is not rewritten, and tomorrow's booking does not arrive today")
    func otherDays() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let visit = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, salon.at(14, inDays: 1)))
        #expect(
            await salon.counter.perform(CheckIn(who: .expected(visit)))
                == .refused(.otherDay(salon.today.advanced(days: 1))))
        let today = try await salon.book(people[1], salon.line(Salon.neck, Salon.li, salon.at(14)))
        salon.counter.store.clock.set(salon.at(14, 20))
        _ = try await salon.counter.done(MarkNoShow(visit: today))
        salon.counter.days(1)
        #expect(await salon.counter.perform(ReinstateBooking(visit: today)) == .refused(.past))
    }

    @Test("who came without a booking lets nobody down by leaving")
    func walkIn() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let visit = try await salon.counter.done(CheckIn(who: .walkIn(member))).visit
        let left = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "不等了"))
        #expect(left.ending == .customerEarly)
    }

    @Test("closing a day by its hours lists who has to be called")
    func closedByHours() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(1)
        let visit = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, salon.at(14, inDays: 1)))
        let tomorrow = salon.today.advanced(days: 1)
        let short = try await salon.counter.done(
            SetDayHours(of: .store, on: tomorrow, [600..<780]), by: salon.counter.manager)
        #expect(short.affected == [visit])
        #expect(try await salon.counter.ask(AffectedBookings()).rows.map(\.seat.visit) == [visit])
        let back = try await salon.counter.done(SetDayHours(of: .store, on: tomorrow, nil), by: salon.counter.manager)
        #expect(back.affected.isEmpty)
    }
}
