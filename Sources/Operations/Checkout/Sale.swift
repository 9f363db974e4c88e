import Domain
import SQL
import Store

/// A sale being made: what moves in the books, and what is written beside them.
struct Sale {
    private let order: PayOrder
    private let priced: PricedCart
    private let record: MemberRecord?
    private let recipient: Recipient?
    private let note: String
    private(set) var moves: [Draft.Move] = []
    private var deduction: Deduction?
    private var earned: (points: Int64, growth: Int64) = (0, 0)

    init(
        _ order: PayOrder, _ priced: PricedCart, _ record: MemberRecord?, _ recipient: Recipient?, note: String
    ) {
        self.order = order
        self.priced = priced
        self.record = record
        self.recipient = recipient
        self.note = note
    }

    /// 补水护理 等 3 项
    var title: String {
        let titles = priced.request.lines.map(\.title)
        guard titles.count > 1, let first = titles.first else { return titles.first ?? "消费" }
        return "\(first) 等 \(titles.count) 项"
    }

    private var quotation: Quotation { priced.quotation }

    /// Works out what the member and the till give and get; nothing is written yet.
    /// - Throws: `PayOrder.Refusal`; `EngineError`.
    mutating func takeValue(_ work: Work) throws {
        if order.payments.contains(where: { $0.means == .onAccount }), try !work.may(.sellOnAccount) {
            throw Denial.approvalNeeded(.sellOnAccount)
        }
        try stand(work)
        try takeStoredValue(work)
        try takeTenders(work)
        try takePoints(work)
        try takeCoupons(work)
        try takeSessions(work)
        earn(work)
    }

    private var storedValue: Money { order.payments.first { $0.means == .storedValue }?.amount ?? .zero }

    /// The member's own code or PIN, wherever value of theirs is taken that is like money.
    private func stand(_ work: Work) throws {
        guard storedValue > .zero || quotation.points > 0, let record else { return }
        let recent = storedValue > .zero ? try work.db.recentlyPaid(by: record.id, work.settings, at: work.now) : .zero
        if storedValue > .zero, storedValue + recent >= work.settings.largeAmount, try !work.may(.deductLarge) {
            throw PayOrder.Refusal.largeAmount(
                limit: work.settings.largeAmount, recent: storedValue >= work.settings.largeAmount ? nil : recent)
        }
        guard let presence = order.presence else { throw PayOrder.Refusal.presence }
        do {
            try work.take(presence, of: record)
        } catch let fault as PresenceFault {
            switch fault {
            case .code(let fault): throw PayOrder.Refusal.code(fault)
            case .othersCode: throw PayOrder.Refusal.othersCode
            case .proof: throw PayOrder.Refusal.proof
            }
        }
    }

    private mutating func takeStoredValue(_ work: Work) throws {
        guard storedValue > .zero, let record else { return }
        let lots = try work.db.storedValueLots(of: record.id, at: work.now)
        do {
            let plan = try Deduction.plan(storedValue, lots: lots, order: work.settings.deductionOrder)
            deduction = plan
            moves += plan.takes.map { .take($0, into: $0.kind == .principal ? .consumedPrincipal : .consumedBonus) }
        } catch {
            guard case .insufficient(let available) = error else { throw PayOrder.Refusal.payments }
            throw PayOrder.Refusal.insufficient(available: available)
        }
    }

    private mutating func takeTenders(_ work: Work) throws {
        for part in order.payments {
            switch part.means {
            case .storedValue: break
            case .tender(let tender):
                moves.append(.pass(from: AccountKind(tender), into: .sales, amount: part.amount.fen))
            case .onAccount: moves.append(.pass(from: .receivable, into: .sales, amount: part.amount.fen))
            case .scanned(let id):
                guard let payment = try work.db.payment(id), payment.amount == part.amount, payment.state == "received"
                else { throw PayOrder.Refusal.scanned(id) }
                moves.append(.pass(from: .unapplied, into: .sales, amount: part.amount.fen))
            }
        }
    }

    private mutating func takePoints(_ work: Work) throws {
        guard quotation.points > 0, let record else { return }
        let lots = try work.db.lots([AccountID(.points, holder: record.id.raw)], at: work.now)
        moves += Deduction.inOrder(quotation.points, Deduction.spendingOrder(lots)).map {
            .take($0, into: .pointsRedeemed)
        }
    }

    private mutating func takeCoupons(_ work: Work) throws {
        for coupon in quotation.coupons {
            let lots = try work.db.lots([AccountID(.coupon, holder: coupon.raw)], at: work.now)
            moves += Deduction.inOrder(1, lots).map { .take($0, into: .couponsUsed) }
        }
    }

    private mutating func takeSessions(_ work: Work) throws {
        for (_, item) in priced.sessions.sorted(by: { $0.key < $1.key }) {
            let account = AccountID(.session, holder: item.id.raw)
            let own = try order.visit.flatMap { try work.db.openHold(of: $0) }
            let hold = try own?.account == account ? own : work.db.openHold(on: account, day: work.today)
            if let hold { try work.db.closeHold(hold, taken: true, at: work.now) }
        }
        try releaseUnused(work)
        for (item, lines) in Dictionary(grouping: priced.sessions.values, by: \.id).sorted(by: { $0.key < $1.key }) {
            let lots = Deduction.spendingOrder(try work.db.lots([AccountID(.session, holder: item.raw)], at: work.now))
            moves += Deduction.inOrder(Int64(lines.count), lots).map { .take($0, into: .sessionsUsed) }
        }
    }

    /// What was kept for the visit and is paid otherwise is free again: nobody pays twice when the service is done.
    private func releaseUnused(_ work: Work) throws {
        guard let visit = order.visit, let hold = try work.db.openHold(of: visit),
            let item = try work.db.packageItem(PackageItemID(hold.account.holder)),
            order.cart.lines.contains(where: { $0.item == .service(item.service) })
        else { return }
        try work.db.closeHold(hold, taken: false, at: work.now)
    }

    /// Points and growth for what was really paid: not for bonus, nor for what is still owed (rule 25).
    private mutating func earn(_ work: Work) {
        guard let record else { return }
        let owed = order.payments.first { $0.means == .onAccount }?.amount ?? .zero
        let paid = order.total - owed - (deduction?.bonus ?? .zero)
        let yuan = paid.fen / 100
        earned = (yuan * work.settings.pointsPerYuan, yuan * work.settings.growthPerYuan)
        if earned.points > 0 {
            let lapses = work.settings.pointsDays.map { work.calendar.end(of: work.today.advanced(days: $0)) }
            moves.append(
                .grant(
                    .points, holder: record.id.raw, amount: earned.points, from: .pointsIssued, expiresAt: lapses))
        }
        if earned.growth > 0 {
            moves.append(
                .grant(.growth, holder: record.id.raw, amount: earned.growth, from: .growthIssued, expiresAt: nil))
        }
    }

    /// Writes the order beside its entry, and what leaves the shelf.
    /// - Throws: `PayOrder.Refusal`; `EngineError`.
    func write(_ posted: Posted, _ work: Work) throws -> SaleReceipt {
        let id = OrderID(try work.db.next("sale_order"))
        let (gifts, missing) = try takeGoods(posted.entry, work)
        let lines = try rows() + gifts
        try work.db.insertOrder(
            id, entry: posted.entry, member: record?.id, tier: record?.tier, visit: order.visit, day: work.today,
            list: lines.reduce(.zero) { $0 + Money(fen: $1.unit.fen * $1.quantity) }, total: order.total, note: note,
            lines: lines,
            payments: order.payments.enumerated().map { index, part in
                OrderPaymentRow(
                    part: index + 1, means: part.means.name, amount: part.amount, given: part.given,
                    payment: part.means.payment)
            }, coupons: quotation.coupons)
        try promise(lines, of: id, posted.entry, work)
        for part in order.payments {
            if let payment = part.means.payment, try !work.db.applyPayment(payment, to: id) {
                throw PayOrder.Refusal.scanned(payment)
            }
            if part.means == .onAccount, let record {
                try work.db.insertDebt(entry: posted.entry, order: id, member: record.id, amount: part.amount)
            }
        }
        try achieve(lines, posted.entry, id, work)
        if let parked = order.parked, try !work.db.closeParkedCart(parked, paid: true, at: work.now) {
            throw PayOrder.Refusal.parked
        }
        return try receipt(id, lines, missing, posted, work)
    }

    /// What those who served achieve: their lines by how they were paid, sessions at their worth.
    private func achieve(_ lines: [OrderLineRow], _ entry: EntryID, _ id: OrderID, _ work: Work) throws {
        let parts = PaidParts.divide(
            lines.map(\.net), principal: deduction?.principal ?? .zero, bonus: deduction?.bonus ?? .zero)
        var used: [PackageItemID: Int64] = [:]
        var all: [Achieved] = []
        for (line, paid) in zip(lines, parts) {
            let item = line.session == nil ? nil : priced.sessions[line.line - 1]
            let worth = item.map { item in
                let before = item.total - item.left + used[item.id, default: 0]
                used[item.id, default: 0] += 1
                return SessionWorth(whole: item.worth, total: item.total).of(from: before, to: before + 1)
            }
            all += line.achieved(paid, session: worth, base: work.settings.performance.base)
        }
        try work.achieve(all, by: entry, order: id, isMember: record != nil)
    }

    private func rows() throws -> [OrderLineRow] {
        try zip(priced.cart.lines, zip(priced.request.lines, quotation.lines)).enumerated().map { index, parts in
            let (line, (facts, price)) = parts
            return OrderLineRow(
                line: index + 1, item: line.item, category: facts.category, title: facts.title, unit: facts.list,
                quantity: line.quantity, net: price.net, session: line.session, isGift: line.isGift, note: line.note,
                staff: line.staff,
                steps: try price.steps.map { .init(reason: try CanonicalJSON.text($0.reason), amount: $0.amount) })
        }
    }

    /// Takes articles off the shelf; a campaign's gift that is out of stock is told, and does not stop the sale.
    private func takeGoods(_ entry: EntryID, _ work: Work) throws -> (gifts: [OrderLineRow], missing: [String]) {
        let deed = StockDeed(by: work.operatorID, at: work.now, day: work.today, entry: entry)
        for (index, line) in order.cart.lines.enumerated() {
            guard case .good(let good) = line.item, !line.isReserved, try !isDigital(good, work) else { continue }
            switch try work.db.takeStock(good, line.quantity, kind: .sold, deed) {
            case .taken: break
            case .short(let left): throw PayOrder.Refusal.stock(line: index, left: left)
            case .unknown: throw PayOrder.Refusal.cart(.item(line: index))
            }
        }
        var gifts: [OrderLineRow] = []
        var missing: [String] = []
        for gift in quotation.gifts {
            guard let good = try work.db.good(gift.good) else { continue }
            let isTaken = try good.keeping == .digital || work.db.takeStock(gift.good, 1, kind: .sold, deed).isTaken
            guard isTaken else {
                missing.append(good.title)
                continue
            }
            let title = priced.request.campaigns.first { $0.id == gift.campaign }?.title ?? ""
            let reason = try CanonicalJSON.text(Quotation.Reason.campaign(gift.campaign, title: title))
            gifts.append(
                OrderLineRow(
                    line: order.cart.lines.count + gifts.count + 1, item: .good(gift.good), category: nil,
                    title: good.title, unit: good.price, quantity: 1, net: .zero, session: nil, isGift: true, note: "",
                    staff: [], steps: good.price > .zero ? [.init(reason: reason, amount: good.price)] : []))
        }
        return (gifts, missing)
    }

    private func isDigital(_ good: GoodID, _ work: Work) throws -> Bool {
        try work.db.good(good)?.keeping == .digital
    }

    /// What is paid and not in the customer's hand yet: digital codes, of which those in stock are issued at once, and
    /// what is handed over later.
    private func promise(_ lines: [OrderLineRow], of id: OrderID, _ entry: EntryID, _ work: Work) throws {
        let deed = work.stockDeed(entry: entry)
        for line in lines {
            guard case .good(let good) = line.item else { continue }
            if try isDigital(good, work) {
                try work.db.oweCodes(line.quantity, of: good, order: id, line: line.line, deed)
                try work.db.fillCodes(of: good, deed)
            } else if order.cart.lines.indices.contains(line.line - 1), order.cart.lines[line.line - 1].isReserved,
                let recipient
            {
                try work.db.insertDelivery(
                    of: good, quantity: line.quantity, order: id, line: line.line, to: recipient, deed,
                    vault: work.vault)
                try work.db.allot(good, deed)
            }
        }
    }

    private func receipt(
        _ id: OrderID, _ lines: [OrderLineRow], _ missing: [String], _ posted: Posted, _ work: Work
    ) throws -> SaleReceipt {
        var payments: [SaleReceipt.Payment] = []
        for part in order.payments {
            switch part.means {
            case .storedValue:
                guard let deduction else { continue }
                if deduction.principal > .zero { payments.append(.init(.principal, deduction.principal)) }
                if deduction.bonus > .zero { payments.append(.init(.bonus, deduction.bonus)) }
            case .tender(let tender): payments.append(.init(.tender(tender), part.amount))
            case .onAccount: payments.append(.init(.onAccount, part.amount))
            case .scanned(let id):
                let tender = try work.db.payment(id).flatMap { Tender(rawValue: $0.method) } ?? .wechat
                payments.append(.init(.scanned(tender), part.amount))
            }
        }
        let tier = try record.flatMap { try raise($0, posted, work) }
        return SaleReceipt(
            order: id, entry: posted.entry, store: work.settings.name, at: work.now, servedBy: work.who?.name ?? "",
            lines: try SaleReceipt.lines(lines, of: id, work.db), payments: payments,
            given: order.payments.compactMap(\.given).first, pointsSpent: quotation.points, pointsEarned: earned.points,
            account: try record.map { try work.account($0, posted, newTier: tier) }, missingGifts: missing, note: note)
    }

    /// A tier is reached at once (rule 28), and never lost by buying.
    private func raise(_ record: MemberRecord, _ posted: Posted, _ work: Work) throws -> Tier? {
        guard let growth = posted.after[AccountID(.growth, holder: record.id.raw)] else { return nil }
        let reached = Tier.allCases.last { work.settings.growthLevels[$0].map { growth >= $0 } ?? false }
        guard let reached, let now = Tier.allCases.firstIndex(of: record.tier),
            let then = Tier.allCases.firstIndex(of: reached), then > now
        else { return nil }
        try work.db.setTier(reached, of: record.id)
        return reached
    }
}

extension OrderPayment.Means {
    /// As the file has it.
    var name: String {
        switch self {
        case .storedValue: "storedValue"
        case .tender(let tender): tender.rawValue
        case .scanned: "scanned"
        case .onAccount: "onAccount"
        }
    }

    /// The scanned payment, if it is one.
    var payment: PaymentID? { if case .scanned(let id) = self { id } else { nil } }
}

extension SaleReceipt.Line {
    /// A line as the file has it.
    /// - Throws: `EngineError`, or what its own decoding throws.
    init(_ row: OrderLineRow, _ db: any Reading) throws {
        self.init(
            title: row.title, quantity: row.quantity, unit: row.unit,
            steps: try row.steps.map {
                .init(reason: try CanonicalJSON.value(Quotation.Reason.self, $0.reason), amount: $0.amount)
            }, net: row.net, staff: try row.staff.map { try db.staffName($0.staff) }, note: row.note)
    }
}

extension SaleReceipt {
    /// Lines as the file has them, with what of them is not in the customer's hand yet.
    /// - Throws: as `Line.init`.
    static func lines(_ rows: [OrderLineRow], of order: OrderID, _ db: any Reading) throws -> [Line] {
        let codes = Dictionary(grouping: try db.codeSlots(of: order), by: \.line)
        let deliveries = try db.deliveries(of: order)
        return try rows.map { row in
            var line = try Line(row, db)
            line.codes = codes[row.line]?.map { Line.Code(slot: $0.id, state: $0.state) }
            line.delivery = deliveries.first { $0.line == row.line }.map {
                Line.Delivery(delivery: $0.id, state: $0.state, way: $0.way)
            }
            return line
        }
    }
}

extension StockTaken {
    /// Whether it was taken.
    var isTaken: Bool { if case .taken = self { true } else { false } }
}

extension Work {
    /// A member's account after an entry.
    /// - Throws: `EngineError`.
    func account(_ record: MemberRecord, _ posted: Posted, newTier: Tier? = nil) throws -> SaleReceipt.Account {
        func after(_ kind: AccountKind) throws -> Int64 {
            let account = AccountID(kind, holder: record.id.raw)
            let balance = try posted.after[account] ?? db.balance(account)?.balance ?? 0
            return try balance - db.lapsed(account, at: now)
        }
        return SaleReceipt.Account(
            member: record.id, name: PersonName(record.name).masked, phone: Phone.masked(record.phone),
            principal: Money(fen: try after(.principal)), bonus: Money(fen: try after(.bonus)),
            points: try after(.points), debt: try db.debt(of: record.id), newTier: newTier)
    }
}
