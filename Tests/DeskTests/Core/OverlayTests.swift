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
        Golden.check("help-\(size)", driver)
        await driver.press("Esc", "Ctrl-P")
        Golden.check("palette-\(size)", driver)
        await driver.press("Esc", "F10")
        Golden.check("more-\(size)", driver)
        await driver.press("Esc", "Esc", "F5")
        await driver.type("jyjl")
        await driver.press("Enter")
        await driver.type("2000")
        await driver.press("Enter", "Enter")
        Golden.check("checkout-proof-\(size)", driver)
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        Golden.check("approval-\(size)", driver)
        await driver.press("Esc", "Ctrl-Q")
        #expect(driver.dialog == "退出")
        Golden.check("quit-\(size)", driver)
        await driver.press("Esc", "Alt-L")
        Golden.check("lock-\(size)", driver)
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

    @Test("The palette offers what was chosen last before anything is typed; nobody else's choices")
    func recent() async {
        let driver = await Driver.at(await Salon.store())
        for wanted in ["重画", "gy"] {
            await driver.press("Ctrl-P")
            await driver.type(wanted)
            await driver.press("Enter", "Esc")
        }
        await driver.press("Ctrl-P")
        let place = { (text: String) in driver.screen.firstIndex { $0.contains(text) } ?? 99 }
        #expect(place("关于") < place("重画"))
        #expect(place("重画") < place("散客"))
        await driver.type("sk")
        #expect(!driver.shows("重画"))
        await driver.press("Esc", "Alt-L", "Esc")
        await driver.signIn(12)
        await driver.press("Ctrl-P")
        #expect(place("散客") < place("重画"))
    }

    @Test("Another theme is one choice, remembered by its name for whoever chose it")
    func theme() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10")
        await driver.click("换主题")
        await driver.press("2")
        #expect(driver.sent(SetLiking.self).map(\.liking) == [.theme("light")])
        #expect(!driver.effects.contains { if case .setTheme = $0 { true } else { false } })
    }

    @Test("The screen wears the theme the cursor is on; Esc gives it back the one it wore")
    func trying() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10")
        await driver.click("换主题")
        await driver.press("Down", "Esc")
        let shown = driver.effects.compactMap { if case .showTheme(let name) = $0 { name } else { nil } }
        #expect(shown == ["light", "dark"])
        #expect(!driver.effects.contains { if case .setTheme = $0 { true } else { false } })
    }

    @Test("Waiting shows after 300 milliseconds, not before")
    func patience() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        #expect(!driver.statusLine.contains("办理中"))
        await driver.advance(by: 400)
        #expect(driver.statusLine.hasSuffix("办理中 0 秒,Esc 不等了:查看当日业务"))
        await driver.advance(by: 2000)
        #expect(driver.statusLine.contains("办理中 2 秒"))
        await driver.settle()
        #expect(!driver.statusLine.contains("办理中"))
    }

    @Test("Whoever does not want to wait longer stops waiting; what was sent to the books is not stopped")
    func stopping() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.advance(by: 400)
        await driver.press("Esc")
        #expect(driver.statusLine == "不等了:查看当日业务")
        #expect(!driver.desk.isWaiting)
        await driver.settle()
        #expect(!driver.shows("对水杨酸过敏"))
        driver.holdsAnswers = false
        await driver.press("Tab", "Down")
        driver.holdsAnswers = true
        await driver.press("Enter")
        await driver.advance(by: 1400)
        #expect(driver.statusLine.hasSuffix("办理中 1 秒,已送出不能停:接待"))
        await driver.press("Esc")
        #expect(driver.statusLine.contains("不能停"))
        await driver.settle()
        #expect(driver.sent(CheckIn.self).count == 1)
        #expect(driver.statusLine.contains("已到店"))
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
        #expect(driver.statusLine == "积压的小票已打完")
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

    @Test("F1 says the keys of any dialog, Escape leads back to it; Ctrl-P says why not")
    func helpInDialogs() async {
        for (keys, title, word) in [
            (["Alt-W"], "散客到店", "关闭对话框"), (["F10"], "更多", "有编号时按数字"), (["Ctrl-P"], "做什么", "上下选"),
            (["F10", "click:关于"], "关于", "换按钮"),
        ] {
            let driver = await Driver.at(await Salon.store())
            for key in keys {
                if key.hasPrefix("click:") {
                    await driver.click(String(key.dropFirst(6)))
                } else {
                    await driver.press(key)
                }
            }
            #expect(driver.dialog == title)
            await driver.press("F1")
            #expect(driver.dialog == "帮助")
            #expect(driver.shows(word), "\(title)")
            await driver.press("Esc")
            #expect(driver.dialog == title)
            await driver.press("Ctrl-P")
            #expect(driver.dialog == title)
            #expect(driver.statusLine == "先办完或关闭当前对话框,再按 Ctrl-P")
            await driver.press("Esc")
            #expect(driver.dialog == nil)
        }
    }

    @Test(
        "What is wrong with an approval is read in whole at 80 columns, in both languages",
        arguments: [Approve.Refusal.wrong(triesLeft: 2), .wait(until: Salon.now), .mayNot, .own])
    func approvalErrors(_ refusal: Approve.Refusal) async {
        for wording in [Wording.chinese, Wording(Sources.english)] {
            let store = await Salon.store()
            await store.on(Approve.self) { _ in .refused(refusal) }
            let driver = await Driver.at(store, wording: wording)
            await driver.press("F5")
            await driver.type("jyjl")
            await driver.press("Enter")
            await driver.type("2000")
            await driver.press("Enter", "Enter")
            await driver.scan(Salon.code)
            await driver.type("2")
            await driver.press("Enter")
            await driver.type("111111")
            await driver.press("Enter", "Enter")
            #expect(driver.shows(driver.desk.scene.sentence(refusal)))
        }
    }

    @Test("Another language is two choices away, at once and remembered")
    func language() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10")
        await driver.click("语言 Language")
        await driver.press("2")
        #expect(driver.title.hasPrefix("Reception"))
        #expect(driver.keyBar.hasPrefix("F1 Help"))
        #expect(driver.sent(SetLiking.self).map(\.liking) == [.language("en")])
        await driver.press("F10")
        await driver.click("Language")
        await driver.press("1")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("Themes are called in the language of the desk")
    func themeNames() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10")
        #expect(driver.shows("深色"))
        await driver.click("换主题")
        #expect(driver.shows("浅色"))
        #expect(!driver.shows("dark"))
    }
}
