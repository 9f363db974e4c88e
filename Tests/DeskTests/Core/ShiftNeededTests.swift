import Domain
import Operations
import Testing
import Widgets

@testable import Desk

@Suite("还没有开班")
struct ShiftNeededTests {
    /// A salon where nothing is sold before somebody opens a shift.
    private static func selling(left: Money?, open: ShiftNow.Shift? = nil) async -> (Driver, FakeStore) {
        let store = await Salon.store()
        await store.on(ShiftNow.self) { _ in .answer(ShiftNow.Answer(open: open, left: left, leftAt: Salon.now)) }
        await store.on(OpenShift.self) { command in
            command.openingFloat != (left ?? command.openingFloat) && command.reason.isEmpty
                ? .refused(.differs(left: left ?? .zero))
                : .done(OpenShift.Answer(shift: ShiftID(1), day: Day(year: 2026, month: 11, day: 23)))
        }
        await store.on(TopUp.self) { _ in .denied(.shiftNeeded) }
        let driver = await Driver.at(store)
        await driver.scan(Salon.code)
        await driver.press("F7", "2", "1", "Enter")
        return (driver, store)
    }

    @Test("What the shift before left stands there; one Enter opens, and the sale goes through under a new key")
    func open() async throws {
        let (driver, store) = await Self.selling(left: .yuan(300))
        #expect(driver.dialog == "开班")
        #expect(driver.shows("还没有开班:钱箱里有多少备用金?"))
        #expect(driver.form == "300.00")
        let receipt = Salon.receipt(
            .topUp, Salon.members[0], [Receipt.Line(title: "充值", amount: .yuan(300))],
            [.init(means: .tender(.cash), amount: .yuan(300))], after: .yuan(1300))
        await store.on(TopUp.self) { _ in .done(receipt) }
        await driver.press("Enter")
        #expect(driver.dialog == nil)
        #expect(driver.sent(OpenShift.self) == [OpenShift(openingFloat: .yuan(300))])
        let sales = driver.commands.filter { $0.command is TopUp }
        #expect(sales.count == 2 && sales[0].key != sales[1].key)
        #expect(driver.sent(TopUp.self)[0] == driver.sent(TopUp.self)[1])
    }

    @Test("Another amount than was left needs a reason")
    func differs() async {
        let (driver, _) = await Self.selling(left: .yuan(300))
        await driver.press("Ctrl-U")
        await driver.type("280")
        await driver.press("Enter", "Enter")
        #expect(driver.fieldError == "与上一班留下的 300.00 元不同,要写原因")
        await driver.type("零钱换整")
        await driver.press("Enter")
        #expect(driver.sent(OpenShift.self).last == OpenShift(openingFloat: .yuan(280), reason: "零钱换整"))
    }

    @Test("Before the first shift somebody counts and types; Escape leaves the sale undone")
    func first() async {
        let (driver, _) = await Self.selling(left: nil)
        #expect(driver.form == "")
        await driver.press("Enter")
        #expect(driver.fieldError == "请输入备用金;没有就填 0")
        await driver.press("Escape")
        #expect(driver.dialog == nil)
        #expect(driver.sent(OpenShift.self).isEmpty && driver.sent(TopUp.self).count == 1)
    }
}
