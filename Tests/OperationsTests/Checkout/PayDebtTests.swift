import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("还挂账: what was taken along is paid, the oldest first, once")
struct PayDebtTests {
    /// Takes something along for so much and pays later; a manager stands at the counter.
    private func owe(_ counter: Counter, _ member: MemberID, _ amount: Money) async throws -> OrderID {
        let cart = Cart(lines: [.init(.amount, amount: amount, note: "面膜")])
        let order = try await counter.buying(cart, member, by: [.init(.onAccount, amount)])
        return try await counter.done(order, by: counter.manager).order
    }

    private func debts(_ counter: Counter, _ member: MemberID) async throws -> OpenDebts.Answer {
        try await counter.ask(OpenDebts(member: member))
    }

    private func cash(_ amount: Money, given: Money? = nil) -> [OrderPayment] {
        [OrderPayment(.tender(.cash), amount, given: given)]
    }

    @Test("a part pays the oldest; cash gets change; the rest is owed with its age, and the till knows the money")
    func part() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let first = try await owe(counter, member, .yuan(100))
        counter.days(3)
        let second = try await owe(counter, member, .yuan(60))
        counter.days(2)
        #expect(try await debts(counter, member).rows.map(\.days) == [5, 2])
        let receipt = try await counter.done(
            PayDebt(member: member, owed: .yuan(160), payments: cash(.yuan(120), given: .yuan(200))))
        #expect(receipt.kind == .debtPaid && receipt.change == .yuan(80) && receipt.debtAfter == .yuan(40))
        #expect(receipt.lines.map(\.order) == [first, second])
        #expect(receipt.lines.map(\.amount) == [.yuan(100), .yuan(20)])
        let left = try await debts(counter, member)
        #expect(left.rows.map(\.order) == [second] && left.owed == .yuan(40))
        let card = try await counter.card(member)
        #expect(card.debt?.owed == .yuan(40) && card.debt?.days == 2 && card.movements.first?.paid == .yuan(120))
        let shift = try #require(try await counter.store.database.read { try $0.openShift() })
        let totals = try await counter.store.database.read { try $0.totals(of: shift) }
        #expect(totals.takings[.debtPaid]?[.cash] == .yuan(120) && totals.takings[.sale] == nil)
        #expect(try await counter.store.database.read { try $0.activity(of: shift) }.counts[.debtsPaid] == 1)
        try await counter.booksAreRight()
    }

    @Test("all who owe are listed, whoever owes the longest first; nobody is left when all is paid")
    func debtors() async throws {
        let counter = try await Counter.open()
        let one = try await counter.member()
        let other = try await counter.member("李四", phone: "13912345678")
        _ = try await owe(counter, one, .yuan(10))
        counter.days(40)
        _ = try await owe(counter, other, .yuan(20))
        _ = try await owe(counter, one, .yuan(5))
        let list = try await counter.ask(Debtors())
        #expect(list.rows.map(\.member) == [one, other] && list.owed == .yuan(35))
        #expect(list.rows.map(\.days) == [40, 0] && list.rows.map(\.count) == [2, 1])
        #expect(list.rows.first?.name == "张*")
        _ = try await counter.done(PayDebt(member: one, owed: .yuan(15), payments: cash(.yuan(15))))
        _ = try await counter.done(PayDebt(member: other, owed: .yuan(20), payments: cash(.yuan(20))))
        #expect(try await counter.ask(Debtors()).rows.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("a repeat pays once; more than is owed, another sum, stored value, a frozen member, no shift are refused")
    func refused() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let none = PayDebt(member: member, owed: .zero, payments: cash(.yuan(1)))
        #expect(await counter.perform(none) == .refused(.nothing))
        _ = try await owe(counter, member, .yuan(50))
        func by(_ owed: Money, _ payments: [OrderPayment]) async -> Outcome<PayDebt> {
            await counter.perform(PayDebt(member: member, owed: owed, payments: payments))
        }
        #expect(await by(.yuan(50), cash(.yuan(51))) == .refused(.tooMuch(owed: .yuan(50))))
        #expect(await by(.yuan(40), cash(.yuan(40))) == .refused(.changed(.yuan(50))))
        #expect(await by(.yuan(50), [.init(.storedValue, .yuan(50))]) == .refused(.payments))
        #expect(await by(.yuan(50), [.init(.onAccount, .yuan(50))]) == .refused(.payments))
        #expect(await by(.yuan(50), cash(.yuan(50), given: .yuan(49))) == .refused(.payments))
        #expect(await by(.yuan(50), []) == .refused(.payments))
        let frozen = ChangeMemberStatus(member: member, status: .frozen, reason: "核对")
        _ = try await counter.done(frozen, by: counter.manager)
        #expect(await by(.yuan(50), cash(.yuan(50))) == .refused(.frozen))
        _ = try await counter.done(
            ChangeMemberStatus(member: member, status: .normal, reason: "核对完"), by: counter.manager)
        let key = counter.store.newKey()
        let pay = PayDebt(member: member, owed: .yuan(50), payments: cash(.yuan(50)))
        let outcome = await counter.perform(pay, key: key)
        #expect(await counter.perform(pay, key: key) == outcome)
        #expect(try await debts(counter, member).owed == .zero)
        try await counter.booksAreRight()
    }

    @Test("what was paid is taken back once: owed again, out of the drawer; not after something of it went back")
    func undone() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let order = try await owe(counter, member, .yuan(50))
        let paid = try await counter.done(PayDebt(member: member, owed: .yuan(50), payments: cash(.yuan(30))))
        let undo = UndoDebtPayment(entry: paid.entry, reason: "收错人")
        #expect(await counter.perform(undo) == .denied(.approvalNeeded(.refund)))
        let back = try await counter.done(undo, by: counter.manager)
        #expect(back.paidBack == .yuan(30))
        #expect(try await debts(counter, member).owed == .yuan(50))
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.alreadyUndone)))
        let again = try await counter.done(PayDebt(member: member, owed: .yuan(50), payments: cash(.yuan(20))))
        _ = try await counter.takeBack(order, [(1, 1)])
        let late = UndoDebtPayment(entry: again.entry, reason: "收错人")
        #expect(await counter.perform(late, by: counter.manager) == .refused(.refunded))
        try await counter.booksAreRight()
    }

    @Test("what goes back of an order lowers its debt first; only what was paid of it comes out of the drawer")
    func refunded() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let order = try await owe(counter, member, .yuan(50))
        _ = try await counter.done(PayDebt(member: member, owed: .yuan(50), payments: cash(.yuan(20))))
        let back = try await counter.takeBack(order, [(1, 1)])
        #expect(back.payments == [.init(.onAccount, .yuan(30)), .init(.tender(.cash), .yuan(20))])
        #expect(back.account?.debt == .zero)
        try await counter.booksAreRight()
    }

    @Test("a scanned payment pays a debt once; taken back, it lies there to be given back")
    func scanned() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await owe(counter, member, .yuan(50))
        let payment = try await counter.arrived(.yuan(50))
        let pay = PayDebt(member: member, owed: .yuan(50), payments: [.init(.scanned(payment), .yuan(50))])
        let paid = try await counter.done(pay)
        #expect(paid.payments.map(\.means) == [.scanned(.wechat)])
        try await counter.booksAreRight()
        _ = try await owe(counter, member, .yuan(50))
        #expect(await counter.perform(pay) == .refused(.scanned(payment)))
        _ = try await counter.done(UndoDebtPayment(entry: paid.entry, reason: "收错人"), by: counter.manager)
        #expect(try await counter.ask(OpenPayments()).payments.map(\.payment) == [payment])
        try await counter.booksAreRight()
        let both = [OrderPayment(.scanned(payment), .yuan(50)), OrderPayment(.tender(.cash), .yuan(50))]
        _ = try await counter.done(PayDebt(member: member, owed: .yuan(100), payments: both))
        try await counter.booksAreRight()
    }

    @Test("an examination finds a debt that is not what its order, payments and refunds make")
    func examined() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let (one, other) = (try await owe(counter, member, .yuan(50)), try await owe(counter, member, .yuan(50)))
        try await counter.store.database.write { db in
            try db.execute("UPDATE debt SET remaining = 4000 WHERE sale_order = ?", one)
        }
        #expect(
            try await counter.store.examine().findings == [.debts(owed: 9_000, booked: 10_000), .debt(order: one.raw)])
        _ = other
    }
}
