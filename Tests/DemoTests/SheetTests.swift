import Demo
import Domain
import Operations
import SQL
import SQLite
import Store
import StoreFixture
import Testing

@Suite("A demo store's booking sheet")
struct SheetTests {
    /// The cashier's sheet of a day.
    private func sheet(_ operations: LocalOperations, _ session: SessionToken, _ day: Day) async throws
        -> BookingSheet.Answer
    {
        let found = await operations.query(BookingSheet(day: day), session: session)
        guard case .answer(let answer) = found else { throw Unexpected("\(found)") }
        return answer
    }

    private func enter(_ shop: DemoShop) async throws -> (LocalOperations, SessionToken) {
        let operations = try await shop.operations()
        let signedIn = await operations.perform(
            SignIn(number: OperatorID(1001), pin: "246813"), key: RequestKey("test-sheet-key-0001"), session: nil)
        guard case .done(let cashier) = signedIn else { throw Unexpected("\(signedIn)") }
        return (operations, cashier.session)
    }

    @Test(
        "is as full as a good store's for two weeks, weekends fuller, and nothing stands in the way of anything",
        arguments: Pack.ready)
    func load(industry: String) async throws {
        let shop = try await DemoShop(industry, members: 1500)
        let vault = shop.vault
        #expect(try await shop.database.read { try $0.examineBooks(vault: vault) }.findings == [])
        let (operations, session) = try await enter(shop)
        var loads: [(day: Day, load: DayLoad)] = []
        let today = try #require(Day("2026-11-23"))
        for month in [today, today.advanced(days: 10)] {
            let found = await operations.query(BookingMonth(day: month), session: session)
            guard case .answer(let answer) = found else { throw Unexpected("\(found)") }
            loads += answer.days.filter { $0.day > today && $0.day <= today.advanced(days: 14) }.map { ($0.day, $0) }
        }
        #expect(loads.count == 14)
        for (day, load) in loads {
            let percent = try #require(load.percent)
            #expect((45...75).contains(percent), "\(industry) \(day): \(percent) %")
        }
        let doubles = """
            SELECT count(*) FROM occupancy a JOIN occupancy b ON b.id > a.id AND b.lane = a.lane AND b.who = a.who
            WHERE a.from_at < b.until_at AND b.from_at < a.until_at
            """
        #expect(try await shop.number(doubles) == 0)
        #expect(
            try await shop.number("SELECT count(*) FROM visit WHERE booking = 'pending' AND state = 'expected'") > 5)
        #expect(try await shop.number("SELECT count(*) FROM visit WHERE guest <> '' AND booking IS NOT NULL") > 3)
        #expect(try await shop.number("SELECT count(*) FROM visit WHERE series = 1") == 6)
        #expect(try await shop.number("SELECT count(*) FROM appointment WHERE capacity > 1") > 0)
        #expect(try await shop.number("SELECT count(*) FROM wish WHERE state = 'open'") == 2)
        #expect(
            try await shop.number("SELECT count(*) FROM visit WHERE state = 'cancelled' AND ending = 'noShow'") <= 1)
    }

    @Test("has one on leave next week, and one customer who has still to be told", arguments: Pack.ready)
    func leave(industry: String) async throws {
        let shop = try await DemoShop(industry, members: 1500)
        let (operations, session) = try await enter(shop)
        let found = await operations.query(AffectedBookings(), session: session)
        guard case .answer(let answer) = found else { throw Unexpected("\(found)") }
        #expect(answer.rows.count == 1, "\(answer.rows)")
    }

    @Test("shows today as it is: what happened, what is going on, what is to come", arguments: Pack.ready)
    func today(industry: String) async throws {
        let shop = try await DemoShop(industry, members: 1500, now: TestStore.morning.advanced(hours: 5))
        let (operations, session) = try await enter(shop)
        let sheet = try await sheet(operations, session, try #require(Day("2026-11-23")))
        let states = sheet.items.flatMap { $0.seats.map(\.state) }
        for state in [VisitState.expected, .serving, .done] { #expect(states.contains(state), "\(state)") }
        #expect(sheet.items.count >= 8, "\(sheet.items.count)")
        let now = TestStore.morning.advanced(hours: 5)
        for item in sheet.items {
            for seat in item.seats {
                switch seat.state {
                case .serving: #expect(item.stretch.from <= now && item.stretch.until > now)
                case .done: #expect(item.stretch.from < now)
                case .expected, .waiting, .cancelled: break
                }
            }
        }
        #expect(
            states.count { $0 == .done || $0 == .serving } * 10 >= 6
                * Int(
                    try await shop.number(
                        "SELECT count(*) FROM visit WHERE day = '2026-11-23' AND state IN ('done','serving') AND service IN (SELECT service FROM skill)"
                    )))
    }
}
