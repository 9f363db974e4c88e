import Domain
import Operations
import Store
import StoreFixture
import Testing

@Suite("用料: what services use up (C3)")
struct SupplyTests {
    /// A parlour where a neck massage takes 10 ml of oil, and so much oil.
    private func parlour(_ oil: Int64) async throws -> (Salon, GoodID) {
        let salon = try await Salon.open()
        let counter = salon.counter
        let good = try await counter.done(
            AddGood(GoodSpec(title: "精油", unit: "ml", price: .zero, isOnSale: false)), by: counter.manager
        ).good
        if oil > 0 { _ = try await counter.done(ReceiveStock(good: good, quantity: oil)) }
        _ = try await counter.done(SetSupply(service: Salon.neck, good: good, quantity: 10), by: counter.manager)
        return (salon, good)
    }

    private func oil(_ salon: Salon, _ good: GoodID) async throws -> Int64 {
        try #require(try await salon.counter.ask(StockHistory(good: good)).item).onHand
    }

    @Test("what everybody booked up to a day will use counts against what is there")
    func booking() async throws {
        let (salon, good) = try await parlour(20)
        let people = try await salon.people(4)
        _ = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, salon.at(11)))
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.zhou, salon.at(11, inDays: 2)))
        // Up to tomorrow only one is promised; on the third day both are.
        let found = try #require(
            await salon.clashes(people[2], salon.line(Salon.neck, Salon.wu, salon.at(11, inDays: 2))))
        #expect(found.map(\.clash) == [.short(good, onHand: 20, promised: 20, needs: 10)])
        #expect(found[0].who == "精油" && found[0].doing == "ml")
        #expect(await salon.clashes(people[3], salon.line(Salon.facial, Salon.li, salon.at(15, inDays: 2))) == nil)
        #expect(await salon.clashes(people[2], salon.line(Salon.neck, Salon.wu, salon.at(11, inDays: 1))) == nil)
        try await salon.sheetIsSound()
    }

    @Test("weeks of bookings count to the last of them, and no longer than it takes to know that nothing is left")
    func weeks() async throws {
        let (salon, good) = try await parlour(40)
        for (person, day) in zip(try await salon.people(4), [1, 3, 9, 15]) {
            _ = try await salon.book(person, salon.line(Salon.neck, Salon.li, salon.at(11, inDays: day)))
        }
        let member = try await salon.counter.member()
        func promised(_ day: Int) async -> [Clash]? {
            await salon.clashes(member, salon.line(Salon.neck, Salon.wu, salon.at(11, inDays: day)))?.map(\.clash)
        }
        let all = [Clash.short(good, onHand: 40, promised: 40, needs: 10)]
        #expect(await promised(40) == all)
        #expect(await promised(15) == all)
        _ = try await salon.counter.done(
            WriteOffStock(good: good, quantity: 15, reason: "打翻"), by: salon.counter.manager)
        #expect(await promised(40) == [.short(good, onHand: 25, promised: 30, needs: 10)])
        #expect(await promised(8) == [.short(good, onHand: 25, promised: 20, needs: 10)])
        #expect(await promised(2) == nil)
    }

    @Test("one visit with two services counts both; a reason and a manager go over it")
    func forcing() async throws {
        let (salon, good) = try await parlour(15)
        let member = try await salon.counter.member()
        let lines = [
            salon.line(Salon.neck, Salon.li, salon.at(11)), salon.line(Salon.neck, Salon.li, salon.at(12)),
        ]
        let found = await salon.clashes(member, lines[0], lines[1])
        #expect(found?.map(\.clash) == [.short(good, onHand: 15, promised: 10, needs: 10)])
        #expect(found?.map(\.line) == [1])
        let forced = Book(customer: .member(member), lines: lines, force: "下午到货")
        #expect(await salon.counter.perform(forced) == .denied(.approvalNeeded(.forceBooking)))
        _ = try await salon.counter.done(forced, by: salon.counter.manager)
        try await salon.sheetIsSound()
    }

    @Test("to another day only what is there then; within the day nothing is asked again")
    func moving() async throws {
        let (salon, good) = try await parlour(20)
        let people = try await salon.people(2)
        let first = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, salon.at(11)))
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.zhou, salon.at(11, inDays: 1)))
        _ = try await salon.counter.done(
            WriteOffStock(good: good, quantity: 5, reason: "打翻"), by: salon.counter.manager)
        guard case .done = try await salon.move(first, to: salon.at(12)) else {
            Issue.record("a move within the day uses nothing more")
            return
        }
        let later = try await salon.move(first, to: salon.at(12, inDays: 1))
        guard case .refused(.obstacles(let found)) = later else {
            Issue.record("\(later)")
            return
        }
        #expect(found.map(\.clash) == [.short(good, onHand: 15, promised: 10, needs: 10)])
    }

    @Test("done, the oil is gone; taken up again, it is back")
    func finishing() async throws {
        let (salon, good) = try await parlour(30)
        let member = try await salon.counter.member()
        let visit = try await salon.book(member, salon.line(Salon.neck, Salon.li, salon.at(10)))
        _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        #expect(try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done)) == .init())
        #expect(try await oil(salon, good) == 20)
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .done, to: .serving))
        #expect(try await oil(salon, good) == 30)
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        let moves = try await salon.counter.ask(StockHistory(good: good)).moves
        #expect(moves.map(\.kind) == [.used, .unused, .used, .received])
        try await salon.sheetIsSound()
    }

    @Test("a visit that is over is over, whatever the books say of the oil: they take what is there and ask to count")
    func missing() async throws {
        let (salon, good) = try await parlour(4)
        let guest = try await salon.counter.done(
            CheckIn(who: .guest(name: "散客"), service: Salon.neck)
        ).visit
        _ = try await salon.counter.done(MoveVisit(visit: guest, from: .waiting, to: .serving))
        let answer = try await salon.counter.done(MoveVisit(visit: guest, from: .serving, to: .done))
        #expect(answer.missing == [.init(good: good, title: "精油", unit: "ml", quantity: 6)])
        #expect(try await oil(salon, good) == 0)
        _ = try await salon.counter.done(MoveVisit(visit: guest, from: .done, to: .serving))
        #expect(try await oil(salon, good) == 4, "only what was taken comes back")
        try await salon.sheetIsSound()
    }

    @Test("a free time at which the oil does not suffice is offered with what is missing")
    func slots() async throws {
        let (salon, good) = try await parlour(10)
        let member = try await salon.counter.member()
        _ = try await salon.book(member, salon.line(Salon.neck, Salon.li, salon.at(15)))
        let offers = try await salon.counter.ask(
            FindSlots(lines: [.init(service: Salon.neck)], from: salon.today, limit: 3)
        ).slots
        #expect(offers.count == 3)
        #expect(offers[0].shortages.map(\.clash) == [.short(good, onHand: 10, promised: 10, needs: 10)])
        let facial = try await salon.counter.ask(
            FindSlots(lines: [.init(service: Salon.facial)], from: salon.today, limit: 1)
        ).slots
        #expect(facial[0].shortages.isEmpty)
    }

    @Test("a class uses up for everybody who comes")
    func classes() async throws {
        let (salon, good) = try await parlour(20)
        _ = try await salon.counter.done(
            SetSupply(service: Salon.yoga, good: good, quantity: 8), by: salon.counter.manager)
        let people = try await salon.people(3)
        let line = salon.line(Salon.yoga, Salon.zhou, salon.at(18))
        let first = try await salon.book(people[0], line)
        #expect(await salon.clashes(people[1], line) == nil)
        #expect(
            await salon.clashes(people[2], line)?.map(\.clash)
                == [.short(good, onHand: 20, promised: 16, needs: 8)])
        // Both customers move along: nobody else has anything promised.
        guard case .done = try await salon.move(first, to: salon.at(18, inDays: 1)) else {
            Issue.record("16 of 20 are enough")
            return
        }
        try await salon.sheetIsSound()
    }
}
