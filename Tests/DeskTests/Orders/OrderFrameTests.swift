import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("单据 stays whole")
struct OrderFrameTests {
    /// A day with a member's order of three lines in two ways of paying, a guest's, and one that went back in part.
    private func shop() async throws -> Shop {
        let shop = try await Shop.open()
        let guest = try await shop.sell([.init(.good(Shop.mask), quantity: 3)])
        _ = try await shop.takeBack(guest, [.init(line: 1, quantity: 1)])
        _ = try await shop.sell([.init(.service(Parlour.neck))])
        let member = try await shop.funded()
        _ = try await shop.byManager(GrantCoupon(member: member, template: CouponTemplateID(1)))
        _ = try await shop.sell(
            [
                .init(
                    .service(Parlour.facial), staff: [StaffShare(staff: Parlour.li, share: 10_000)], note: "加强眼周"),
                .init(.good(Shop.mask), quantity: 2), .init(.service(Parlour.neck)),
            ], to: member, by: nil)
        return shop
    }

    @Test("at every size, in Chinese and English", arguments: [(80, 24), (120, 36), (200, 50)])
    func frames(_ size: (Int, Int)) async throws {
        let shop = try await shop()
        for (language, wording) in [("", Wording.chinese), ("english-", Wording(Sources.english))] {
            let driver = await shop.desk(columns: size.0, rows: size.1, wording: wording)
            func check(_ name: String) {
                Golden.check("\(language)orders-\(name)-\(size.0)x\(size.1)", driver)
                #expect(driver.frame.canvas.flaws == [])
            }
            check("list")
            await driver.press("Enter")
            check("order")
            await driver.press("r", "Down", "+")
            check("refund")
            await driver.press("Enter")
            await driver.type("过敏")
            check("reason")
            guard language.isEmpty else { continue }
            let again = await shop.desk(columns: size.0, rows: size.1)
            await again.press("Down", "Down", "Enter", "r", "+", "Enter")
            await again.type("多买了")
            await again.press("Enter")
            Golden.check("orders-receipt-\(size.0)x\(size.1)", again)
        }
    }
}
