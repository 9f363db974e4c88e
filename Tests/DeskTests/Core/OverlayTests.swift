import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("Dialogs")
struct OverlayTests {
    @Test("Help, palette, more, approval look as they did", arguments: VerificationTests.sizes)
    func golden(_ columns: Int, _ rows: Int) async {
        let size = "\(columns)x\(rows)"
        let driver = await Driver.at(await Salon.store(), columns: columns, rows: rows)
        await driver.press("Tab", "F1")
        Golden.check("help-\(size)", driver.screen)
        await driver.press("Esc", "Ctrl-P")
        Golden.check("palette-\(size)", driver.screen)
        await driver.press("Esc", "F10")
        Golden.check("more-\(size)", driver.screen)
        await driver.press("Esc", "Esc", "F5")
        await driver.type("jyjl")
        await driver.press("Enter")
        await driver.type("2000")
        await driver.press("Enter", "Enter")
        Golden.check("deduction-proof-\(size)", driver.screen)
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        Golden.check("approval-\(size)", driver.screen)
        await driver.press("Esc", "Ctrl-Q")
        #expect(driver.dialog == "退出")
        Golden.check("quit-\(size)", driver.screen)
        await driver.press("Esc", "Alt-L")
        Golden.check("lock-\(size)", driver.screen)
        #expect(driver.frame.canvas.flaws == [])
    }

    @Test("The palette finds by Chinese, by initials and by the language of the desk")
    func palette() async {
        for wanted in ["锁", "sp", "lock"] {
            let driver = await Driver.at(await Salon.store(), wording: Wording(["锁屏": "Lock"]))
            await driver.press("Ctrl-P")
            await driver.type(wanted)
            await driver.press("Enter")
            #expect(driver.sent(SignOut.self).count == 1, "\(wanted)")
        }
    }

    @Test("Another theme is one choice, remembered by its name")
    func theme() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10", "2", "2")
        let names = driver.effects.compactMap { if case .setTheme(let name) = $0 { name } else { nil } }
        #expect(names == ["light"])
    }

    @Test("Waiting shows after 300 milliseconds, not before")
    func patience() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        #expect(!driver.statusLine.contains("办理中"))
        await driver.advance(by: 400)
        #expect(driver.statusLine.contains("办理中"))
        await driver.settle()
        #expect(!driver.statusLine.contains("办理中"))
    }

    @Test("Nothing wakes the desk while it is idle but the minute and the lock")
    func idle() async throws {
        let driver = await Driver.at(await Salon.store())
        let wake = try #require(driver.desk.wakeAt)
        #expect(wake - driver.clock > 50_000)
    }

    @Test("A printer that does not print is named; one that does is too")
    func printing() async {
        let driver = await Driver.at(await Salon.store())
        driver.feed(.printed(.noPrinter))
        #expect(driver.statusLine == "没有设置打印机,小票没有打印")
        driver.feed(.printed(nil))
        #expect(driver.statusLine == "小票已送打印")
    }

    @Test("Changes from another counter are asked for at once")
    func changes() async {
        let store = await Salon.store()
        let driver = await Driver.at(store)
        await store.on(Arrivals.self) { _ in .answer(Arrivals.Answer(rows: Array(Salon.arrivals.prefix(1)))) }
        await driver.change()
        #expect(!driver.shows("林小姐"))
        #expect(driver.shows("张晓明"))
    }
}
