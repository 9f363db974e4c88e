import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("接待")
struct ReceptionTests {
    @Test("A booked member: scan, Enter")
    func budget() async {
        let driver = await Driver.at(await Salon.store())
        driver.forgetPresses()
        await driver.scan(Salon.code)
        await driver.press("Enter")
        #expect(driver.presses == 1)
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
        #expect(driver.statusLine == "张晓明 已到店,等候 3 位")
        #expect(driver.form == "")
    }

    @Test("A member nobody expected walks in")
    func walkIn() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("fd")
        await driver.press("Enter")
        #expect(driver.sent(CheckIn.self).map(\.who) == [.walkIn(MemberID(1005))])
    }

    @Test("Enter before the list has come waits for it")
    func fastEnter() async {
        let driver = await Driver.at(await Salon.store())
        driver.holdsAnswers = true
        await driver.type("zxm")
        await driver.press("Enter")
        await driver.settle()
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
    }

    @Test("Who is here already is not checked in twice")
    func hereAlready() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("oyzh")
        await driver.press("Enter")
        #expect(driver.sent(CheckIn.self).isEmpty)
        #expect(driver.statusLine.contains("欧阳震华 已到店,正在等候"))
    }

    @Test("Enter with nothing chosen does nothing: the first of the list is not checked in by a bounced key")
    func nothingChosen() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Enter", "Alt-P")
        #expect(driver.sent(CheckIn.self).isEmpty)
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("A guest comes with a word to call them by")
    func guest() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Alt-W")
        await driver.type("林小姐")
        await driver.press("Enter")
        #expect(driver.sent(CheckIn.self).map(\.who) == [.guest(name: "林小姐")])
    }

    @Test("In the list one letter starts, finishes and takes back")
    func moves() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Tab", "Down", "Down", "s")
        #expect(driver.sent(MoveVisit.self).last == MoveVisit(visit: VisitID(3), from: .waiting, to: .serving))
        await driver.press("u")
        #expect(driver.sent(MoveVisit.self).last == MoveVisit(visit: VisitID(3), from: .waiting, to: .expected))
        await driver.press("Down", "Down", "d")
        #expect(driver.sent(MoveVisit.self).last == MoveVisit(visit: VisitID(5), from: .serving, to: .done))
    }

    @Test("Somebody else moved the visit: the sentence says where it stands")
    func movedMeanwhile() async {
        let store = await Salon.store()
        await store.on(MoveVisit.self) { _ in .refused(.movedMeanwhile(.done)) }
        let driver = await Driver.at(store)
        await driver.press("Tab", "Down", "Down", "s")
        #expect(driver.statusLine.contains("别处已改为“已完成”"))
    }

    @Test("A session of the only package is held for the visit by one key")
    func hold() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Tab", "h")
        #expect(driver.sent(HoldSession.self) == [HoldSession(visit: VisitID(1), item: PackageItemID(10010))])
        #expect(driver.statusLine == "已占用 1 次,还可用 5 次")
    }

    @Test("A visit to another room keeps what was typed")
    func keepsText() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("fd")
        await driver.press("F7", "F2")
        #expect(driver.form == "fd")
        #expect(driver.shows("冯冻"))
    }

    @Test("A paste goes into the find box and is neither keys nor a scan")
    func paste() async {
        let driver = await Driver.at(await Salon.store())
        await driver.paste("13812345678\n")
        #expect(driver.shows("找到"))
        #expect(driver.sent(CheckIn.self).isEmpty)
    }

    @Test("The screen holds at three sizes", arguments: [(80, 24), (100, 30), (160, 45)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.store(), columns: columns, rows: rows)
        Golden.check("reception-\(columns)x\(rows)", driver.screen)
        #expect(driver.frame.canvas.flaws == [])
        await driver.scan(Salon.code)
        Golden.check("reception-scanned-\(columns)x\(rows)", driver.screen)
    }
}
