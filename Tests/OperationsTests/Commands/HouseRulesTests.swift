import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("店规: what the owner sets")
struct HouseRulesTests {
    private func audit(_ counter: Counter) async throws -> String {
        try await counter.store.database.read { db in
            try db.first("SELECT detail FROM audit ORDER BY id DESC LIMIT 1") { $0.text(0) } ?? ""
        }
    }

    private func ask<Q: Query>(_ query: Q, _ counter: Counter) async throws -> Q.Answer {
        guard case .answer(let answer) = await counter.store.operations.query(query, session: counter.owner) else {
            throw Unexpected()
        }
        return answer
    }

    @Test("a threshold holds at once, on record with before and after, and after the next start")
    func setting() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(3)
        let change = ChangeSetting(setting: .largeAmount, was: 1_000_00, now: 100_00)
        _ = try await counter.done(change, by: counter.owner)
        #expect(try await audit(counter) == "largeAmount: 100000 → 10000")
        #expect(
            await counter.perform(counter.pay(member, 100)) == .refused(.largeAmount(limit: .yuan(100), recent: nil)))
        let values = try await ask(SettingsNow(), counter).values
        #expect(values.first { $0.setting == .largeAmount }?.value == 100_00)
        #expect(try await counter.store.database.read { try $0.settings()?.largeAmount } == .yuan(100))
        #expect(await counter.perform(change, by: counter.owner) == .refused(.changedMeanwhile(100_00)))
        try await counter.booksAreRight()
    }

    @Test("each setting keeps what is in its range, at both ends, and refuses what is not")
    func ranges() async throws {
        for setting in StoreSetting.allCases {
            var rules = HouseRules(store: StoreSettings(name: "店", industry: "beauty"), bookings: BookingRules())
            #expect(rules[setting].map { setting.range.contains($0) } ?? setting.mayBeEmpty, "\(setting)")
            for value in [setting.range.lowerBound, setting.range.upperBound] {
                var one = rules
                do {
                    try one.change(setting, to: value)
                    #expect(one[setting] == value, "\(setting)")
                } catch { #expect(error == .levels) }
            }
            for value in [setting.range.lowerBound - 1, setting.range.upperBound + 1] {
                #expect(throws: StoreSettingFault.range(setting.range)) { try rules.change(setting, to: value) }
            }
            if !setting.mayBeEmpty {
                #expect(throws: StoreSettingFault.range(setting.range)) { try rules.change(setting, to: nil) }
            }
        }
        var rules = HouseRules(store: StoreSettings(name: "店", industry: "beauty"), bookings: BookingRules())
        #expect(throws: StoreSettingFault.levels) { try rules.change(.goldLevel, to: 900) }
        #expect(throws: StoreSettingFault.levels) { try rules.change(.goldLevel, to: 10_000) }
    }

    @Test("a booking rule, points without end, and each setting changes nothing but itself")
    func others() async throws {
        let counter = try await Counter.open()
        _ = try await counter.done(ChangeSetting(setting: .noShowMinutes, was: 15, now: 30), by: counter.owner)
        #expect(try await counter.store.database.read { try $0.bookingRules().noShowMinutes } == 30)
        _ = try await counter.done(ChangeSetting(setting: .pointsDays, was: nil, now: 365), by: counter.owner)
        _ = try await counter.done(ChangeSetting(setting: .pointsDays, was: 365, now: nil), by: counter.owner)
        let before = HouseRules(store: StoreSettings(name: "店", industry: "beauty"), bookings: BookingRules())
        for setting in StoreSetting.allCases {
            var after = before
            let other =
                before[setting] == setting.range.lowerBound ? setting.range.upperBound : setting.range.lowerBound
            after[setting] = other
            for unchanged in StoreSetting.allCases where unchanged != setting {
                #expect(after[unchanged] == before[unchanged], "\(setting) touched \(unchanged)")
            }
        }
    }

    private static let today = Day(year: 2026, month: 11, day: 23)

    private func spec(_ title: String = "满100减30", from: Day = today, until: Day? = nil) -> CampaignSpec {
        CampaignSpec(
            title: title, terms: CampaignTerms(worth: .amount(.yuan(30), repeats: false), threshold: .yuan(100)),
            from: from, until: until)
    }

    private func total(_ counter: Counter) async throws -> Money {
        try await counter.quote(Cart(lines: [.init(.service(ServiceID(1)))])).quotation.total
    }

    @Test("a promotion counts from its first day to its last; stopped, it counts no more, and what was paid stays")
    func campaign() async throws {
        let counter = try await Counter.open()
        let made = try await counter.done(SetCampaign(campaign: nil, was: nil, now: spec()), by: counter.owner)
        #expect(try await total(counter) == .yuan(98))
        let sold = try await counter.sell(Cart(lines: [.init(.service(ServiceID(1)))]))
        counter.store.clock.advance(milliseconds: 5)
        _ = try await counter.done(StopCampaign(campaign: made.campaign), by: counter.owner)
        #expect(await counter.perform(StopCampaign(campaign: made.campaign), by: counter.owner) == .refused(.over))
        #expect(try await total(counter) == .yuan(128))
        #expect(try await counter.ask(OrderDetail(order: sold.order)).sold?.receipt.lines.first?.net == .yuan(98))
        let later = spec("双十二", from: Self.today.advanced(days: 19), until: Self.today.advanced(days: 19))
        let planned = try await counter.done(SetCampaign(campaign: nil, was: nil, now: later), by: counter.owner)
        #expect(try await total(counter) == .yuan(128))
        let items = try await ask(Campaigns(), counter).campaigns
        #expect(items.map(\.state) == [.planned, .over])
        #expect(items.first?.spec == later)
        counter.days(19)
        #expect(try await total(counter) == .yuan(98))
        counter.days(1)
        #expect(try await total(counter) == .yuan(128))
        #expect(planned.campaign != made.campaign)
        try await counter.booksAreRight()
    }

    @Test("what has begun keeps its terms, its end may be moved; what has not may be changed whole")
    func begun() async throws {
        let counter = try await Counter.open()
        let made = try await counter.done(SetCampaign(campaign: nil, was: nil, now: spec()), by: counter.owner)
        counter.store.clock.advance(milliseconds: 1)
        var other = spec()
        other.terms = CampaignTerms(worth: .rate(8_000))
        func change(_ was: CampaignSpec, _ now: CampaignSpec) async -> Outcome<SetCampaign> {
            await counter.perform(SetCampaign(campaign: made.campaign, was: was, now: now), by: counter.owner)
        }
        #expect(await change(spec(), other) == .refused(.fault(.begun)))
        let ended = spec("满100减30 最后三天", until: Self.today.advanced(days: 2))
        #expect(await change(spec(), ended) == .done(.init(campaign: made.campaign)))
        #expect(await change(spec(), ended) == .refused(.changedMeanwhile(ended)))
        let faults: [(CampaignSpec, CampaignFault)] = [
            (spec(from: Self.today.advanced(days: -1)), .dates),
            (spec(from: Self.today.advanced(days: 2), until: Self.today.advanced(days: 1)), .dates),
            (with(.amount(.yuan(200), repeats: false)), .threshold), (with(.rate(10_000)), .worth),
            (with(.price(.yuan(10))), .scope), (with(.gift(GoodID(99))), .worth),
        ]
        for (spec, fault) in faults {
            #expect(
                await counter.perform(SetCampaign(campaign: nil, was: nil, now: spec), by: counter.owner)
                    == .refused(.fault(fault)), "\(spec.terms.worth)")
        }
    }

    private func with(_ worth: CampaignTerms.Worth) -> CampaignSpec {
        var spec = spec()
        spec.terms = CampaignTerms(worth: worth, threshold: .yuan(100))
        return spec
    }

    private static let zhang = OperatorID(1003)

    private func pay(_ counter: Counter) async throws -> Money {
        guard case .answer(let answer) = await counter.store.operations.query(Performance(), session: counter.manager)
        else { throw Unexpected() }
        return answer.people.first { $0.number == Self.zhang }?.pay ?? .zero
    }

    @Test("a rate holds from its day on; the exception of a person and a service goes before, until it is taken back")
    func commission() async throws {
        let counter = try await Counter.open()
        func sell() async throws {
            let line = Cart.Line(.service(ServiceID(1)), staff: [StaffShare(staff: Self.zhang)])
            _ = try await counter.sell(Cart(lines: [line]))
        }
        func set(_ rates: CommissionRates?, from: Day, own: Bool = false) async -> Outcome<SetCommission> {
            let key = CommissionKey(.directPay, service: own ? ServiceID(1) : nil, staff: own ? Self.zhang : nil)
            return await counter.perform(SetCommission(key: key, rates: rates, from: from), by: counter.owner)
        }
        #expect(await set(.init(.share(1_000)), from: Self.today) == .done(.init()))
        #expect(await set(.init(.share(2_000)), from: Self.today.advanced(days: 1)) == .done(.init()))
        try await sell()
        #expect(try await pay(counter) == Money(fen: 1_280))
        counter.days(1)
        try await sell()
        #expect(try await pay(counter) == Money(fen: 1_280 + 2_560))
        let tomorrow = Self.today.advanced(days: 1)
        #expect(await set(.init(.each(.yuan(5))), from: tomorrow, own: true) == .done(.init()))
        try await sell()
        #expect(try await pay(counter) == Money(fen: 1_280 + 2_560 + 500))
        #expect(await set(nil, from: tomorrow, own: true) == .done(.init()))
        try await sell()
        #expect(try await pay(counter) == Money(fen: 1_280 + 2 * 2_560 + 500))
        #expect(await set(nil, from: tomorrow) == .refused(.general))
        #expect(await set(.init(.share(10_001)), from: tomorrow) == .refused(.rates))
        try await counter.booksAreRight()
    }

    @Test("never from a day that is over, nor into a pay period that is closed; the file refuses it too")
    func closed() async throws {
        let counter = try await Counter.open()
        let line = Cart.Line(.service(ServiceID(1)), staff: [StaffShare(staff: Self.zhang)])
        _ = try await counter.sell(Cart(lines: [line]))
        counter.days(2)
        _ = try await counter.done(ClosePayPeriod(until: Self.today.advanced(days: 1)), by: counter.manager)
        let today = Self.today.advanced(days: 2)
        let key = CommissionKey(.topUp)
        #expect(
            await counter.perform(
                SetCommission(key: key, rates: .init(.share(100)), from: today.advanced(days: -1)), by: counter.owner)
                == .refused(.tooEarly(today)))
        await #expect(throws: EngineError.self) {
            try await counter.store.database.write { db in
                try db.setCommission(
                    .init(.share(100)), for: key, from: Self.today, at: counter.store.clock.now, by: OperatorID(9999))
            }
        }
        let terms = try await ask(Commissions(), counter)
        #expect(terms.first == today && terms.terms.count >= PerformanceSource.allCases.count)
    }

    @Test("a tier's own price goes before its discount; the list price is never below it; what was sold stays")
    func prices() async throws {
        let counter = try await Counter.open()
        let facial = ItemRef.service(ServiceID(1))
        let member = try await counter.member()
        func quoted() async throws -> Money {
            try await counter.quote(Cart(lines: [.init(facial)]), member).quotation.total
        }
        func set(_ tier: Tier?, _ was: Money?, _ now: Money?) async -> Outcome<SetPrice> {
            await counter.perform(SetPrice(item: facial, tier: tier, was: was, now: now), by: counter.owner)
        }
        let sold = try await counter.sell(Cart(lines: [.init(facial)]), to: member)
        #expect(await set(.plain, nil, .yuan(100)) == .done(.init()))
        #expect(try await audit(counter).hasSuffix("plain: - → 100.00"))
        #expect(try await quoted() == .yuan(100))
        #expect(await set(.gold, nil, .yuan(200)) == .refused(.aboveList(.yuan(128))))
        #expect(await set(nil, .yuan(128), .yuan(90)) == .refused(.belowTier(.yuan(100))))
        #expect(await set(nil, .yuan(1), .yuan(138)) == .refused(.changedMeanwhile(.yuan(128))))
        #expect(await set(nil, .yuan(128), .yuan(138)) == .done(.init()))
        #expect(await set(.plain, .yuan(100), nil) == .done(.init()))
        #expect(try await quoted() == .yuan(138))
        let list = try await ask(PriceList(), counter).prices.first
        #expect(list?.list == .yuan(138) && list?.own.isEmpty == true)
        #expect(try await counter.ask(OrderDetail(order: sold.order)).sold?.receipt.lines.first?.net == .yuan(128))
        try await counter.booksAreRight()
    }

    @Test("a kind of coupon is made and used; once handed out its worth stays, and it can be stopped")
    func coupons() async throws {
        let counter = try await Counter.open()
        let spec = CouponKindSpec(
            title: "满100减20", days: 30, terms: CouponTerms(worth: .amount(.yuan(20)), threshold: .yuan(100)))
        let made = try await counter.done(SetCouponKind(kind: nil, was: nil, now: spec), by: counter.owner).kind
        func set(_ was: CouponKindSpec, _ change: (inout CouponKindSpec) -> Void) async -> Outcome<SetCouponKind> {
            var now = was
            change(&now)
            return await counter.perform(SetCouponKind(kind: made, was: was, now: now), by: counter.owner)
        }
        var dearer = spec
        dearer.terms = CouponTerms(worth: .amount(.yuan(30)), threshold: .yuan(100))
        #expect(await set(spec) { $0.terms = dearer.terms } == .done(.init(kind: made)))
        #expect(await set(spec) { $0.days = 60 } == .refused(.changedMeanwhile(dearer)))
        let member = try await counter.member()
        _ = try await counter.done(GrantCoupon(member: member, template: made), by: counter.manager)
        let cart = Cart(lines: [.init(.service(ServiceID(1)))])
        #expect(try await counter.quote(cart, member).quotation.total == .yuan(98))
        #expect(await set(dearer) { $0.terms = spec.terms } == .refused(.fault(.handedOut)))
        #expect(await set(dearer) { $0.isOnSale = false } == .done(.init(kind: made)))
        #expect(try await counter.quote(cart, member).quotation.total == .yuan(98))
        #expect(try await !counter.ask(Catalogue()).coupons.contains { $0.template == made })
        #expect(try await ask(CouponKinds(), counter).kinds.last?.isHandedOut == true)
        for (terms, fault) in [
            (CouponTerms(worth: .free), CouponFault.scope), (CouponTerms(worth: .rate(10_000, most: nil)), .worth),
            (CouponTerms(worth: .amount(.yuan(20)), threshold: .yuan(10)), .threshold),
            (CouponTerms(worth: .amount(.yuan(20)), most: 0), .most),
            (CouponTerms(worth: .free, scope: .items([.good(GoodID(99))])), .scope),
        ] {
            let now = CouponKindSpec(title: "券", days: 30, terms: terms)
            #expect(
                await counter.perform(SetCouponKind(kind: nil, was: nil, now: now), by: counter.owner)
                    == .refused(.fault(fault)))
        }
        try await counter.booksAreRight()
    }

    @Test("a cashier may not, a manager with the owner's word, the owner alone")
    func rights() async throws {
        let counter = try await Counter.open()
        let change = ChangeSetting(setting: .undoHours, was: 24, now: 12)
        #expect(await counter.perform(change) == .denied(.right(.changeSettings)))
        #expect(await counter.perform(change, by: counter.manager) == .denied(.approvalNeeded(.changeSettings)))
        #expect(await counter.perform(change, by: counter.owner) == .done(.init()))
        let key = counter.store.newKey()
        let again = ChangeSetting(setting: .undoHours, was: 12, now: 6)
        for _ in 0..<2 { #expect(await counter.perform(again, by: counter.owner, key: key) == .done(.init())) }
    }
}
