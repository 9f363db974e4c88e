import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("业绩: each line divided once, paid once, taken back with the money")
struct PerformanceTests {
    private static let (cashier, zhang) = (OperatorID(1001), OperatorID(1003))

    /// A counter where 2 % is paid for cards, 10 % for services and goods, 15.00 for each service done, 20.00 when asked for.
    private func open() async throws -> Counter {
        let counter = try await Counter.open()
        try await counter.stockTheShelf()
        try await counter.store.database.write { db in
            for source in [PerformanceSource.topUp, .packageSale] { try db.setRates(.init(.share(200)), for: source) }
            for source in [PerformanceSource.goods, .directPay, .balanceUse, .packageUse] {
                try db.setRates(.init(.share(1000)), for: source)
            }
            try db.setRates(
                .init(
                    askedByMember: .each(.yuan(20)), turnWithMember: .each(.yuan(15)), askedByGuest: .each(.yuan(20)),
                    turnWithGuest: .each(.yuan(15))), for: .serviceFee)
        }
        return counter
    }

    private func table(_ counter: Counter) async throws -> [OperatorID: Performance.Person] {
        guard case .answer(let answer) = await counter.store.operations.query(Performance(), session: counter.manager)
        else { throw Unexpected() }
        return Dictionary(uniqueKeysWithValues: answer.people.map { ($0.number, $0) })
    }

    private func served(_ shares: [StaffShare], item: ItemRef = .service(ServiceID(1))) -> Cart {
        Cart(lines: [.init(item, staff: shares)])
    }

    @Test("a card counts for who sold it; the colleague who won the customer may be named")
    func cards() async throws {
        let counter = try await open()
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(500)), tender: .cash))
        _ = try await counter.done(
            TopUp(member: member, what: .amount(.yuan(100)), tender: .cash, soldBy: [StaffShare(staff: Self.zhang)]))
        _ = try await counter.done(SellPackage(member: member, package: PackageID(1), tender: .wechat))
        #expect(
            await counter.perform(
                TopUp(
                    member: member, what: .amount(.yuan(1)), tender: .cash, soldBy: [StaffShare(staff: OperatorID(7))]))
                == .refused(.seller))
        let people = try await table(counter)
        #expect(people[Self.cashier]?.values[.cardSale] == .yuan(1498))
        #expect(people[Self.cashier]?.pay == Money(fen: 2996))
        #expect(people[Self.zhang]?.values[.cardSale] == .yuan(100))
        try await counter.booksAreRight()
    }

    @Test("two share a service by their parts; each is a head, and the fee of the one asked for is the higher")
    func shares() async throws {
        let counter = try await open()
        let member = try await counter.funded(3)
        let shares = [
            StaffShare(staff: Self.zhang, share: 7000, isAskedFor: true),
            StaffShare(staff: OperatorID(1002), share: 3000),
        ]
        _ = try await counter.sell(served(shares), to: member)
        let people = try await table(counter)
        #expect(people[Self.zhang]?.values[.consumption] == Money(fen: 8960))
        #expect(people[OperatorID(1002)]?.values[.consumption] == Money(fen: 3840))
        #expect(people[Self.zhang]?.pay == Money(fen: 896 + 1400))
        #expect(people[OperatorID(1002)]?.pay == Money(fen: 384 + 450))
        #expect(people[Self.zhang]?.asked == 1 && people[Self.zhang]?.services == 1)
        #expect(people[Self.zhang]?.heads == 10_000 && people[OperatorID(1002)]?.heads == 10_000)
        try await counter.booksAreRight()
    }

    @Test("paid from a balance, what the bonus paid does not count; paid at the till all does")
    func bonus() async throws {
        let counter = try await open()
        let member = try await counter.funded(3)
        let sale = try await counter.sell(
            served([StaffShare(staff: Self.zhang)]), to: member, by: [.init(.storedValue, .yuan(128))])
        let principal = try #require(sale.payments.first { $0.means == .principal }).amount
        #expect(principal < .yuan(128))
        #expect(try await table(counter)[Self.zhang]?.values[.consumption] == principal)
        try await counter.booksAreRight()
    }

    @Test("sessions of a card are worth the card, use by use; undone, nothing is left of one")
    func sessions() async throws {
        let counter = try await open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        var last: VerificationID?
        for _ in 1...3 {
            last = try await counter.done(
                Verify(what: .session(item), member: member, servedBy: [StaffShare(staff: Self.zhang)])
            ).verification
        }
        #expect(try await table(counter)[Self.zhang]?.values[.consumption] == .yuan(398))
        #expect(try await table(counter)[Self.zhang]?.services == 3)
        _ = try await counter.done(UndoVerification(verification: try #require(last), reason: "点错"))
        #expect(try await table(counter)[Self.zhang]?.values[.consumption] == Money(fen: 2 * 13266))
        try await counter.booksAreRight()
    }

    @Test("a card taken back takes its achievement back, in the period that is open; the closed one stays")
    func periods() async throws {
        let counter = try await open()
        let member = try await counter.member()
        let receipt = try await counter.done(TopUp(member: member, what: .amount(.yuan(500)), tender: .cash))
        let today = Day(year: 2026, month: 11, day: 23)
        #expect(await counter.perform(ClosePayPeriod(until: today), by: counter.manager) == .refused(.notOver))
        #expect(await counter.perform(ClosePayPeriod(until: today)) == .denied(.right(.seeReports)))
        counter.store.clock.advance(milliseconds: 15 * 3_600_000)
        let closed = try await counter.done(ClosePayPeriod(until: today), by: counter.manager)
        #expect(closed == .init(from: today, until: today, pay: .yuan(10)))
        #expect(await counter.perform(ClosePayPeriod(until: today), by: counter.manager) == .refused(.nothing))
        _ = try await counter.done(UndoTopUp(entry: receipt.entry, reason: "错"), by: counter.manager)
        #expect(try await table(counter)[Self.cashier]?.values[.cardSale] == .yuan(-500))
        #expect(try await table(counter)[Self.cashier]?.pay == .yuan(-10))
        try await counter.booksAreRight()
        // A clock set back into the closed period writes into the open one.
        counter.store.clock.advance(milliseconds: -15 * 3_600_000)
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(500)), tender: .cash))
        try await counter.booksAreRight()
    }

    @Test("a closed period that was touched is found")
    func touched() async throws {
        let counter = try await open()
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(500)), tender: .cash))
        counter.days(1)
        let today = Day(year: 2026, month: 11, day: 23)
        _ = try await counter.done(ClosePayPeriod(until: today), by: counter.manager)
        try await counter.store.database.write { db in
            try db.execute("DROP TRIGGER performance_no_update")
            try db.execute("UPDATE performance SET value = value + 1")
        }
        #expect(try await counter.store.examine().findings == [.payPeriod(until: today)])
    }

    @Test(
        "random carts with random shares: what people have is what the lines are worth; all taken back, nothing is left"
    )
    func random() async throws {
        let counter = try await open()
        let member = try await counter.funded(3)
        var dice = SplitMix(seed: 45)
        func roll(_ range: ClosedRange<Int>) -> Int { Int(dice.next() % UInt64(range.count)) + range.lowerBound }
        let staff = [1001, 1002, 1003, 9001].map { OperatorID($0) }
        var orders: [SaleReceipt] = []
        for _ in 1...25 {
            var lines: [Cart.Line] = []
            for _ in 1...roll(1...3) {
                let people = Array(staff.shuffled(using: &dice).prefix(roll(1...3)))
                var left = 10_000
                let shares = people.enumerated().map { index, who in
                    let share = index == people.count - 1 ? left : roll(0...left)
                    left -= share
                    return StaffShare(staff: who, share: share, isAskedFor: roll(0...1) == 0)
                }
                let item: ItemRef = roll(0...3) == 0 ? .good(GoodID(1)) : .service(ServiceID(Int64(roll(1...3))))
                lines.append(.init(item, quantity: 1, staff: shares))
            }
            let cart = Cart(lines: lines)
            let total = try await counter.quote(cart, member).quotation.total
            let balance = try await counter.card(member).row.balance
            let stored = min(balance, Money(fen: total.fen * Int64(roll(0...10)) / 10))
            var parts: [OrderPayment] = []
            if stored > .zero { parts.append(.init(.storedValue, stored)) }
            if total > stored { parts.append(.init(.tender(.cash), total - stored)) }
            counter.nextCode()
            var pay = try await counter.buying(cart, member, by: parts)
            var outcome = await counter.perform(pay)
            if case .refused(.largeAmount) = outcome {
                pay.approval = try await counter.approval(of: pay)
                outcome = await counter.perform(pay)
            }
            guard case .done(let receipt) = outcome else { continue }
            orders.append(receipt)
        }
        #expect(orders.count > 10)
        try await counter.booksAreRight()
        var sold = Money.zero
        for order in orders {
            let bonus = order.payments.filter { $0.means == .bonus }.reduce(Money.zero) { $0 + $1.amount }
            sold += order.total - bonus
        }
        let people = try await table(counter)
        let achieved = people.values.reduce(Money.zero) { sum, person in
            sum + (person.values[.consumption] ?? .zero) + (person.values[.goodsSale] ?? .zero)
        }
        #expect(achieved == sold)
        for order in orders {
            for place in order.lines.indices.shuffled(using: &dice) {
                counter.nextCode()
                _ = try await counter.takeBack(order.order, [(place + 1, order.lines[place].quantity)])
            }
        }
        for person in try await table(counter).values {
            #expect(person.values.filter { $0.key != .cardSale }.allSatisfy { $0.value == .zero }, "\(person)")
            #expect(person.heads == 0)
        }
        let rest = try await counter.store.database.read { db in
            try db.first("SELECT sum(abs(commission) + abs(fee)) FROM performance WHERE source <> 'topUp'") {
                $0.integer(0)
            }
        }
        #expect(rest ?? 0 > 0)
        try await counter.booksAreRight()
    }
}

/// Random numbers that are the same each time.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
