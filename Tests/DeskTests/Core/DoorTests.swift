import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("Signing in, locking, leaving")
struct DoorTests {
    @Test("A number, Enter, six digits, Enter: in")
    func signIn() async {
        let driver = await Driver(await Salon.store())
        #expect(driver.shows("730518"))
        await driver.type("11")
        await driver.press("Enter")
        await driver.type("730518")
        #expect(!driver.screen[7].contains("730518"))
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("接待"))
        #expect(driver.screen[0].contains("收银员 王芳"))
    }

    @Test("The list is walked with the arrows")
    func list() async {
        let driver = await Driver(await Salon.store())
        await driver.press("Down", "Down")
        await driver.type("482913")
        await driver.press("Enter")
        #expect(driver.screen[0].contains("店长 李敏"))
    }

    @Test("A wrong PIN says how many tries are left")
    func wrong() async {
        let driver = await Driver(await Salon.store())
        await driver.type("11")
        await driver.press("Enter")
        await driver.type("111111")
        await driver.press("Enter")
        #expect(driver.fieldError == "工号或密码不对,还可试 4 次")
        #expect(driver.form == "")
    }

    @Test("After 120 idle seconds nothing of a member is on the screen; the same person finds the form as it was")
    func idle() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.advance(by: 119_000)
        #expect(driver.shows("张晓明"))
        await driver.advance(by: 2_000)
        #expect(!driver.shows("张晓明"))
        #expect(!driver.shows("866.00"))
        #expect(driver.sent(SignOut.self).count == 1)
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.form == "128")
        #expect(driver.title.hasPrefix("收银"))
    }

    @Test("A PIN that was typed but not sent does not outlive a lock")
    func secrets() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter", "Enter")
        await driver.type("6543")
        await driver.press("Alt-L")
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.form == "")
        #expect(driver.shows("扣后余额 866.00"))
    }

    @Test("Each lock ends its session with a key of its own")
    func goodbyes() async {
        let driver = await Driver.at(await Salon.store())
        for _ in 0..<2 {
            await driver.press("Alt-L")
            await driver.type("730518")
            await driver.press("Enter")
        }
        #expect(driver.sent(SignOut.self).count == 2)
    }

    @Test("Somebody else is told what of the first one's business waits, and the first one finds it")
    func lostBusiness() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Alt-L", "Esc")
        await driver.signIn(12)
        #expect(driver.statusLine == "王芳 没办完的留着:收银")
        await driver.press("Alt-L", "Esc")
        await driver.signIn(11)
        await driver.press("F5")
        #expect(driver.shows("128"))
    }

    @Test("Quitting behind a lock asks too, and names no member")
    func quitLocked() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Alt-L", "Ctrl-Q")
        #expect(driver.dialog == "退出")
        #expect(!driver.shows("张晓明"))
        #expect(!driver.hasQuit)
    }

    @Test("Books that cannot be written are named at all times")
    func health() async {
        let driver = await Driver.at(await Salon.store())
        driver.feed(.health(.anchorMismatch(anchored: 12, found: 10)))
        #expect(driver.statusLine.contains("应有 12 笔,只有 10 笔"))
        for cause in ReadOnlyCause.allCases {
            driver.feed(.health(.readOnly(cause)))
            #expect(driver.statusLine.hasPrefix("账本只读:"))
            await driver.press("F6")
            #expect(driver.statusLine.hasPrefix("账本只读:"), "\(cause)")
            #expect(driver.statusLine.cells <= 78)
        }
        driver.feed(.health(.writable))
        #expect(driver.statusLine == "")
    }

    @Test("Somebody else gets a clean desk")
    func somebodyElse() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Alt-L", "Esc", "Ctrl-U")
        await driver.type("12")
        await driver.press("Enter")
        await driver.type("295604")
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("接待"))
        await driver.press("F5")
        #expect(driver.form == "")
        #expect(!driver.shows("128"))
    }

    @Test("Leaving with something half filled asks first")
    func quit() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Ctrl-Q")
        #expect(driver.dialog == "退出")
        await driver.press("Esc")
        #expect(!driver.hasQuit)
        await driver.press("Ctrl-Q", "2")
        #expect(driver.hasQuit)
    }

    @Test("Leaving with nothing half filled is one key")
    func quitAtOnce() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Ctrl-Q")
        #expect(driver.hasQuit)
    }

    @Test("A small window says which size is needed, and keeps what was typed")
    func small() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("zx")
        await driver.resize(columns: 79, rows: 24)
        #expect(driver.screen[0] == "窗口太小:需要 80×24,现在 79×24")
        await driver.type("q")
        await driver.resize(columns: 80, rows: 24)
        #expect(driver.form == "zx")
    }

    @Test("A terminal that saw too many wrong PINs says who opens it and until when it is shut")
    func terminal() async {
        let store = await Salon.store()
        await store.on(SignIn.self) { _ in .refused(.terminal(until: Salon.at(18, 30))) }
        let driver = await Driver(store)
        await driver.type("11")
        await driver.press("Enter")
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.fieldError == "本机错误太多:请店长登录,或 18:30:00 后再试")
    }

    @Test("The owner lets somebody back in; a cashier is not offered to")
    func reopen() async {
        let cashier = await Driver.at(await Salon.store())
        await cashier.press("F10")
        #expect(!cashier.shows("恢复停用的账号"))
        let driver = await Driver.at(await Salon.store(), as: 1)
        await driver.press("F10")
        await driver.click("恢复停用的账号")
        #expect(driver.shows("11 王芳"))
        await driver.press("2")
        #expect(driver.dialog == "恢复停用的账号")
        await driver.type("本人到场")
        await driver.press("Enter")
        #expect(driver.sent(ReopenAccount.self) == [ReopenAccount(number: OperatorID(11), reason: "本人到场")])
        #expect(driver.statusLine == "王芳 可以再登录")
    }
}
