import Domain
import Testing

@Suite("Rules 42 to 44 and 46: what staff achieve and earn")
struct PerformanceTests {
    private func split(_ shares: [(Int64, Int, Bool)]) throws -> PerformanceSplit {
        try PerformanceSplit(shares.map { StaffShare(staff: OperatorID($0.0), share: $0.1, isAskedFor: $0.2) })
    }

    @Test("rule 42: sales, articles, consumption and labour are kept apart")
    func kinds() {
        #expect(
            PerformanceSource.allCases.map(\.kind) == [
                .cardSale, .cardSale, .goodsSale, .consumption, .consumption, .consumption, .labour,
            ])
    }

    @Test(
        "rule 43: the parts are the whole, the remainder goes to the first",
        arguments: [
            ([10_000], [10_001]), ([5_000, 5_000], [5_001, 5_000]), ([3_334, 3_333, 3_333], [3_335, 3_333, 3_333]),
            ([7_000, 3_000], [7_001, 3_000]), ([0, 10_000], [0, 10_001]),
        ] as [([Int], [Int64])])
    func splits(shares: [Int], parts: [Int64]) throws {
        let split = try split(shares.enumerated().map { (Int64($0.offset), $0.element, false) })
        #expect(split.divide(Money(fen: 10_001)).map(\.fen) == parts)
    }

    @Test("rule 43: nobody, somebody twice, less or more than the whole")
    func noSplit() {
        #expect(throws: PerformanceFault.nobody) { try split([]) }
        #expect(throws: PerformanceFault.twice(OperatorID(7))) { try split([(7, 5_000, false), (7, 5_000, true)]) }
        #expect(throws: PerformanceFault.notTheWhole(sum: 9_999)) { try split([(1, 9_999, false)]) }
        #expect(throws: PerformanceFault.notTheWhole(sum: 20_000)) {
            try split([(1, 10_000, false), (2, 10_000, false)])
        }
        #expect(throws: PerformanceFault.notTheWhole(sum: 10_000)) {
            try split([(1, 11_000, false), (2, -1_000, false)])
        }
    }

    @Test("rule 43: a head counts one for each, or by the parts", arguments: PerformanceSplit.Heads.allCases)
    func heads(heads: PerformanceSplit.Heads) throws {
        let earned = try split([(1, 6_000, false), (2, 4_000, false)])
            .earn(value: .yuan(100), units: 1, member: true, rates: CommissionRates(.none), heads: heads)
        #expect(earned.map(\.heads) == (heads == .oneEach ? [10_000, 10_000] : [6_000, 4_000]))
    }

    @Test(
        "rules 42 and 44: list 200, paid 120 and 40 from bonus",
        arguments: [
            (PerformanceBase(), 12_000), (PerformanceBase(bonusShare: 10_000), 16_000),
            (PerformanceBase(bonusShare: 5_000), 14_000), (PerformanceBase(taxRate: 100), 11_881),
            (PerformanceBase(price: .list), 15_000), (PerformanceBase(price: .list, bonusShare: 10_000), 20_000),
            (PerformanceBase(price: .list, bonusShare: 10_000, taxRate: 600), 18_868),
        ] as [(PerformanceBase, Int64)])
    func base(base: PerformanceBase, fen: Int64) {
        #expect(base.value(list: .yuan(200), paid: .yuan(120), bonus: .yuan(40)) == Money(fen: fen))
    }

    @Test("rule 44: given away, it counts nothing by what was paid and whole by list price")
    func nothingPaid() {
        #expect(PerformanceBase().value(list: .yuan(200), paid: .zero, bonus: .zero) == .zero)
        #expect(PerformanceBase(price: .list).value(list: .yuan(200), paid: .zero, bonus: .zero) == .yuan(200))
        #expect(PerformanceBase(price: .list).value(list: .yuan(200), paid: .zero, bonus: .yuan(200)) == .zero)
    }

    @Test(
        "rule 42: 点客 and 轮牌, members and walk-ins have their own rates",
        arguments: [(true, true, 2_000), (false, true, 1_500), (true, false, 1_000), (false, false, 500)]
            as [(Bool, Bool, Int64)])
    func rates(asked: Bool, member: Bool, fen: Int64) throws {
        let rates = CommissionRates(
            askedByMember: .share(2_000), turnWithMember: .share(1_500), askedByGuest: .share(1_000),
            turnWithGuest: .each(.yuan(5)))
        let earned = try split([(1, 10_000, asked)])
            .earn(value: .yuan(100), units: 1, member: member, rates: rates, heads: .oneEach)
        #expect(earned.map(\.pay.fen) == [fen])
    }

    @Test("rules 43 and 44: a fixed fee is the same whatever was paid, for each use, divided among those who share it")
    func fixedFee() throws {
        let split = try split([(1, 5_000, false), (2, 5_000, false)])
        for value in [Money.zero, .yuan(88)] {
            let earned = split.earn(
                value: value, units: 3, member: true, rates: CommissionRates(.each(Money(fen: 1_001))), heads: .split)
            #expect(earned.map(\.fee.fen) == [1_502, 1_501])
            #expect(earned.allSatisfy { $0.commission == .zero })
        }
    }

    @Test("rule 46: asked for, or brought along by a regular and asking for nobody")
    func regulars() {
        let (mine, other) = (OperatorID(1), OperatorID(2))
        #expect(StaffShare.isAskedFor(mine, asked: mine, broughtByRegularOf: nil))
        #expect(StaffShare.isAskedFor(mine, asked: nil, broughtByRegularOf: mine))
        #expect(!StaffShare.isAskedFor(mine, asked: other, broughtByRegularOf: mine))
        #expect(!StaffShare.isAskedFor(mine, asked: nil, broughtByRegularOf: nil))
    }

    @Test("a split divides, it never doubles")
    func properties() throws {
        var dice = SystemlessDice(seed: 43)
        for _ in 0..<1000 {
            let shares = anyShares(&dice)
            let split = try PerformanceSplit(shares)
            let value = Money(fen: Int64(dice.below(900_000)))
            let earned = split.earn(
                value: value, units: 1, member: true, rates: CommissionRates(.share(1_000)), heads: .split)
            #expect(earned.reduce(Money.zero) { $0 + $1.value } == value)
            #expect(earned.reduce(0) { $0 + $1.heads } == 10_000)
            let pay = earned.reduce(Money.zero) { $0 + $1.pay }
            #expect(abs(pay.fen - value.scaled(by: 1, over: 10).fen) <= Int64(shares.count))
        }
    }
}

/// One to five people with parts that make the whole.
func anyShares(_ dice: inout SystemlessDice) -> [StaffShare] {
    var left = 10_000
    var shares: [StaffShare] = []
    let people = 1 + dice.below(5)
    for number in 1...people {
        let share = number == people ? left : dice.below(left + 1)
        left -= share
        shares.append(StaffShare(staff: OperatorID(Int64(number)), share: share, isAskedFor: dice.below(2) == 0))
    }
    return shares
}
