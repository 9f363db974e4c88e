import Domain
import Operations

extension RegistryTests {
    static let houseRules: [any Command] = [
        ChangeSetting(setting: .undoHours, was: 24, now: 12, approval: ApprovalID(4)),
        ChangeSetting(setting: .pointsDays, was: nil, now: 365),
        SetCampaign(
            campaign: CampaignID(1), was: nil,
            now: CampaignSpec(
                title: "会员日",
                terms: CampaignTerms(
                    worth: .amount(.yuan(50), repeats: true), scope: .items([.service(ServiceID(1))]),
                    threshold: .yuan(300), tiers: [.gold], weekdays: [6, 7], monthDay: 28, minutes: 840..<1020,
                    joinsCoupons: false), from: Day(year: 2026, month: 11, day: 23),
                until: Day(year: 2026, month: 12, day: 31)), approval: ApprovalID(4)),
        StopCampaign(campaign: CampaignID(1), approval: ApprovalID(4)),
        SetCommission(
            key: CommissionKey(.serviceFee, service: ServiceID(1), staff: OperatorID(1003)),
            rates: CommissionRates(
                askedByMember: .each(.yuan(20)), turnWithMember: .share(1_000), askedByGuest: .none,
                turnWithGuest: .share(500)), from: Day(year: 2026, month: 11, day: 23), approval: ApprovalID(4)),
        SetPrice(item: .service(ServiceID(1)), tier: .gold, was: nil, now: .yuan(99), approval: ApprovalID(4)),
        SetCouponKind(
            kind: CouponTemplateID(1), was: nil,
            now: CouponKindSpec(
                title: "八五折", days: 30,
                terms: CouponTerms(
                    worth: .rate(8_500, most: .yuan(50)), scope: .items([.good(GoodID(1))]), threshold: .yuan(100),
                    base: .list, group: "通用", joins: ["通用"], most: 2), isOnSale: false), approval: ApprovalID(4)),
        SetPrice(item: .good(GoodID(1)), tier: nil, was: .yuan(1), now: .yuan(2)),
        SetCommission(key: CommissionKey(.topUp), rates: nil, from: Day(year: 2026, month: 11, day: 23)),
    ]
}
