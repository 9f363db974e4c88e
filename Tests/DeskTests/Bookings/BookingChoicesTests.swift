import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

@Suite("预约: what can be chosen before it is booked")
struct BookingChoicesTests {
    private func visits(_ parlour: Parlour, days: Int) async throws -> [Day] {
        var found: [Day] = []
        for day in 0..<days where try await !parlour.sheet(inDays: day).items.isEmpty {
            found.append(Parlour.today.advanced(days: day))
        }
        return found
    }

    /// A guest's neck massage at the cursor, up to the last step.
    private func begin(_ driver: Driver) async {
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter", "Enter")
        await driver.type("jj")
        await driver.press("Enter")
    }

    @Test("a series of any number, or until a day, weekly or monthly; what it comes to stands beside it")
    func series() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await begin(driver)
        await driver.press("Tab", "5", "Tab")
        #expect(driver.shows("共 4 次,到 2027-02-22"))
        await driver.type("3")
        #expect(driver.shows("共 3 次,到 2027-01-25"))
        await driver.press("Ctrl-U")
        await driver.type("12-20")
        #expect(!driver.shows("共 3 次"))
        await driver.press("Shift-Tab", "2", "Enter")
        #expect(driver.statusLine == "已约 林小姐:周一 11-23 10:00 起,共 4 次")
        #expect(
            try await visits(parlour, days: 40).map(\.description) == [
                "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14",
            ])
    }

    @Test("a number of times that is none says so and books nothing")
    func badTimes() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await begin(driver)
        await driver.press("Tab", "2", "Tab")
        await driver.type("1")
        await driver.press("Enter")
        #expect(driver.shows("写次数(2 到 200),或以后的日期"))
        #expect(try await visits(parlour, days: 2).isEmpty)
    }

    @Test("the room is chosen before it is booked")
    func room() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter", "Enter")
        await driver.type("bshl")
        await driver.press("Enter", "Tab", "Tab", "Tab", "3")
        #expect(driver.shows("2 号床"))
        await driver.press("Enter")
        #expect(try await parlour.sheet().items.first?.resources == [ResourceID(2)])
    }

    @Test("days of a series on which nobody works are gone over one by one, each on purpose, with one reason")
    func dayByDay() async throws {
        let parlour = try await Parlour.open()
        let manager = try #require(await parlour.store.signIn(9001, pin: "702468"))
        for week in [1, 3] {
            let away = EnterAbsence(
                of: .staff(Parlour.li), from: parlour.at(10, inDays: week * 7), until: parlour.at(12, inDays: week * 7),
                kind: .training)
            _ = await parlour.store.operations.perform(away, key: parlour.store.newKey(), session: manager)
        }
        let driver = await Driver(parlour.store.operations, now: parlour.store.clock.now)
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "F4")
        await begin(driver)
        await driver.press("Tab", "2", "Enter")
        #expect(driver.dialog == "周期预约有 2 天不行,都没有预约")
        await driver.click("逐天决定")
        #expect(driver.dialog == "周一 2026-11-30")
        await driver.click("破例")
        #expect(driver.dialog == "周一 2026-12-14")
        await driver.click("跳过这一天")
        #expect(driver.dialog == "破例预约")
        await driver.type("老客人")
        await driver.press("Enter")
        #expect(driver.statusLine == "已约 林小姐:周一 11-23 10:00 起,共 3 次")
        #expect(
            try await visits(parlour, days: 30).map(\.description) == ["2026-11-23", "2026-11-30", "2026-12-07"])
        #expect(try await parlour.sheet(inDays: 7).items.first?.forced == "老客人")
        #expect(try await parlour.sheet(inDays: 14).items.first?.forced == "")
    }

    @Test("more than three services are looked for at once; there is always room for one more")
    func manyServices() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk(columns: 120, rows: 36)
        await driver.press("f")
        for _ in 0..<4 {
            await driver.type("jj")
            await driver.press("Tab", "Tab")
        }
        #expect(driver.screen.count { $0.contains("再做") } == 4)
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter", "Enter", "Enter")
        #expect(try await parlour.sheet().items.count == 4)
        #expect(driver.statusLine.hasPrefix("已约 林小姐"))
    }

    @Test("who waits says for which service and for how many days")
    func waiting() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("f")
        await driver.type("jj")
        await driver.press("Tab", "Tab")
        await driver.type("bshl")
        await driver.press("Alt-J")
        #expect(driver.dialog == "候补哪个项目?")
        await driver.press("2")
        await driver.press("Ctrl-U")
        await driver.type("0")
        await driver.press("Enter")
        #expect(driver.statusLine == "候补的天数是 1 到 180")
        await driver.press("Alt-J", "2")
        await driver.press("Ctrl-U")
        await driver.type("3")
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "林小姐 已加入候补,共 1 位")
        guard
            case .answer(let answer) = await parlour.store.operations.query(WaitingList(), session: parlour.token)
        else { return }
        #expect(answer.wishes.map(\.title) == ["补水护理"])
        #expect(answer.wishes.map(\.through) == [Parlour.today.advanced(days: 2)])
    }
}
