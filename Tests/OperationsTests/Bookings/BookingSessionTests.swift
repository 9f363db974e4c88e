import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("预约和次卡: kept when booked, taken when done (rule 19)")
struct BookingSessionTests {
    private func held(_ salon: Salon, hour: Int) async throws -> (member: MemberID, visit: VisitID) {
        let member = try await salon.counter.member()
        let package = try await salon.counter.sold(1, to: member)
        let visit = try await salon.counter.done(
            Book(
                customer: .member(member), lines: [salon.line(Salon.facial, Salon.li, salon.at(hour))],
                session: package)
        ).visits[0]
        return (member, visit)
    }

    private func sessions(_ salon: Salon, _ member: MemberID) async throws -> SessionsLeft {
        try #require(try await salon.counter.card(member).sessions.first)
    }

    private func noShowTakesSession(_ salon: Salon) async throws {
        try await salon.counter.store.database.write { db in
            var rules = BookingRules()
            rules.noShowEffect = .session
            rules.firstIsFree = false
            try db.setBookingRules(rules)
        }
    }

    @Test("the service is done: the session is taken, once")
    func done() async throws {
        let salon = try await Salon.open()
        let (member, visit) = try await held(salon, hour: 10)
        _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        let done = try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        #expect(done.session?.title == "补水护理" && done.session?.left == 9)
        let left = try await sessions(salon, member)
        #expect(left.left == 9 && left.held == 0)
        try await salon.sheetIsSound()
    }

    @Test("who was thought not to come, and comes, does not pay twice")
    func cameAfterAll() async throws {
        let salon = try await Salon.open()
        try await noShowTakesSession(salon)
        let (member, visit) = try await held(salon, hour: 11)
        salon.counter.store.clock.set(salon.at(11, 20))
        #expect(try await salon.counter.done(MarkNoShow(visit: visit)).tookSession)
        #expect(try await sessions(salon, member).left == 9)
        #expect(try await salon.counter.done(ReinstateBooking(visit: visit)).isHeldAgain)
        let again = try await sessions(salon, member)
        #expect(again.left == 10 && again.held == 1)
        _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        #expect(try await sessions(salon, member).left == 9)
        try await salon.sheetIsSound()
    }

    @Test("what was given back at a cancellation is kept again, and said if none is left")
    func reinstated() async throws {
        let salon = try await Salon.open()
        let (member, visit) = try await held(salon, hour: 15)
        _ = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "有事"))
        #expect(try await sessions(salon, member).held == 0)
        #expect(try await salon.counter.done(ReinstateBooking(visit: visit)).isHeldAgain)
        #expect(try await sessions(salon, member).held == 1)
        _ = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "又有事"))
        let package = try await sessions(salon, member).item
        for _ in 0..<10 { _ = try await salon.counter.done(Verify(what: .session(package), member: member)) }
        let bare = try await salon.counter.done(ReinstateBooking(visit: visit))
        #expect(bare.lostSession && !bare.isHeldAgain)
        try await salon.sheetIsSound()
    }

    @Test("a verification takes the session kept for who is here, not the one kept for the afternoon")
    func rightHold() async throws {
        let salon = try await Salon.open()
        let (member, afternoon) = try await held(salon, hour: 15)
        let package = try await sessions(salon, member).item
        let morning = try await salon.counter.done(
            Book(
                customer: .member(member), lines: [salon.line(Salon.facial, Salon.zhou, salon.at(10))],
                session: package)
        ).visits[0]
        _ = try await salon.counter.done(CheckIn(who: .expected(morning)))
        _ = try await salon.counter.done(Verify(what: .session(package), member: member))
        #expect(try await salon.counter.ask(BookingDetail(visit: afternoon)).booking?.seat.hasHold == true)
        #expect(try await salon.counter.ask(BookingDetail(visit: morning)).booking?.seat.hasHold == false)
    }

    @Test("a session is kept for what it is for, and one for a visit")
    func fits() async throws {
        let salon = try await Salon.open()
        let (member, visit) = try await held(salon, hour: 15)
        let package = try await sessions(salon, member).item
        let neck = Book(
            customer: .member(member), lines: [salon.line(Salon.neck, Salon.wu, salon.at(17))], session: package)
        #expect(await salon.counter.perform(neck) == .refused(.session(.unknown)))
        let twice = Book(
            customer: .visit(visit), lines: [salon.line(Salon.facial, Salon.li, salon.at(17))], session: package)
        #expect(await salon.counter.perform(twice) == .refused(.session(.held)))
        let series = Book(
            customer: .visit(visit), lines: [salon.line(Salon.neck, Salon.wu, salon.at(17))],
            series: try Recurrence("FREQ=DAILY;COUNT=2"))
        #expect(await salon.counter.perform(series) == .refused(.series))
    }
}
