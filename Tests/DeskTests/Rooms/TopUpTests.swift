import Domain
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("充值")
struct TopUpTests {
    @Test("By an offer for a member at hand: four keys")
    func budget() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        driver.forgetPresses()
        await driver.press("F7", "2", "1")
        #expect(driver.shows("充后余额"))
        #expect(driver.shows("1554.00 元"))
        await driver.press("Enter")
        #expect(driver.presses == 4)
        #expect(
            driver.sent(TopUp.self) == [TopUp(member: MemberID(1001), what: .offer(OfferID(2)), tender: .cash)])
        #expect(driver.statusLine == "已充值 500.00 送 60.00,余额 1554.00 元;按 u 撤销")
    }

    @Test("A package is sold by its number")
    func package() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "4", "2", "Enter")
        #expect(driver.sent(SellPackage.self).map(\.package) == [PackageID(1)])
        #expect(driver.shows("售卡凭证"))
    }

    @Test("A package just sold is taken back from its receipt, with a reason and a manager")
    func undoPackage() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "4", "2", "Enter", "u")
        #expect(driver.dialog == "撤销售卡")
        #expect(driver.shows("980.00 元按原付款方式退给会员"))
        await driver.type("买错了")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(UndoPackageSale.self).map(\.approval) == [nil, ApprovalID(9)])
        #expect(driver.shows("撤销凭证"))
        #expect(driver.statusLine == "已撤销,退 980.00 元")
    }

    @Test("Above the limit of a card the owner approves")
    func aboveLimit() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "5")
        await driver.type("6000")
        await driver.press("Enter", "1")
        #expect(driver.shows("超过单卡上限 5000.00 元,需要批准"))
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        #expect(driver.form == "")
        await driver.type("160271")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(TopUp.self).map(\.approval) == [nil, ApprovalID(9)])
        #expect(driver.shows("充值凭证"))
    }

    @Test("0 leads back one question at a time")
    func back() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "2", "1", "0")
        #expect(driver.shows("怎么付"))
        await driver.press("0")
        #expect(driver.shows("充多少"))
        await driver.press("0")
        #expect(driver.desk.typing != nil)
    }

    @Test("The ladder holds at three sizes", arguments: [(80, 24), (100, 30), (160, 45)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.store(), columns: columns, rows: rows)
        await driver.scan(Salon.code)
        await driver.press("F7")
        Golden.check("topUp-\(columns)x\(rows)", driver)
        await driver.press("2")
        Golden.check("topUp-tender-\(columns)x\(rows)", driver)
        await driver.press("1")
        Golden.check("topUp-confirm-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws == [])
    }

    @Test(
        "A frozen or blacklisted member is refused as soon as they are chosen",
        arguments: [MemberStatus.frozen, .blacklisted])
    func barred(_ status: MemberStatus) async {
        let store = await Salon.store()
        await store.on(MemberCard.self) { _ in
            .answer(.init(card: Salon.card(Salon.row(1005, "冯冻", "135****1111", .plain, 20_000, status: status))))
        }
        let driver = await Driver.at(store)
        await driver.press("F7")
        await driver.type("fd")
        await driver.press("Enter")
        let sentence = status == .frozen ? "会员已冻结,先解冻" : "会员在黑名单,不能再售卡充值"
        #expect(driver.statusLine == "冯冻:" + sentence)
        await driver.press("1", "Enter")
        #expect(driver.shows(sentence))
        #expect(driver.sent(TopUp.self).isEmpty)
        await driver.press("Esc")
        #expect(driver.form == "")
    }

    @Test("Undoing says what goes back to the member and what bonus is taken, from the receipt and among the members")
    func undoText() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "2", "1", "Enter", "u")
        #expect(driver.shows("退 500.00 元给会员,收回赠金 60.00 元。"))
        let scene = driver.desk.scene
        let movement = Movement(
            entry: EntryID(1), kind: .topUp, at: Salon.now, title: "充值 500.00 送 60.00", amount: .yuan(560),
            balanceAfter: .yuan(560), undone: false, undoUntil: Salon.now, paid: .yuan(500))
        #expect(scene.undoing(movement)?.consequence == "退 500.00 元给会员,收回赠金 60.00 元。")
    }
}
