import Domain
import Operations
import Surface
import Testing

@testable import Desk

/// What every dialog and page answers is tried by `MouseProbe`, wherever a test comes by.
@Suite("By mouse alone")
struct MouseTests {
    @Test("Signing in takes a click on the name; every room is a click or two away")
    func rooms() async {
        let driver = await Driver(await Salon.shop())
        await driver.click("陈静")
        await driver.type(Salon.pins[1] ?? "")
        await driver.press("Enter")
        #expect(driver.desk.session != nil)
        for room in driver.desk.order {
            let title = driver.desk.scene.say(room.title)
            if let action = Global.action(of: room), let key = action.keys.first {
                await driver.click(key.label + title)
            } else {
                await driver.click("F10更多")
                await driver.click(title)
            }
            #expect(driver.title.hasPrefix(title), "\(title)")
            #expect(driver.desk.overlays.isEmpty, "\(title)")
        }
    }

    @Test("The keys a dialog names can be clicked, the way out too")
    func hints() async {
        let driver = await Driver.at(await Salon.store())
        await driver.click("Alt-W散客")
        #expect(driver.dialog == "散客到店")
        await driver.type("赵先生")
        await driver.click("Esc 返回")
        #expect(driver.dialog == nil)
        await driver.click("Alt-W散客")
        await driver.type("赵先生")
        await driver.click("Enter 确定")
        #expect(driver.sent(CheckIn.self).count == 1)
        await driver.click("F10更多")
        await driver.click("Esc")
        #expect(driver.dialog == nil)
    }

    @Test("Beside a dialog a click closes it, but nothing that is being filled in; the room under it hears nothing")
    func beside() async {
        let driver = await Driver.at(await Salon.store())
        await driver.click("F10更多")
        await driver.click("F5收银")
        #expect(driver.dialog == nil)
        #expect(driver.title.hasPrefix("接待"))
        await driver.press("Alt-W")
        await driver.type("赵先生")
        await driver.click("F5收银")
        #expect(driver.dialog == "散客到店")
        #expect(driver.form == "赵先生")
        #expect(driver.statusLine == "还没有填完:接着填,或点 Esc 返回")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("The second half of a double click does nothing to what has come up under it")
    func doubleClick() async {
        let driver = await Driver.at(await Salon.store())
        for _ in 0..<2 { await driver.click("F10更多") }
        #expect(driver.dialog == "更多")
        await driver.advance(by: 1000)
        await driver.click("F10更多")
        #expect(driver.dialog == nil)
    }

    @Test("A click on the visit that is chosen already checks it in")
    func again() async {
        let driver = await Driver.at(await Salon.store())
        await driver.click("18:00")
        #expect(driver.sent(CheckIn.self).isEmpty)
        await driver.advance(by: 1000)
        await driver.click("18:00")
        #expect(driver.sent(CheckIn.self).count == 1)
    }

    @Test("A button that is let go over the room, after its press took a dialog away, chooses nobody there")
    func letGo() async {
        let driver = await Driver.at(await Salon.store())
        // The choice lies above the list of today.
        for choice in ["换主题", "提示音"] {
            await driver.press("F10")
            await driver.click(choice)
            await driver.press("Esc")
        }
        await driver.press("F5")
        #expect(driver.title.hasPrefix("收银"))
        #expect(!driver.shows("138****5678"))
    }

    @Test("What the status line offers to take back is taken back by a click on it")
    func undo() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(11))
        let driver = await parlour.desk()
        await driver.press("Down", "Down", "Down", "Down", "x", "1")
        await driver.type("加班")
        await driver.press("Enter")
        #expect(driver.statusLine == "林小姐:客人临时取消;按 u 恢复")
        await driver.click("u 恢复")
        #expect(driver.statusLine == "林小姐 的预约已恢复")
    }

    @Test("A letter that is clicked is never typed")
    func letters() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("zxm")
        #expect(driver.form == "zxm")
        await driver.click("F1")
        #expect(driver.dialog == "帮助")
        await driver.click("Esc")
        #expect(driver.form == "zxm")
    }
}
