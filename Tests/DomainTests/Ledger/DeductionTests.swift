import Domain
import Testing

@Suite("Rule 7: principal and bonus")
struct DeductionTests {
    private func lots(_ parts: [(paid: Int64, bonus: Int64)]) -> [Lot] {
        parts.enumerated().flatMap { index, part in
            let source = EntryID(Int64(index + 1))
            let at = Instant(ms: Int64(index))
            func lot(_ kind: AccountKind, _ amount: Int64, _ id: Int64) -> Lot {
                Lot(
                    id: LotID(id), account: AccountID(kind, holder: 1), kind: kind, source: source, granted: amount,
                    remaining: amount, at: at, expiresAt: nil)
            }
            return [lot(.principal, part.paid, source.raw * 10), lot(.bonus, part.bonus, source.raw * 10 + 1)]
                .filter { $0.granted > 0 }
        }
    }

    private func after(_ lots: [Lot], _ takes: [Take]) -> [Lot] {
        lots.map { lot in
            let taken = takes.filter { $0.lot == lot.id }.reduce(0) { $0 + $1.amount }
            return Lot(
                id: lot.id, account: lot.account, kind: lot.kind, source: lot.source, granted: lot.granted,
                remaining: lot.remaining - taken, at: lot.at, expiresAt: lot.expiresAt)
        }
    }

    @Test("法释〔2025〕4号 art. 18(2): paid 3000 and bonus 1000, used 800 takes 600 of the principal")
    func legalExample() throws {
        let plan = try Deduction.plan(.yuan(800), lots: lots([(300_000, 100_000)]), order: .proportional)
        #expect(plan.principal == .yuan(600))
        #expect(plan.bonus == .yuan(200))
    }

    @Test(
        "each order takes what it says",
        arguments: [
            (DeductionOrder.proportional, Int64(10_000), Int64(1_200)),
            (.principalFirst, Int64(11_200), Int64(0)),
            (.bonusFirst, Int64(5_200), Int64(6_000)),
        ])
    func orders(order: DeductionOrder, principal: Int64, bonus: Int64) throws {
        let plan = try Deduction.plan(Money(fen: 11_200), lots: lots([(50_000, 6_000)]), order: order)
        #expect(plan.principal.fen == principal)
        #expect(plan.bonus.fen == bonus)
    }

    @Test("the oldest top-up is used up first")
    func firstInFirstOut() throws {
        let plan = try Deduction.plan(.yuan(120), lots: lots([(10_000, 1_000), (50_000, 6_000)]), order: .proportional)
        #expect(plan.takes.map(\.lot.raw) == [10, 11, 20, 21])
        #expect(plan.takes.prefix(2).map(\.amount) == [10_000, 1_000])
    }

    @Test("any number of small deductions ends where one large one ends")
    func cumulative() throws {
        var dice = SystemlessDice(seed: 11)
        for _ in 0..<300 {
            let paid = Int64(1 + dice.below(100_000))
            let bonus = Int64(dice.below(40_000))
            var left = lots([(paid, bonus)])
            var principal: Int64 = 0
            var used: Int64 = 0
            while used < paid + bonus {
                let amount = min(paid + bonus - used, Int64(1 + dice.below(9_000)))
                let plan = try Deduction.plan(Money(fen: amount), lots: left, order: .proportional)
                #expect(plan.principal.fen + plan.bonus.fen == amount)
                left = after(left, plan.takes)
                principal += plan.principal.fen
                used += amount
                let rest = Money(fen: paid + bonus - used).scaled(by: paid, over: paid + bonus).fen
                #expect(paid - principal == rest, "after \(used) of \(paid)+\(bonus)")
                #expect(left.allSatisfy { $0.remaining >= 0 })
            }
            #expect(principal == paid)
        }
    }

    @Test("orders may change in between, and bonus may lapse: never below zero, never more than is there")
    func mixedOrders() throws {
        var dice = SystemlessDice(seed: 5)
        for _ in 0..<400 {
            var left = lots(
                (0..<(1 + dice.below(4))).map { _ in (Int64(1 + dice.below(9_999)), Int64(dice.below(3_000))) })
            while true {
                left = left.filter { $0.remaining > 0 && !($0.kind == .bonus && dice.below(40) == 0) }
                let total = left.reduce(0) { $0 + $1.remaining }
                guard total > 0 else { break }
                let amount = Int64(1 + dice.below(Int(total)))
                let order = DeductionOrder.allCases[dice.below(3)]
                let plan = try Deduction.plan(Money(fen: amount), lots: left, order: order)
                #expect(plan.takes.reduce(0) { $0 + $1.amount } == amount)
                #expect(plan.takes.allSatisfy { $0.amount > 0 })
                left = after(left, plan.takes)
                #expect(left.allSatisfy { $0.remaining >= 0 })
            }
        }
    }

    @Test("more than there is says how much there is; nothing and less than nothing is no deduction")
    func refusals() {
        #expect(throws: DeductionFault.insufficient(available: Money(fen: 11_000))) {
            try Deduction.plan(Money(fen: 11_001), lots: lots([(10_000, 1_000)]), order: .proportional)
        }
        #expect(throws: DeductionFault.notPositive) {
            try Deduction.plan(.zero, lots: lots([(1, 1)]), order: .bonusFirst)
        }
        #expect(throws: DeductionFault.notPositive) {
            try Deduction.plan(Money(fen: -5), lots: lots([(1, 1)]), order: .bonusFirst)
        }
    }

    @Test("rule 24: points that lapse soonest go first, those that never lapse last")
    func spendingOrder() {
        func lot(_ id: Int64, at: Int64, until: Int64?) -> Lot {
            Lot(
                id: LotID(id), account: AccountID(.points, holder: 1), kind: .points, source: EntryID(id), granted: 5,
                remaining: 5, at: Instant(ms: at), expiresAt: until.map { Instant(ms: $0) })
        }
        let sorted = Deduction.spendingOrder([
            lot(1, at: 1, until: nil), lot(2, at: 9, until: 50), lot(3, at: 2, until: 90), lot(4, at: 1, until: 90),
        ])
        #expect(sorted.map(\.id.raw) == [2, 4, 3, 1])
    }
}

/// Numbers that are the same on every machine (SplitMix64).
struct SystemlessDice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
