import Domain
import Operations

@testable import Desk

/// What the salon sells over its counter.
extension Salon {
    static let goods = [
        GoodItem(
            good: GoodID(1), title: "玻尿酸面膜", initials: "bnsmm", barcode: try? Barcode("6901234567892"), unit: "盒",
            price: .yuan(98), onHand: 12),
        GoodItem(
            good: GoodID(2), title: "精华液", initials: "jhy", barcode: try? Barcode("6922222222225"), unit: "瓶",
            price: .yuan(260), onHand: 1),
    ]

    /// A store whose shelf has articles on it, and coupons in 张晓明's wallet.
    static func shop() async -> FakeStore {
        let store = await store()
        let stocked = Catalogue.Answer(
            services: catalogue.services, offers: catalogue.offers, packages: catalogue.packages,
            coupons: catalogue.coupons, goods: goods)
        await store.on(Catalogue.self) { _ in .answer(stocked) }
        await answerSales(store, coupons: wallet, tierRate: 9_000)
        return store
    }

    static let wallet = [
        PriceRequest.Coupon(
            id: CouponID(7), template: CouponTemplateID(1), title: "满200减30",
            terms: CouponTerms(worth: .amount(.yuan(30)), threshold: .yuan(200)), until: now.advanced(hours: 120)),
        PriceRequest.Coupon(
            id: CouponID(8), template: CouponTemplateID(2), title: "满1000减100",
            terms: CouponTerms(worth: .amount(.yuan(100)), threshold: .yuan(1000)), until: nil),
    ]

    static func answerSales(
        _ store: FakeStore, coupons: [PriceRequest.Coupon] = [], tierRate: Int = 10_000
    ) async {
        await store.on(Quote.self) { .answer(quote($0.cart, $0.member, coupons, tierRate)) }
        await store.on(PayOrder.self) { command in
            let stored = command.payments.first { $0.means == .storedValue }?.amount ?? .zero
            if command.approval == nil, stored >= settings.largeAmount {
                return .refused(.largeAmount(limit: settings.largeAmount, recent: nil))
            }
            if command.approval == nil, command.cart.lines.contains(where: \.isGift) {
                return .denied(.approvalNeeded(.giveAway))
            }
            return .done(sale(command, quote(command.cart, command.member, coupons, tierRate)))
        }
        await store.on(ParkCart.self) { command in
            .done(.init(parked: ParkedCartID(3), label: command.member == nil ? "补水护理" : "张*"))
        }
        await store.on(DropParkedCart.self) { _ in .done(.init()) }
        await store.on(ParkedCarts.self) { _ in .answer(.init(carts: [])) }
        await store.on(BookingDetail.self) { _ in .answer(.init(booking: nil)) }
        await store.on(WalkInTurns.self) { _ in
            .answer(
                .init(turns: [
                    WalkInTurn(
                        staff: OperatorID(21), name: "周琳", turns: 1, last: nil, free: now, isNow: true)
                ]))
        }
    }

    static func quote(
        _ cart: Cart, _ member: MemberID?, _ coupons: [PriceRequest.Coupon], _ tierRate: Int
    ) -> Quote.Answer {
        let row = members.first { $0.member == member }
        let lines = cart.lines.map { line -> (PriceRequest.Line, Int64?) in
            var (title, list, onHand) = (line.note.isEmpty ? "金额" : line.note, line.amount ?? .zero, Int64?.none)
            switch line.item {
            case .service(let id):
                let service = catalogue.services.first { $0.service == id }
                (title, list) = (service?.title ?? "", service?.price ?? .zero)
            case .good(let id):
                let good = goods.first { $0.good == id }
                (title, list, onHand) = (good?.title ?? "", good?.price ?? .zero, good?.onHand)
            case .amount: break
            }
            return (
                PriceRequest.Line(
                    item: line.item, title: title, list: list, quantity: line.quantity, isGift: line.isGift,
                    isSession: line.session != nil), onHand
            )
        }
        let points: Int64 = member == nil ? 0 : 1280
        let quotation = PriceRequest(
            lines: lines.map(\.0), tier: row?.tier, tierRate: tierRate,
            coupons: member == members[0].member ? coupons : [], choice: cart.coupons, points: points,
            spend: cart.points, day: Day(year: 2026, month: 11, day: 23), weekday: 1, minute: 17 * 60 + 46
        ).quote()
        let available = row?.balance ?? .zero
        let all = min(available, quotation.total)
        let bonus = Money(fen: all.fen / 4)
        return Quote.Answer(
            trouble: nil,
            lines: lines.map { .init(title: $0.0.title, unit: $0.0.list, onHand: $0.1) }, quotation: quotation,
            coupons: member == members[0].member
                ? coupons.map { .init(id: $0.id, title: $0.title, until: $0.until) } : [], available: available,
            points: points,
            deduction: all > .zero
                ? DeductionPreview.Answer(
                    principal: all - bonus, bonus: bonus, balanceAfter: available - all, shortage: .zero,
                    needsApproval: all >= settings.largeAmount, points: (all - bonus).fen / 100, offer: nil,
                    status: row?.status ?? .normal) : nil)
    }

    static func sale(_ command: PayOrder, _ quote: Quote.Answer? = nil) -> SaleReceipt {
        let quote = quote ?? Self.quote(command.cart, command.member, [], 10_000)
        let row = members.first { $0.member == command.member }
        var payments: [SaleReceipt.Payment] = []
        var after = row?.balance ?? .zero
        for part in command.payments {
            switch part.means {
            case .storedValue:
                let bonus = Money(fen: part.amount.fen / 4)
                payments += [.init(.principal, part.amount - bonus), .init(.bonus, bonus)]
                after -= part.amount
            case .tender(let tender): payments.append(.init(.tender(tender), part.amount))
            case .onAccount: payments.append(.init(.onAccount, part.amount))
            case .scanned: payments.append(.init(.scanned(.wechat), part.amount))
            }
        }
        let lines = zip(command.cart.lines, zip(quote.lines, quote.quotation.lines)).map { line, known in
            SaleReceipt.Line(
                title: known.0.title, quantity: line.quantity, unit: known.0.unit, steps: known.1.steps,
                net: known.1.net,
                staff: line.staff.compactMap { share in staff.first { $0.number == share.staff }?.name },
                note: line.item == .amount ? "" : line.note)
        }
        let afterBonus = Money(fen: after.fen / 4)
        return SaleReceipt(
            order: OrderID(2048), entry: EntryID(1024), store: settings.name, at: now, servedBy: "王芳", lines: lines,
            payments: payments, given: command.payments.compactMap(\.given).first,
            pointsSpent: quote.quotation.points, pointsEarned: 96,
            account: row.map {
                .init(
                    member: $0.member, name: "\($0.name.prefix(1))*", phone: $0.phone, principal: after - afterBonus,
                    bonus: afterBonus, points: 1376, debt: .zero, newTier: nil)
            }, note: command.cart.note)
    }
}
