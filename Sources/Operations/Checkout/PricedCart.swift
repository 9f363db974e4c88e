import Domain
import SQL
import Store

/// A cart with what its lines are and cost now: what the screen shows and what is sold are worked out in one place.
struct PricedCart {
    /// The cart.
    let cart: Cart
    /// What its price depends on.
    let request: PriceRequest
    /// What it costs.
    let quotation: Quotation
    /// Package items of lines a session pays for, by line.
    let sessions: [Int: PackageItemRow]
}

/// Prices carts for one member at one moment.
struct Pricing {
    let db: any Reading
    let settings: StoreSettings
    let calendar: StoreCalendar
    let now: Instant
    let member: (id: MemberID, tier: Tier)?

    /// What a cart costs.
    /// - Throws: `CartTrouble`; `EngineError`.
    func price(_ cart: Cart) throws -> PricedCart {
        do { try cart.check() } catch { throw CartTrouble.cart(error) }
        if member == nil {
            let asks = cart.points != .none || cart.lines.contains { $0.session != nil }
            if asks { throw CartTrouble.noMember }
        }
        let own = try member.map { try db.tierPrices(of: $0.tier) } ?? [:]
        let categories = try db.categoriesOfItems()
        var sessions: [Int: PackageItemRow] = [:]
        var lines: [PriceRequest.Line] = []
        for (index, line) in cart.lines.enumerated() {
            let (title, list) = try item(line, at: index)
            if let session = line.session { sessions[index] = try check(session, line, index, taken: sessions) }
            for share in line.staff where try db.staff(share.staff) == nil {
                throw CartTrouble.staff(line: index)
            }
            lines.append(
                PriceRequest.Line(
                    item: line.item, category: categories[line.item], title: title, list: list,
                    tierPrice: own[line.item], quantity: line.quantity, isGift: line.isGift,
                    isSession: line.session != nil))
        }
        let request = try request(lines, cart)
        return PricedCart(cart: cart, request: request, quotation: request.quote(), sessions: sessions)
    }

    private func item(_ line: Cart.Line, at index: Int) throws -> (title: String, list: Money) {
        switch line.item {
        case .service(let id):
            guard let row = try db.service(id) else { throw CartTrouble.item(line: index) }
            return (row.title, row.price)
        case .good(let id):
            guard let row = try db.good(id), row.isOnSale else { throw CartTrouble.item(line: index) }
            guard !line.isReserved || row.keeping == .counted else {
                throw CartTrouble.cart(.reservation(line: index))
            }
            return (row.title, row.price)
        case .amount:
            return (line.note.isEmpty ? "金额" : line.note, line.amount ?? .zero)
        }
    }

    private func check(
        _ session: PackageItemID, _ line: Cart.Line, _ index: Int, taken: [Int: PackageItemRow]
    ) throws -> PackageItemRow {
        guard let row = try db.packageItem(session), row.member == member?.id, .service(row.service) == line.item else {
            throw CartTrouble.sessionOfOther(line: index)
        }
        do { try row.check(at: now) } catch { throw CartTrouble.session(line: index, error) }
        let before = Int64(taken.values.count { $0.id == row.id })
        guard row.left > before else { throw CartTrouble.session(line: index, .usedUp) }
        let day = calendar.businessDay(of: now)
        let today = try db.openHold(on: AccountID(.session, holder: row.id.raw), day: day) == nil ? 0 : 1
        guard row.left - row.held + Int64(today) > before else { throw CartTrouble.session(line: index, .held) }
        return row
    }

    private func request(_ lines: [PriceRequest.Line], _ cart: Cart) throws -> PriceRequest {
        let coupons = try member.map { member in
            try db.pricedCoupons(of: member.id, at: now).compactMap { row in
                try? PriceRequest.Coupon(
                    id: row.id, template: row.template, title: row.title,
                    terms: CanonicalJSON.value(CouponTerms.self, row.terms), until: row.until)
            }
        }
        let campaigns = try db.campaigns(at: now).compactMap { row in
            try? PriceRequest.Campaign(
                id: row.id, title: row.title, terms: CanonicalJSON.value(CampaignTerms.self, row.terms))
        }
        let points = try member.map { try db.lots([AccountID(.points, holder: $0.id.raw)], at: now) } ?? []
        let day = calendar.businessDay(of: now)
        return PriceRequest(
            lines: lines, tier: member?.tier, tierRate: member.flatMap { settings.tierRates[$0.tier] } ?? 10_000,
            coupons: coupons ?? [], choice: cart.coupons, campaigns: campaigns,
            points: points.reduce(0) { $0 + $1.remaining }, spend: cart.points, day: day, weekday: day.weekday,
            minute: calendar.minuteOfDay(now), rules: settings.prices)
    }
}

extension View {
    /// Prices for a member.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    func pricing(for member: MemberID?) throws -> Pricing {
        let record = try member.flatMap { try db.member($0, vault: vault) }
        return Pricing(
            db: db, settings: settings, calendar: calendar, now: now, member: record.map { ($0.id, $0.tier) })
    }
}
