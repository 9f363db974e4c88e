import Domain
import Operations
import SQL
import Vault

extension TodaysTrade {
    /// The whole day.
    mutating func run() async {
        let guests = await customers()
        await done(MoveCash(.paidOut, amount: Money(fen: 2580), reason: "买抽纸和一次性杯子"), by: manager)
        if let order = await sell(shelf(0, 1) + shelf(3, 2), to: nil, .tender(.cash)) { await takeBack(order) }
        for (place, guest) in guests.prefix(2).enumerated() {
            let means = OrderPayment.Means.tender(place == 0 ? .wechat : .bankCard)
            await sell(service(for: guest) + shelf(5 + place, 1, soldBy: guest.staff), to: guest.member, means)
        }
        if let saver = await saver() { await sell(shelf(8, 1) + shelf(1, 1), to: saver, .storedValue) }
        await reserve(guests)
        if let code = pack.goods.first(where: { $0.keeping == .digital && $0.isOnSale }) {
            await sell([Cart.Line(.good(code.id))], to: guests.first?.member, .tender(.alipay))
        }
        if let last = guests.last { await sell(shelf(9, 2), to: last.member, .onAccount, by: manager) }
        await done(
            ParkCart(cart: Cart(lines: shelf(2, 1) + shelf(7, 1)), member: guests.dropFirst().first?.member, label: ""))
    }

    /// A member who has come today, and who serves them.
    private struct Customer {
        let member: MemberID
        let staff: [StaffShare]
    }

    private func customers() async -> [Customer] {
        let rows = await asked(Arrivals())?.rows ?? []
        return rows.filter { $0.state == .done || $0.state == .serving }.compactMap { row in
            guard let member = row.member else { return nil }
            let staff = pack.staff.first { $0.name == row.staff }.map { [StaffShare(staff: $0.number)] }
            return Customer(member: member, staff: staff ?? [])
        }
    }

    /// Somebody who came without a booking and has enough on their account.
    private func saver() async -> MemberID? {
        try? await database.read { db in
            try db.first(
                """
                SELECT a.holder FROM account a JOIN member m ON m.id = a.holder
                WHERE a.kind = 'principal' AND a.balance >= 60000 AND m.status = 'normal'
                ORDER BY a.id LIMIT 1
                """
            ) { MemberID($0.integer(0)) }
        }
    }

    private func service(for customer: Customer) -> [Cart.Line] {
        pack.services.prefix(1).map { Cart.Line(.service($0.id), staff: customer.staff) }
    }

    /// So many of what stands at this place of the shelf.
    private func shelf(_ place: Int, _ quantity: Int64, soldBy staff: [StaffShare] = []) -> [Cart.Line] {
        let goods = pack.goods.filter { $0.isOnSale && $0.keeping == .counted && $0.stock > ($0.lowAt ?? 0) }
        guard !goods.isEmpty else { return [] }
        return [Cart.Line(.good(goods[place % goods.count].id), quantity: quantity, staff: staff)]
    }

    /// What is short waits for goods; of what is there one is ready, one on its way.
    private mutating func reserve(_ guests: [Customer]) async {
        func later(_ lines: [Cart.Line]) -> [Cart.Line] {
            lines.map {
                var line = $0
                line.isReserved = true
                return line
            }
        }
        if let short = pack.goods.first(where: { $0.isOnSale && $0.keeping == .counted && $0.stock == 0 }) {
            await sell(
                later([Cart.Line(.good(short.id), quantity: 2)]), to: guests.first?.member, .tender(.wechat),
                recipient: Recipient(name: guests.isEmpty ? "孙女士" : ""))
        }
        await sell(
            later(shelf(4, 1)), to: nil, .tender(.wechat),
            recipient: Recipient(name: "欧阳女士", phone: "13900004417", remark: "周末来取"))
        let home = Recipient(
            way: .bring, name: "何先生", phone: "13700002206", address: "解放路 18 号 3 单元 502 室", remark: "晚上六点以后送")
        let sent = await sell(later(shelf(6, 1)), to: nil, .tender(.alipay), recipient: home)
        if let delivery = sent?.lines.first?.delivery?.delivery {
            await done(SendDelivery(delivery: delivery, note: "店里小李送"))
        }
    }

    /// Sells at the price of the moment; stored value as far as it goes, the rest over the counter.
    @discardableResult
    private mutating func sell(
        _ lines: [Cart.Line], to member: MemberID?, _ means: OrderPayment.Means, recipient: Recipient? = nil,
        by who: SessionToken? = nil
    ) async -> SaleReceipt? {
        let cart = Cart(lines: lines)
        guard !lines.isEmpty, let quote = await asked(Quote(cart: cart, member: member)), quote.trouble == nil else {
            return nil
        }
        let total = quote.quotation.total
        guard total > .zero else { return nil }
        let kept = means == .storedValue ? min(total, quote.available) : .zero
        var payments = kept > .zero ? [OrderPayment(.storedValue, kept)] : []
        if kept < total {
            payments.append(OrderPayment(means == .storedValue ? .tender(.wechat) : means, total - kept))
        }
        return await done(
            PayOrder(
                cart: cart, member: member, total: total, payments: payments,
                presence: kept > .zero ? member.flatMap(code) : nil, recipient: recipient),
            by: who)
    }

    /// What a member would hold under the scanner.
    private func code(of member: MemberID) -> Presence? {
        MemberCodeKeys(masters: [1: vault.memberCodeMaster(keyID: 1)])
            .flatMap { MemberCode.issue(to: member, keyID: 1, at: clock.now, keys: $0) }
            .map { .code($0.digits) }
    }

    private mutating func takeBack(_ receipt: SaleReceipt) async {
        let lines = [RefundSale.Line(line: 2, quantity: 1)]
        guard let plan = await asked(RefundPreview(order: receipt.order, lines: lines)), plan.fault == nil else {
            return
        }
        await done(
            RefundSale(order: receipt.order, lines: lines, paidOut: plan.paidOut, reason: "多拿了一件"), by: manager)
    }
}
