import Domain
import Foundation
import Operations

@testable import Desk

/// A small salon on a Monday evening: 清颜美容中心.
enum Salon {
    static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    static let calendar = StoreCalendar(zone: zone)
    /// 2026-11-23 17:46
    static let now = calendar.instant(of: Day(year: 2026, month: 11, day: 23), minute: 17 * 60 + 46)
    static let code = "910000000012345678901234"

    static let staff = [
        Staff(number: OperatorID(1), name: "陈静", role: .owner),
        Staff(number: OperatorID(2), name: "李敏", role: .manager),
        Staff(number: OperatorID(11), name: "王芳", role: .cashier),
        Staff(number: OperatorID(12), name: "赵雪", role: .receptionist),
        Staff(number: OperatorID(21), name: "周琳", role: .beautician),
    ]
    static let pins: [Int64: String] = [1: "160271", 2: "482913", 11: "730518", 12: "295604", 21: "618240"]

    static var settings: StoreSettings { StoreSettings(name: "清颜美容中心", industry: "beauty", isDemo: true) }

    static let front = StoreFront.Answer(
        settings: settings, staff: staff,
        demoPINs: staff.map { StoreFront.DemoPIN(number: $0.number, pin: pins[$0.number.raw] ?? "") })

    static func row(
        _ number: Int64, _ name: String, _ phone: String, _ tier: Tier = .plain, _ fen: Int64 = 0,
        status: MemberStatus = .normal
    ) -> MemberRow {
        MemberRow(
            member: MemberID(number), name: name, phone: phone, tier: tier, status: status, balance: Money(fen: fen),
            lastVisit: now.advanced(hours: -24 * 9))
    }

    static let members = [
        row(1001, "张晓明", "138****5678", .gold, 99_400), row(1002, "欧阳震华", "139****0021", .silver, 4_600),
        row(1003, "𠮷野家麗", "136****7788", .diamond, 1_288_850), row(1004, "阿卜杜拉·买买提", "137****3210"),
        row(1005, "冯冻", "135****1111", .plain, 20_000, status: .frozen),
    ]

    static func at(_ hour: Int, _ minute: Int) -> Instant {
        calendar.instant(of: Day(year: 2026, month: 11, day: 23), minute: hour * 60 + minute)
    }

    static func arrival(
        _ visit: Int64, _ member: MemberRow?, _ name: String, _ state: VisitState, expected: Instant?,
        arrived: Instant? = nil, started: Instant? = nil, finished: Instant? = nil, _ service: String = "",
        _ staff: String = ""
    ) -> Arrival {
        Arrival(
            visit: VisitID(visit), member: member?.member, name: name, phone: member?.phone ?? "", tier: member?.tier,
            state: state, expectedAt: expected, arrivedAt: arrived, startedAt: started, finishedAt: finished,
            service: service, staff: staff, place: "", hold: nil)
    }

    static let arrivals = [
        arrival(1, members[0], "张晓明", .expected, expected: at(18, 0), "补水护理", "周琳"),
        arrival(2, members[2], "𠮷野家麗", .expected, expected: at(18, 30), "光子嫩肤", "孙倩"),
        arrival(
            3, members[1], "欧阳震华", .waiting, expected: at(17, 30), arrived: at(17, 34), "肩颈按摩", "周琳"),
        arrival(4, nil, "林小姐", .waiting, expected: nil, arrived: at(17, 41)),
        arrival(
            5, members[3], "阿卜杜拉·买买提", .serving, expected: at(17, 0), arrived: at(16, 58), started: at(17, 4),
            "面部清洁", "孙倩"),
        arrival(
            6, nil, "散客", .done, expected: nil, arrived: at(15, 0), started: at(15, 5), finished: at(16, 0), "修眉"),
    ]

    static func card(_ row: MemberRow) -> MemberCard.Card {
        let bonus = Money(fen: row.balance.fen / 4)
        return MemberCard.Card(
            row: row, principal: row.balance - bonus, bonus: bonus, points: 1280,
            joined: at(0, 0).advanced(hours: -9000),
            cautions: row.member.raw == 1001 ? "对水杨酸过敏,孕期勿用精油" : "", remark: "", birthday: "11-25",
            marketing: true, hasPIN: row.member.raw != 1004,
            sessions: [
                SessionsLeft(
                    item: PackageItemID(row.member.raw * 10), service: ServiceID(1), title: "补水护理", left: 7, held: 1,
                    total: 10, until: now.advanced(hours: 24 * 200))
            ],
            coupons: [
                CouponInHand(
                    coupon: CouponID(7), title: "满200减30", from: now, until: now.advanced(hours: 24 * 5))
            ],
            visits: [
                PastVisit(
                    visit: VisitID(90), at: now.advanced(hours: -216), service: "补水护理", staff: "周琳", state: .done),
                PastVisit(
                    visit: VisitID(80), at: now.advanced(hours: -700), service: "面部清洁", staff: "孙倩", state: .done),
            ], movements: [], visits90: 6, next: nil,
            reminders: [.birthday(inDays: 2), .couponLapses(title: "满200减30", until: now.advanced(hours: 120))])
    }

    static let catalogue = Catalogue.Answer(
        services: [
            ServiceItem(service: ServiceID(1), title: "补水护理", initials: "bshl", price: .yuan(128), minutes: 60),
            ServiceItem(service: ServiceID(2), title: "补水面膜", initials: "bsmm", price: .yuan(68), minutes: 30),
            ServiceItem(service: ServiceID(3), title: "光子嫩肤", initials: "gznf", price: .yuan(1280), minutes: 90),
        ], offers: TopUpOffer.ladder,
        packages: [
            PackageOffer(package: PackageID(1), title: "补水护理 10 次", price: .yuan(980), sessions: 10, days: 365)
        ], coupons: [])

    static func receipt(_ command: DeductStoredValue) -> Receipt {
        let row = members.first { $0.member == command.member } ?? members[0]
        let all = min(row.balance, command.amount)
        let bonus = Money(fen: all.fen / 4)
        var payments = [
            Receipt.Payment(means: .principal, amount: all - bonus), Receipt.Payment(means: .bonus, amount: bonus),
        ]
        if let rest = command.rest { payments.append(.init(means: .tender(rest), amount: command.amount - all)) }
        let title = catalogue.services.first { $0.service == command.service }?.title ?? "扣款"
        return receipt(
            .deduction, row, [Receipt.Line(title: title, amount: command.amount)], payments, after: row.balance - all,
            note: command.note, points: (all - bonus).fen / 100)
    }

    static func receipt(
        _ kind: Receipt.Kind, _ row: MemberRow, _ lines: [Receipt.Line], _ payments: [Receipt.Payment], after: Money,
        bonusGranted: Money = .zero, note: String = "", points: Int64 = 0, reverses: EntryID? = nil
    ) -> Receipt {
        let bonus = Money(fen: after.fen / 4)
        return Receipt(
            kind: kind, entry: EntryID(1024), reverses: reverses, store: settings.name, at: now, servedBy: "王芳",
            member: row.member, name: "\(row.name.prefix(1))*", phone: row.phone, lines: lines, payments: payments,
            bonusGranted: bonusGranted, points: points, principalAfter: after - bonus, bonusAfter: bonus,
            pointsAfter: 1280 + points, note: note, undoUntil: kind == .reversal ? nil : now.advanced(hours: 24))
    }
}
