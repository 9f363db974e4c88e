import Domain
import Foundation
import Operations
import Store
import StoreFixture
import Testing

@testable import Desk

@Suite("没办完的: forms of dialogs")
struct FormDraftTests {
    private func drafts(_ driver: Driver) throws -> [OperatorID: Drafts] {
        let file = try JSONEncoder().encode(driver.desk.drafts)
        return try JSONDecoder().decode([OperatorID: Drafts].self, from: file)
    }

    private static let shift = ShiftNow.Shift(
        shift: ShiftID(7), day: Day(year: 2026, month: 11, day: 23), at: Salon.at(9, 0), by: OperatorID(11), name: "王芳",
        openingFloat: .yuan(500))

    private func store() async -> FakeStore {
        let store = await Salon.store()
        await store.on(ShiftNow.self) { _ in .answer(.init(open: Self.shift, left: nil, leftAt: nil)) }
        await store.on(ZReports.self) { _ in .answer(.init(rows: [])) }
        return store
    }

    @Test("a drawer that is half counted is counted on after the program was gone; Escape gives it up")
    func count() async throws {
        let driver = await Driver.at(await store())
        await driver.perform("room.shift")
        await driver.perform("shift.count")
        #expect(driver.dialog == "盘点钱箱")
        #expect(driver.desk.drafts.isEmpty)
        await driver.type("3")
        await driver.press("Enter")
        await driver.type("12")
        let next = await Driver(await store(), drafts: try drafts(driver))
        await next.signIn(11)
        #expect(next.statusLine == "上次没办完的还在:盘点钱箱")
        await next.perform("room.shift")
        await next.perform("shift.count")
        #expect(next.statusLine == "上次填的还在,请核对")
        #expect(next.shows("点得 900.00 元"))
        await next.press("Esc")
        #expect(next.desk.drafts.isEmpty)
        await next.perform("shift.count")
        #expect(!next.shows("点得 900.00 元"))
    }

    @Test("behind the lock it waits for whoever typed it, also when somebody else was at the counter meanwhile")
    func others() async throws {
        let driver = await Driver.at(await store())
        await driver.perform("room.shift")
        await driver.perform("shift.count")
        await driver.type("3")
        await driver.press("Alt-L", "Esc")
        await driver.signIn(2)
        #expect(driver.dialog == nil)
        await driver.perform("room.shift")
        await driver.perform("shift.count")
        #expect(!driver.shows("点得 300.00 元"))
        await driver.press("Esc", "Alt-L", "Esc")
        await driver.signIn(11)
        #expect(driver.statusLine.contains("盘点钱箱"))
        await driver.perform("room.shift")
        await driver.perform("shift.count")
        #expect(driver.shows("点得 300.00 元"))
    }

    @Test("what was sent before the program was gone is sent again by the same key, so that nothing is done twice")
    func sameKey() async throws {
        let driver = await Driver.at(await store())
        await driver.perform("room.shift")
        await driver.perform("shift.move")
        await driver.press("Enter")
        await driver.type("50")
        await driver.press("Enter")
        await driver.type("换零钱")
        driver.holdsAnswers = true
        await driver.press("Enter")
        let first = driver.commands.last { $0.command is MoveCash }?.key
        #expect(first != nil)
        let next = await Driver(await store(), drafts: try drafts(driver))
        await next.signIn(11)
        await next.perform("room.shift")
        await next.perform("shift.move")
        #expect(next.shows("换零钱"))
        next.holdsAnswers = true
        await next.press("Enter", "Enter", "Enter")
        #expect(next.commands.last { $0.command is MoveCash }?.key == first)
    }

    @Test("a file of before there were forms is read")
    func older() throws {
        let now = Drafts(at: Salon.now, rooms: [:], keys: [:], forms: [])
        var kept = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(now)) as? [String: Any])
        kept["forms"] = nil
        let old = try JSONDecoder().decode(Drafts.self, from: JSONSerialization.data(withJSONObject: kept))
        #expect(old == now)
    }
}
