import Domain
import Operations
import Testing
import Widgets

@testable import Desk

@Suite("Keys typed while the store is busy are kept")
struct TypeAheadTests {
    @Test("A whole check-in can be typed without looking")
    func checkInAhead() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("Enter")
        #expect(driver.sent(CheckIn.self).isEmpty)
        await driver.settle()
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
        #expect(driver.statusLine.contains("张晓明 已到店"))
    }

    @Test("A payment typed ahead lands in the fields of the screen that comes, a second scan included")
    func chargeAhead() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        await driver.settle()
        #expect(driver.sent(PayOrder.self).map(\.total) == [.yuan(128)])
        #expect(driver.shows("销售小票"))
    }

    @Test("Escape clears what waits, and says so")
    func escapeClears() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("Enter", "F7")
        #expect(driver.statusLine.contains("已记下 2 键"))
        await driver.press("Esc")
        #expect(driver.statusLine.contains("已清除预输入"))
        await driver.settle()
        #expect(driver.sent(CheckIn.self).isEmpty)
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("Escape with nothing waiting waits its turn like any key")
    func escapeAlone() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F7")
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("Esc")
        await driver.settle()
        #expect(driver.title == "充值")
        #expect(driver.desk.typing != nil)
    }

    @Test("What is typed ahead of a check-in is about who checks in, not about who stood in the list before")
    func chargeWhoCheckedIn() async {
        let store = await Salon.store()
        let driver = await Driver.at(store)
        let guest = Salon.members[4]
        let here =
            Salon.arrivals + [
                Salon.arrival(9, guest, guest.name, .waiting, expected: nil, arrived: Salon.now)
            ]
        await store.on(CheckIn.self) { _ in .done(CheckIn.Answer(visit: VisitID(9), waiting: 3)) }
        await store.on(Arrivals.self) { _ in .answer(Arrivals.Answer(rows: here)) }
        driver.holdsAnswers = true
        await driver.type("fd")
        await driver.press("Enter", "Alt-P")
        await driver.settle()
        #expect(driver.sent(CheckIn.self).map(\.who) == [.walkIn(guest.member)])
        #expect(driver.title.hasPrefix("收银"))
        #expect(driver.shows(guest.name) && !driver.shows(Salon.members[0].name))
    }

    @Test("Keys typed ahead of a room's list wait for the list")
    func listAhead() async {
        let driver = await Driver(await Salon.store())
        driver.holdsAnswers = true
        await driver.signIn(11)
        await driver.press("Tab", "Enter")
        await driver.settle()
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
    }

    @Test("Escape with a letter right behind it is both, where Alt with the letter means nothing")
    func escapeAndLetter() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("zx")
        await driver.press("Alt-Z")
        #expect(driver.desk.typing?.text == "z")
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("Enter", "F7", "Alt-Z")
        await driver.settle()
        #expect(driver.sent(CheckIn.self).isEmpty)
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("What was typed ahead of a refusal is dropped: it was meant for another screen")
    func refusalDrops() async {
        let store = await Salon.store()
        let driver = await Driver.at(store)
        await store.on(CheckIn.self) { _ in .refused(.hereAlready(VisitID(1))) }
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        await driver.press("Enter", "F5")
        await driver.settle()
        #expect(driver.statusLine.contains("已经到店"))
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("An older answer of a search never replaces a newer one")
    func latestWins() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.type("o")
        await driver.press("Backspace")
        await driver.type("zx")
        await driver.settleBackwards()
        #expect(driver.form == "zx")
        #expect(driver.shows("找到 1 位"))
        #expect(driver.shows("▸ 张晓明"))
    }
}
