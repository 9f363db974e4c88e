import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

/// A parlour that has sold something, and somebody who looks at its orders.
struct Shop {
    let parlour: Parlour
    let manager: SessionToken
    static let mask = GoodID(1)

    static func open() async throws -> Shop {
        let parlour = try await Parlour.open()
        let shop = Shop(parlour: parlour, manager: try #require(await parlour.store.signIn(9001, pin: "702468")))
        let good = try await shop.byManager(AddGood(GoodSpec(title: "补水面膜", unit: "盒", price: .yuan(68))))
        _ = try await shop.byManager(ReceiveStock(good: good.good, quantity: 20, note: "送货单 7"))
        return shop
    }

    func byManager<C: Command>(_ command: C) async throws -> C.Answer {
        guard
            case .done(let answer) = await parlour.store.operations.perform(
                command, key: parlour.store.newKey(), session: manager)
        else { throw Parlour.Refused(command: C.name) }
        return answer
    }

    func ask<Q: Query>(_ query: Q) async throws -> Q.Answer {
        guard case .answer(let answer) = await parlour.store.operations.query(query, session: manager) else {
            throw Parlour.Refused(command: "\(Q.self)")
        }
        return answer
    }

    /// 张三 with stored value.
    func funded() async throws -> MemberID {
        let member = try await parlour.member("张三", "13812345678")
        _ = try await parlour.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        return member
    }

    func sell(
        _ lines: [Cart.Line], to member: MemberID? = nil, by payments: [OrderPayment]? = nil
    ) async throws -> OrderID {
        let cart = Cart(lines: lines)
        let total = try await ask(Quote(cart: cart, member: member)).quotation.total
        let parts = payments ?? (total > .zero ? [OrderPayment(.tender(.cash), total)] : [])
        let presence = member.map { Presence.code(parlour.store.memberCode(of: $0)) }
        defer { parlour.store.clock.advance(milliseconds: 30_000) }
        return try await parlour.done(
            PayOrder(cart: cart, member: member, total: total, payments: parts, presence: presence)
        ).order
    }

    func takeBack(_ order: OrderID, _ lines: [RefundSale.Line]) async throws -> SaleReceipt {
        let preview = try await ask(RefundPreview(order: order, lines: lines))
        return try await byManager(
            RefundSale(order: order, lines: lines, paidOut: preview.paidOut, reason: "不合适"))
    }

    func sold(_ order: OrderID) async throws -> OrderDetail.Sold {
        try #require(await ask(OrderDetail(order: order)).sold)
    }

    func onHand() async throws -> Int64? { try await ask(StockHistory(good: Self.mask)).item?.onHand }

    /// Somebody in the room 单据.
    func desk(
        as number: String = "9001", pin: String = "702468", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese, hasGateway: Bool = false, drafts: [OperatorID: Drafts] = [:]
    ) async -> Driver {
        let driver = await Driver(
            parlour.store.operations, columns: columns, rows: rows, wording: wording, now: parlour.store.clock.now,
            hasGateway: hasGateway, drafts: drafts)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("单据"))
        return driver
    }
}
