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
        #expect(driver.statusLine == "张晓明 已到店,等候 3 位;按 Alt-U 退回")
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

    @Test("Coming by F2 is to look for somebody anew: the box is empty")
    func emptyBox() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("fd")
        await driver.press("F7", "F2")
        #expect(driver.form == "")
        #expect(driver.shows("今日到店"))
        await driver.press("F6")
        await driver.type("zx")
        await driver.press("Enter", "F6")
        await driver.type("oy")
        #expect(driver.form == "oy")
    }

    @Test("A form half filled elsewhere is there when one comes back by its key")
    func formStays() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F6", "Alt-R")
        await driver.type("139001")
        await driver.press("F2", "F6")
        #expect(driver.form == "139001")
    }

    @Test("Nobody is marked and no card is shown while nobody is chosen; the day is shown instead")
    func nobodyMarked() async {
        let driver = await Driver.at(await Salon.store())
        #expect(!driver.shows("▸"))
        #expect(!driver.shows("会员号 1001"))
        #expect(driver.shows("输入找人,或扫码"))
        await driver.press("Down")
        #expect(driver.shows("▸") && driver.shows("会员号 1001"))
        await driver.press("Up")
        #expect(!driver.shows("▸") && !driver.shows("会员号 1001"))
    }

    @Test("A key that does not apply says why, with a bell, and types nothing")
    func saysWhy() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Alt-P")
        #expect(driver.statusLine == "先选一位,再收银")
        await driver.press("Tab", "d")
        #expect(driver.statusLine == "张晓明现在是“待到店”,不能完成")
        await driver.press("u")
        #expect(driver.statusLine == "张晓明现在是“待到店”,不能退回")
        #expect(driver.bells == 3)
        await driver.press("o")
        #expect(driver.form == "o")
    }

    @Test("Who came by mistake is taken back; what was finished by mistake is taken up again")
    func takeBack() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Tab", "Down", "Down", "Down", "u")
        #expect(driver.sent(MoveVisit.self).last == MoveVisit(visit: VisitID(4), from: .waiting, to: .cancelled))
        #expect(driver.statusLine == "林小姐:到店已撤销")
        await driver.press("Down", "Down", "u")
        #expect(driver.sent(MoveVisit.self).last == MoveVisit(visit: VisitID(6), from: .done, to: .serving))
    }

    @Test("When the taken back visit is gone, the next key does not mean the neighbour")
    func gone() async {
        let store = await Salon.store()
        let driver = await Driver.at(store)
        await driver.press("Tab", "Down", "Down", "Down")
        await store.on(Arrivals.self) { _ in
            .answer(Arrivals.Answer(rows: Salon.arrivals.filter { $0.visit != VisitID(4) }))
        }
        await driver.press("u", "Alt-U")
        #expect(driver.sent(MoveVisit.self).count == 1)
        #expect(driver.statusLine == "先选一位,再退回")
    }

    @Test("Who is expected today is found with the time, not with a phone")
    func foundToday() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("zxm")
        #expect(driver.shows("18:00 待到"))
        #expect(driver.queries.contains { ($0 as? FindMembers)?.todayFirst ?? false })
    }

    @Test("A frozen member's card says so once, and on the badge")
    func frozen() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("fd")
        let card = driver.screen.map { String($0.suffix(34)) }
        #expect(card.filter { $0.contains("冻结") }.count == 2)
        #expect(card.first { $0.contains("冯冻") }?.contains("冻结") ?? false)
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
        Golden.check("reception-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws == [])
        await driver.scan(Salon.code)
        Golden.check("reception-scanned-\(columns)x\(rows)", driver)
    }
}
