import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("单据 and 退货 on screen")
struct TakingBackTests {
    @Test("a wrong article goes back: cash, and onto the shelf, with a receipt")
    func wrongArticle() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask)), .init(.service(Parlour.neck))])
        let driver = await shop.desk()
        await driver.press("Enter")
        #expect(driver.shows("补水面膜"))
        await driver.press("r", "Space")
        #expect(driver.shows("68.00 元"))
        #expect(driver.shows("退现金 68.00"))
        await driver.press("Enter")
        await driver.type("买错了")
        await driver.press("Enter")
        #expect(driver.statusLine == "已退货,退现金 68.00")
        #expect(driver.shows("退货小票"))
        #expect(try await shop.onHand() == 20)
        await driver.press("p", "Enter")
        #expect(driver.printed.count == 1)
        #expect(try await shop.sold(order).refunded == .yuan(68))
        await driver.press("Esc")
        #expect(driver.shows("有退") && driver.shows("-68.00"))
    }

    @Test("a spoilt article does not go back to the shelf")
    func spoilt() async throws {
        let shop = try await Shop.open()
        _ = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "Space", "k")
        #expect(driver.shows("不回架"))
        await driver.press("Enter")
        await driver.type("破了")
        await driver.press("Enter")
        #expect(driver.shows("退货小票"))
        #expect(try await shop.onHand() == 19)
    }

    @Test("a refund that is half chosen is gone on with after the program was gone")
    func goneOn() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask), quantity: 3)])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "+", "+", "k", "Enter")
        await driver.type("破了")
        let next = await shop.desk(drafts: driver.desk.drafts)
        #expect(next.shows("不回架") && next.shows("破了"))
        await next.press("Enter")
        #expect(next.shows("退货小票"))
        #expect(try await shop.sold(order).refunded == .yuan(136))
        #expect(try await shop.onHand() == 17)
        #expect(next.desk.drafts.isEmpty)
    }

    @Test("two of three go back, later the rest; a further one is impossible")
    func parts() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask), quantity: 3)])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "+", "+", "Enter")
        await driver.type("多买了")
        await driver.press("Enter", "Enter")
        #expect(try await shop.sold(order).refunded == .yuan(136))
        await driver.press("r", "+", "+")
        #expect(driver.statusLine == "“补水面膜”只剩 1 份可退")
        #expect(driver.shows("68.00 元"))
        await driver.press("Enter")
        await driver.type("全不要了")
        await driver.press("Enter", "Enter")
        #expect(try await shop.sold(order).refunded == .yuan(204))
        await driver.press("r")
        #expect(driver.statusLine == "这张单已经全部退完")
        await driver.press("Esc")
        #expect(driver.shows("全退"))
    }

    @Test("a cashier needs a manager; what was filled in is there again if the manager says no")
    func approval() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk(as: "1001", pin: "246813")
        await driver.press("Enter", "r", "a", "Enter")
        await driver.type("不合适")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.press("Esc")
        #expect(driver.form == "不合适" && driver.shows("68.00 元"))
        await driver.press("Enter")
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "已退货,退现金 68.00")
        #expect(try await shop.sold(order).refunded == .yuan(68))
    }

    @Test("points spent since are kept back, and it is said before")
    func points() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.sell([.init(.service(Parlour.facial))], to: member)
        _ = try await shop.parlour.done(
            Verify(
                what: .gift(GiftID(1)), member: member,
                presence: .code(shop.parlour.store.memberCode(of: member))))
        let driver = await shop.desk()
        await driver.press("Enter", "r", "a")
        #expect(driver.shows("1.00 元:这张单送的积分已经用掉"))
        #expect(driver.shows("退现金 127.00"))
    }

    @Test("a session comes back to its card, without money")
    func session() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        _ = try await shop.parlour.done(SellPackage(member: member, package: PackageID(2), tender: .cash))
        guard
            case .answer(let answer) = await shop.parlour.store.operations.query(
                MemberCard(member: member), session: shop.parlour.token),
            let item = answer.card?.sessions.first
        else { throw Parlour.Refused(command: "MemberCard") }
        _ = try await shop.sell([.init(.service(Parlour.neck), session: item.item)], to: member)
        let driver = await shop.desk()
        await driver.press("Enter", "r", "a")
        #expect(driver.shows("不退钱") && driver.shows("退回 1 次"))
        await driver.press("Enter")
        await driver.type("没有做")
        await driver.press("Enter")
        #expect(driver.statusLine == "已退货,不退钱")
    }

    @Test("stored value goes back as principal and bonus; all of it may go to one way of paying")
    func split() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        let order = try await shop.sell(
            [.init(.service(Parlour.facial)), .init(.good(Shop.mask))], to: member,
            by: [.init(.storedValue, .yuan(98)), .init(.tender(.cash), .yuan(98))])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "Down", "Space")
        #expect(driver.shows("现金 34.00"))
        await driver.press("s", "Down", "Down", "Enter")
        #expect(driver.shows("退现金 68.00"))
        await driver.press("Up", "Space")
        #expect(driver.statusLine == "现金至多退 98.00 元,改为按比例退")
        #expect(driver.shows("现金 98.00"))
        await driver.press("Space", "s", "Down", "Enter", "Enter")
        await driver.type("过敏")
        await driver.press("Enter")
        #expect(driver.shows("退货小票"))
        let sold = try await shop.sold(order)
        #expect(sold.parts.first { $0.payment.means == .tender(.cash) }?.refunded == .zero)
        #expect(sold.refunded == .yuan(68))
    }

    @Test("found by its number, by its day, or from the member's page")
    func finding() async throws {
        let shop = try await Shop.open()
        let member = try await shop.funded()
        let order = try await shop.sell([.init(.service(Parlour.facial))], to: member)
        _ = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk()
        await driver.type(order.description)
        await driver.press("Enter")
        #expect(driver.shows("单号 \(order)") && driver.shows("补水护理"))
        await driver.press("Esc")
        await driver.type("77")
        await driver.press("Enter")
        #expect(driver.statusLine == "没有 77 号单据")
        await driver.press("Esc", "[")
        #expect(driver.shows("2026-11-22") && driver.shows("这一天还没有单据;按 [ 看前一天,到 F5 收银"))
        await driver.press("]", "]")
        #expect(driver.statusLine == "已经是今天" && driver.shows("共 2 单"))
        await driver.press("F6")
        await driver.type("zs")
        await driver.press("Enter", "o")
        #expect(driver.title.hasPrefix("单据") && driver.shows("共 1 单"))
        await driver.press("Enter", "F6")
        #expect(driver.title.hasPrefix("会员") && driver.shows("张三"))
    }

    @Test("a guest's receipt is printed again, and the drawer stays shut")
    func copy() async throws {
        let shop = try await Shop.open()
        _ = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk()
        #expect(driver.shows("散客"))
        await driver.press("Enter", "p")
        #expect(driver.statusLine == "小票已送打印")
        #expect(driver.printed.first?.contains { $0.contains("销售小票") } ?? false)
        #expect(driver.sent(QueuePrint.self).allSatisfy { $0.kind == .sale && !$0.opensDrawer })
    }

    @Test("typing, a lock, another size, another room and a change elsewhere lose nothing")
    func nothingIsLost() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask), quantity: 3), .init(.service(Parlour.neck))])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "Down", "Space", "Up", "+", "+", "Enter")
        await driver.type("不喜")
        await driver.resize(columns: 120, rows: 36)
        await driver.press("F2", "F10")
        await driver.click("单据")
        await driver.press("Alt-L")
        await driver.type("702468")
        await driver.press("Enter")
        #expect(driver.form == "不喜")
        _ = try await shop.takeBack(order, [.init(line: 1, quantity: 2)])
        await driver.change()
        await driver.type("欢")
        #expect(driver.form == "不喜欢" && driver.shows("“补水面膜”只剩 1 份可退"))
        await driver.press("Enter")
        #expect(driver.statusLine == "“补水面膜”只剩 1 份可退")
        await driver.press("Esc", "-", "Enter", "Enter")
        #expect(driver.shows("退货小票"))
        #expect(try await shop.sold(order).lines.map(\.left) == [0, 0])
    }

    @Test("keys typed ahead wait for what they were meant for")
    func typedAhead() async throws {
        let shop = try await Shop.open()
        let order = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk()
        driver.holdsAnswers = true
        await driver.press("Enter", "r", "a", "Enter")
        await driver.type("急")
        await driver.press("Enter")
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.shows("退货小票"))
        #expect(try await shop.sold(order).refunded == .yuan(68))
    }

    @Test("no reason, nothing chosen: one sentence, and the cursor stays")
    func refused() async throws {
        let shop = try await Shop.open()
        _ = try await shop.sell([.init(.good(Shop.mask))])
        let driver = await shop.desk()
        await driver.press("Enter", "r", "Enter")
        #expect(driver.statusLine == "先选退什么:空格选一项,a 全选")
        await driver.press("s")
        #expect(driver.statusLine == "只有一种付款可退,原路退回")
        await driver.press("a", "Enter", "Enter")
        #expect(driver.statusLine == "请写退货的原因" && driver.form == "")
    }
}
