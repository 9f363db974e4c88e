import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

/// A shop with a mask that is out of stock and an online course that is sold by codes.
struct Corner {
    let shop: Shop
    let owner: SessionToken
    static let cream = GoodID(2)
    static let course = GoodID(3)

    static func open() async throws -> Corner {
        let shop = try await Shop.open()
        let corner = Corner(
            shop: shop, owner: try #require(await shop.parlour.store.signIn(9999, pin: "918273")))
        _ = try await shop.byManager(AddGood(GoodSpec(title: "舒缓面霜", unit: "罐", price: .yuan(168))))
        _ = try await shop.byManager(
            AddGood(GoodSpec(title: "网课兑换码", unit: "张", price: .yuan(99), lowAt: 2, keeping: .digital)))
        return corner
    }

    func bring(_ codes: String...) async throws {
        let command = ImportCodes(good: Self.course, text: codes.joined(separator: "\n"))
        guard
            case .done = await shop.parlour.store.operations.perform(
                command, key: shop.parlour.store.newKey(), session: owner)
        else { throw Parlour.Refused(command: "ImportCodes") }
    }

    func receive(_ quantity: Int64) async throws {
        _ = try await shop.byManager(ReceiveStock(good: Self.cream, quantity: quantity))
        shop.parlour.store.clock.advance(milliseconds: 60_000)
    }

    /// Somebody has paid for cream that is not here.
    @discardableResult
    func reserve(_ quantity: Int64, _ recipient: Recipient) async throws -> DeliveryID {
        let total = Money.yuan(168 * quantity)
        defer { shop.parlour.store.clock.advance(milliseconds: 60_000) }
        let receipt = try await shop.parlour.done(
            PayOrder(
                cart: Cart(lines: [.init(.good(Self.cream), quantity: quantity, isReserved: true)]), member: nil,
                total: total, payments: [.init(.tender(.cash), total)], recipient: recipient))
        return try #require(receipt.lines[0].delivery).delivery
    }

    /// Two wait at the door, one is brought, one was fetched; one code waits and one is complained about.
    func busy() async throws {
        let fetched = try await reserve(1, Recipient(name: "赵女士", phone: "13700001111"))
        try await receive(4)
        _ = try await shop.parlour.done(HandOver(delivery: fetched, note: "本人"))
        let home = Recipient(
            way: .bring, name: "欧阳震华", phone: "13900000021", address: "人民路 1 号 3 单元 302", remark: "放门口")
        let sent = try await reserve(1, home)
        _ = try await shop.parlour.done(SendDelivery(delivery: sent, note: "骑手小李"))
        try await reserve(1, home)
        try await reserve(1, Recipient(name: "李先生"))
        try await reserve(2, Recipient(name: "钱女士", phone: "13611112222"))
        try await bring("KM-7788-0001")
        let member = try await shop.funded()
        let order = try await shop.sell([.init(.good(Self.course), quantity: 2)], to: member)
        let codes = try await shop.sold(order).lines[0].line.codes
        _ = try await shop.parlour.done(ReportCode(slot: try #require(codes?.first).slot, reason: "提示已被使用"))
    }

    /// Somebody in the room 交付卡密.
    func desk(
        as number: String = "9999", pin: String = "918273", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async -> Driver {
        let store = shop.parlour.store
        let driver = await Driver(
            store.operations, columns: columns, rows: rows, wording: wording, now: store.clock.now)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("交付卡密"))
        return driver
    }
}
