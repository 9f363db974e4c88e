import Domain
import Operations
import Testing

@testable import Desk

@Suite("Keys pressed before the list or the card is there")
struct CatchingUpTests {
    @Test("At reception, a payment right behind a name is for whoever the name finds", arguments: ["Alt-P", "F5"])
    func chargeBehindName(_ key: String) async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.type("fd")
        await driver.press(key)
        #expect(driver.title.hasPrefix("接待"))
        await driver.settle()
        #expect(driver.title.hasPrefix("收银"))
        #expect(driver.shows("冯冻") && !driver.shows("张晓明"))
    }

    @Test(
        "Every key about a member waits for the list; what follows it too",
        arguments: [("Alt-T", "充值"), ("Alt-I", "会员")])
    func handedOver(_ key: String, _ title: String) async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.type("oyzh")
        await driver.press(key, "Esc")
        #expect(driver.statusLine.contains("已清除预输入"))
        await driver.press(key)
        await driver.settle()
        #expect(driver.title.hasPrefix(title))
        #expect(driver.shows("欧阳震华"))
    }

    @Test("A walk-in keeps the name typed for them, also ahead of the list")
    func guest() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.type("路人")
        await driver.press("Alt-W")
        #expect(driver.dialog == nil)
        await driver.settle()
        #expect(driver.dialog == "散客到店")
        #expect(driver.form == "路人")
    }

    @Test("Several found by Enter: the question which of them drops what was typed for one of them")
    func several() async {
        let store = await Salon.store()
        await store.on(FindMembers.self) { _ in .answer(.init(rows: Array(Salon.members.prefix(2)), more: false)) }
        let asked = await Driver.at(store)
        asked.holdsAnswers = true
        await asked.type("z")
        await asked.press("Enter", "Alt-P")
        await asked.settle()
        #expect(asked.statusLine == "找到 2 位,请选一位")
        #expect(asked.title.hasPrefix("接待"))
    }

    @Test(
        "Among the members, name, Enter and a deed can be typed at once",
        arguments: [("p", "收银"), ("Alt-P", "收银"), ("t", "充值")])
    func deedBehindEnter(_ key: String, _ title: String) async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F6")
        driver.holdsAnswers = true
        await driver.type("oyzh")
        await driver.press("Enter", key)
        await driver.settle()
        #expect(driver.title.hasPrefix(title))
        #expect(driver.shows("欧阳震华"))
    }

    @Test("A deed that needs the card waits for it", arguments: [("e", "修改会员资料"), ("s", "设支付密码")])
    func deedBeforeCard(_ key: String, _ dialog: String) async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6", "Down")
        driver.holdsAnswers = true
        await driver.press("Enter", key)
        #expect(driver.dialog == nil)
        await driver.settle()
        #expect(driver.dialog == dialog)
        #expect(driver.shows("张三丰"))
    }

    @Test("While the list is walked, only what the row says is shown, and no card is read until the walk rests")
    func walk() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6")
        #expect(driver.shows("对酒精过敏"))
        func cards() -> Int { driver.queries.count { $0 is MemberCard } }
        let before = cards()
        await driver.press("Down")
        #expect(driver.shows("张三丰  普通") && driver.shows("120.00"))
        #expect(!driver.shows("对酒精过敏") && cards() == before)
        await driver.press("Down")
        #expect(driver.shows("𠮷田䶮  银卡") && cards() == before)
        await driver.advance(by: 100)
        #expect(cards() == before + 1)
        #expect(driver.shows("对酒精过敏"))
    }

    @Test("The card of somebody passed by comes late and is not shown beside another name")
    func late() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6", "Down")
        driver.holdsAnswers = true
        await driver.advance(by: 150)
        await driver.press("Down")
        await driver.settle()
        #expect(driver.shows("𠮷田䶮  银卡") && !driver.shows("张三丰  普通"))
        #expect(!driver.shows("对酒精过敏"))
        driver.holdsAnswers = false
        await driver.advance(by: 150)
        #expect(driver.shows("𠮷田䶮  银卡") && driver.shows("对酒精过敏"))
    }

    @Test("At reception the card follows when the choice rests")
    func receptionWalk() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Down")
        func cards() -> [MemberID] { driver.queries.compactMap { ($0 as? MemberCard)?.member } }
        let before = cards()
        await driver.press("Down", "Down")
        #expect(driver.shows("会员号 1002") && cards() == before)
        await driver.advance(by: 100)
        #expect(cards() == before + [MemberID(1002)])
    }

    @Test("At reception, a session is kept for whoever was reached last, though their card was not there yet")
    func holdBeforeCard() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.press("Down", "Down", "h")
        #expect(driver.sent(HoldSession.self).isEmpty && driver.form == nil)
        await driver.settle()
        #expect(driver.sent(HoldSession.self).map(\.visit) == [VisitID(2)])
    }

    @Test("A store that cannot answer gives the keys back: nothing is done, and it says why")
    func broken() async {
        let store = await Salon.store()
        let driver = await Driver.at(store)
        await store.on(FindMembers.self) { _ in .failed(.full) }
        await driver.type("fd")
        driver.effects = []
        await driver.press("Alt-P")
        #expect(driver.title.hasPrefix("接待"))
        #expect(driver.bells > 0 && !driver.statusLine.isEmpty)
        await driver.press("F7")
        #expect(driver.title == "充值")
        #expect(driver.desk.inFlight == 0)
    }
}
