import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("挂账 on screen: who owes, and how it is paid back")
struct DebtTests {
    private func atMember(_ shop: Shop, _ member: MemberID, hasGateway: Bool = false) async -> Driver {
        let driver = await shop.desk(as: "1001", pin: "246813", hasGateway: hasGateway)
        await driver.press("F6")
        await driver.type(member.description)
        await driver.press("Enter")
        return driver
    }

    @Test(
        "the list of those who owe leads to the member's page; z takes cash, gives change, prints, and nothing is owed")
    func paysCash() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        shop.parlour.store.clock.advance(milliseconds: 3 * 86_400_000)
        let driver = await shop.desk(as: "1001", pin: "246813")
        await driver.press("F10")
        await driver.click("挂账")
        await driver.advance(by: 10)
        #expect(driver.shows("1 位,共欠 68.00 元") && driver.shows("张*"))
        await driver.press("Enter")
        #expect(driver.shows("挂账") && driver.shows("3 天"))
        await driver.press("Enter", "z")
        #expect(driver.dialog == "还挂账" && driver.shows("共欠 68.00 元"))
        await driver.press("Enter", "Enter")
        await driver.type("100")
        await driver.press("Enter")
        #expect(driver.statusLine == "已还挂账 68.00 元,找零 32.00 元")
        #expect(driver.shows("还款凭证") && driver.shows("找零"))
        await driver.press("p", "Enter")
        #expect(driver.printed.count == 1)
        #expect(!driver.shows("共欠"))
        #expect(try await shop.ask(OpenDebts(member: member)).owed == .zero)
    }

    @Test("more than is owed, or too little cash, is said at its field; a part leaves the rest")
    func part() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        let driver = await atMember(shop, member)
        await driver.press("z", "Ctrl-U")
        await driver.type("69")
        await driver.press("Enter", "Right", "Enter")
        #expect(driver.shows("最多 68.00 元"))
        await driver.press("Ctrl-U")
        await driver.type("50")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "已还挂账 50.00 元,还欠 18.00 元")
        #expect(try await shop.ask(OpenDebts(member: member)).owed == .yuan(18))
    }

    @Test("a pay code that is scanned there pays it through the gateway")
    func scanned() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        let driver = await atMember(shop, member, hasGateway: true)
        await driver.press("z")
        await driver.scan("134567890112345678")
        guard case .collect(let payment, _) = driver.errands.last else {
            Issue.record("nothing was collected")
            return
        }
        #expect(driver.shows("等顾客在手机上确认付款"))
        try await shop.arrive(payment)
        driver.feed(.payment(.payment(payment), .received))
        await driver.settle()
        #expect(driver.statusLine == "已还挂账 68.00 元,全部还清")
        #expect(driver.shows("微信扫码"))
    }

    @Test("news of a pay code whose dialog was closed is said, and the money lies there to be used")
    func closed() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        let driver = await atMember(shop, member, hasGateway: true)
        await driver.press("z")
        await driver.scan("134567890112345678")
        guard case .collect(let payment, _) = driver.errands.last else {
            Issue.record("nothing was collected")
            return
        }
        await driver.press("Esc")
        try await shop.arrive(payment)
        driver.feed(.payment(.payment(payment), .received))
        await driver.settle()
        #expect(driver.statusLine == "之前未知的扫码收款已查到:已到账,可收进订单或退回")
        #expect(driver.sent(PayDebt.self).isEmpty)
        #expect(try await shop.ask(OpenPayments()).payments.map(\.payment) == [payment])
    }

    @Test("it is taken back from the account page, with a manager's word, and owed again")
    func undone() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        _ = try await shop.byManager(
            PayDebt(member: member, owed: .yuan(68), payments: [OrderPayment(.tender(.cash), .yuan(68))]))
        let driver = await shop.desk()
        await driver.press("F6")
        await driver.type(member.description)
        await driver.press("Enter", "Right", "u")
        #expect(driver.dialog == "撤销还款")
        await driver.type("收错人")
        await driver.press("Enter")
        #expect(driver.statusLine == "已撤销还款,又欠 68.00 元")
        #expect(driver.shows("撤销凭证"))
        #expect(try await shop.ask(OpenDebts(member: member)).owed == .yuan(68))
    }

    @Test("the checkout says what the member who buys still owes")
    func atTheCheckout() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        let driver = await atMember(shop, member)
        await driver.press("p")
        #expect(driver.shows("挂账 68.00 元"))
    }

    @Test("at both sizes, in Chinese and English", arguments: [(80, 24), (120, 36)])
    func frames(_ size: (Int, Int)) async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.owe(member)
        shop.parlour.store.clock.advance(milliseconds: 40 * 86_400_000)
        _ = try await shop.owe(member)
        for (language, wording) in [("", Wording.chinese), ("english-", Wording(Sources.english))] {
            let driver = await shop.desk(as: "9999", pin: "918273", columns: size.0, rows: size.1, wording: wording)
            func check(_ name: String) {
                Golden.check("\(language)debt-\(name)-\(size.0)x\(size.1)", driver)
                #expect(driver.frame.canvas.flaws == [])
            }
            await driver.press("F10")
            await driver.click(wording.say("挂账"))
            await driver.advance(by: 10)
            check("debtors")
            await driver.press("Enter", "Enter")
            check("member")
            await driver.press("z")
            check("paying")
            await driver.press("Esc", "F10")
            await driver.click(wording.say("一年期利率"))
            await driver.advance(by: 10)
            check("rates")
        }
    }
}
