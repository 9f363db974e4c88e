import Domain
import Operations
import SQL
import Store
import StoreFixture

/// What a test of the checkout says at the counter.
extension Counter {
    /// 面膜 68.00 ×20 and 防晒霜 129.00 ×3 on the shelf; a coupon 满100减20 among the kinds, and a 满300减50 that runs.
    func stockTheShelf(campaign: Bool = false) async throws {
        try await store.database.write { db in
            for (id, title, price, many) in [(1, "面膜", 6_800, 20), (2, "防晒霜", 12_900, 3)] {
                try db.insertGood(
                    GoodID(Int64(id)),
                    GoodTerms(
                        title: title, initials: "x\(id)", barcode: nil, category: nil, unit: "件",
                        price: Money(fen: Int64(price)), lowAt: nil, isOnSale: true))
                try db.returnStock(
                    GoodID(Int64(id)), Int64(many), kind: .received,
                    StockDeed(by: OperatorID(9001), at: TestStore.morning, day: Day(year: 2026, month: 11, day: 23)))
            }
            let coupon = CouponTerms(worth: .amount(.yuan(20)), threshold: .yuan(100))
            try db.setTerms(CanonicalJSON.text(coupon), of: CouponTemplateID(1))
            if campaign {
                let terms = CampaignTerms(worth: .amount(.yuan(50), repeats: false), threshold: .yuan(300))
                try db.insertCampaign(
                    CampaignID(1), title: "满300减50", terms: CanonicalJSON.text(terms), from: Instant(ms: 0), until: nil)
            }
        }
    }

    func quote(_ cart: Cart, _ member: MemberID? = nil) async throws -> Quote.Answer {
        try await ask(Quote(cart: cart, member: member))
    }

    /// Pays a cart; what the screen shows is what is paid.
    func buying(
        _ cart: Cart, _ member: MemberID? = nil, by payments: [OrderPayment]? = nil
    ) async throws -> PayOrder {
        let total = try await quote(cart, member).quotation.total
        let parts = payments ?? (total > .zero ? [OrderPayment(.tender(.cash), total)] : [])
        let presence = member.map { Presence.code(store.memberCode(of: $0)) }
        return PayOrder(cart: cart, member: member, total: total, payments: parts, presence: presence)
    }

    func sell(
        _ cart: Cart, to member: MemberID? = nil, by payments: [OrderPayment]? = nil
    ) async throws -> SaleReceipt {
        try await done(try await buying(cart, member, by: payments))
    }

    /// Takes lines back; a manager stands at the counter.
    func takeBack(_ order: OrderID, _ lines: [(line: Int, quantity: Int64)]) async throws -> SaleReceipt {
        let some = lines.map { RefundSale.Line(line: $0.line, quantity: $0.quantity) }
        let preview = try await ask(RefundPreview(order: order, lines: some))
        return try await done(
            RefundSale(order: order, lines: some, paidOut: preview.paidOut, reason: "不合适"), by: manager)
    }
}
