import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("退扫码款 on screen")
struct ScannedRefundTests {
    /// A refund of an order that a pay code paid, done at the desk.
    private func takenBack(_ shop: Shop, hasGateway: Bool = true) async throws -> (driver: Driver, order: OrderID) {
        let order = try await shop.scanned()
        let driver = await shop.desk(hasGateway: hasGateway)
        await driver.press("Enter", "r", "a", "Enter")
        await driver.type("买错了")
        await driver.press("Enter")
        return (driver, order)
    }

    private func back(_ driver: Driver) throws -> PaymentReturnID {
        guard case .giveBack(let back) = try #require(driver.errands.last) else { throw Parlour.Refused(command: "") }
        return back
    }

    @Test("the refund itself asks the gateway; the receipt and the order say how far it has come")
    func starts() async throws {
        let shop = try await Shop.open()
        let (driver, order) = try await takenBack(shop)
        let back = try back(driver)
        #expect(driver.shows("退到微信扫码 处理中"))
        let now = shop.parlour.store.clock.now
        try await shop.told(back, .succeeded(GatewayProof(reference: "R1", amount: .yuan(68), at: now)))
        driver.feed(.payment(.back(back), .returned))
        await driver.settle()
        #expect(driver.statusLine == "款已退回顾客" && driver.shows("退到微信扫码 已退"))
        await driver.press("Enter")
        #expect(driver.shows("微信扫码 68.00 已退"))
        #expect(try await shop.sold(order).parts.first?.backs.map(\.state) == [.returned])
    }

    @Test("refused: the order says so; in F10 it is paid out of the drawer after the gateway was asked once more, once")
    func paidOut() async throws {
        let shop = try await Shop.open()
        _ = try await shop.sell([.init(.service(Parlour.facial))])
        let (driver, order) = try await takenBack(shop)
        let back = try back(driver)
        try await shop.told(back, .failed(.refusedByBank))
        driver.feed(.payment(.back(back), .notReturned(.refusedByBank)))
        await driver.settle()
        #expect(driver.statusLine == "没有退回:顾客的账户已注销,请改退现金")
        await driver.press("Enter")
        #expect(driver.shows("微信扫码 68.00 被拒") && driver.shows("到 F10 扫码收款里再退,或付现金"))
        await driver.press("F10")
        await driver.click("扫码收款")
        await driver.advance(by: 10)
        #expect(driver.shows("没有退成"))
        await driver.press("x")
        #expect(driver.dialog == "付现金" && driver.shows("从钱箱付给顾客 68.00 元。"))
        await driver.type("账户注销了")
        await driver.press("Enter")
        #expect(driver.errands.last == .lookAgain(back))
        driver.feed(.payment(.back(back), .notReturned(.refusedByBank)))
        await driver.settle()
        #expect(driver.statusLine == "已从钱箱付给顾客 68.00 元")
        #expect(driver.shows("没有要处理的扫码收款"))
        #expect(try await shop.sold(order).parts.first?.backs.map(\.state) == [.inCash])
    }

    @Test("gone back after all, or nothing clear: no cash")
    func raced() async throws {
        let shop = try await Shop.open()
        let (driver, _) = try await takenBack(shop)
        let back = try back(driver)
        try await shop.told(back, .failed(.refusedByBank))
        driver.feed(.payment(.back(back), .notReturned(.refusedByBank)))
        await driver.settle()
        await driver.press("F10")
        await driver.click("扫码收款")
        await driver.advance(by: 10)
        for (news, sentence) in [
            (PaymentNews.unknown(.noAnswer), "网关没有说清退没退,现在不能付现金;稍后再按 x"),
            (.returned, "网关说已经退给顾客了,不要付现金"),
        ] {
            await driver.press("x")
            await driver.type("账户注销了")
            await driver.press("Enter")
            driver.feed(.payment(.back(back), news))
            await driver.settle()
            #expect(driver.statusLine == sentence)
        }
        #expect(driver.sent(PayOutReturn.self).isEmpty)
    }

    @Test("without a gateway the refund is made, and it is said that the scanned money has not gone")
    func noGateway() async throws {
        let shop = try await Shop.open()
        let (driver, _) = try await takenBack(shop, hasGateway: false)
        #expect(driver.errands.isEmpty && driver.statusLine.contains("扫码收的还没有退"))
        #expect(driver.shows("退到微信扫码 处理中"))
    }
}
