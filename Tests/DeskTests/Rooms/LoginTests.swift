import Domain
import Operations
import Testing

@testable import Desk

@Suite("登录")
struct LoginTests {
    @Test("The login holds at three sizes", arguments: [(80, 24), (100, 30), (160, 45)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver(await Salon.store(), columns: columns, rows: rows)
        Golden.check("login-\(columns)x\(rows)", driver)
    }

    @Test("A click on a name means that name, and the PIN comes next")
    func click() async {
        let driver = await Driver(await Salon.store())
        await driver.click("赵雪")
        #expect(driver.shows("赵雪 的密码"))
        await driver.type("295604")
        await driver.press("Enter")
        #expect(driver.screen[0].contains("前台 赵雪"))
    }

    @Test("A click on the first name means it too, though it looks chosen already")
    func clickFirst() async {
        let driver = await Driver(await Salon.store())
        await driver.click("陈静")
        #expect(driver.shows("陈静 的密码"))
    }

    @Test("At the lock the screen says whose PIN is asked for; Escape asks for another's number, and no try is used up")
    func colleague() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Alt-L")
        #expect(driver.shows("已锁屏:王芳"))
        #expect(driver.shows("王芳 的密码"))
        #expect(driver.shows("不是本人按 Esc,再输自己的工号"))
        await driver.press("Esc")
        #expect(driver.form == "")
        #expect(!driver.shows("王芳 的密码"))
        await driver.type("12")
        await driver.press("Enter")
        #expect(driver.shows("赵雪 的密码"))
        await driver.type("295604")
        await driver.press("Enter")
        #expect(driver.screen[0].contains("前台 赵雪"))
        #expect(driver.sent(SignIn.self).map(\.number.raw) == [11, 12])
    }
}
