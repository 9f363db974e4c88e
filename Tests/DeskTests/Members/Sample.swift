import Domain
import Operations

/// People and things for the tests of the rooms 核销 and 会员.
enum Sample {
    static func at(_ day: String, _ minute: Int = 0) -> Instant {
        guard let day = Day(day) else { preconditionFailure("no day \(day)") }
        return Salon.calendar.instant(of: day, minute: minute)
    }

    static let zhang = MemberRow(
        member: MemberID(10023), name: "张三", phone: "138****5678", tier: .gold, status: .normal,
        balance: Money(fen: 86600), lastVisit: at("2026-11-20", 900))
    static let rows = [
        zhang,
        MemberRow(
            member: MemberID(10024), name: "张三丰", phone: "139****0001", tier: .plain, status: .frozen,
            balance: Money(fen: 12000), lastVisit: at("2026-10-02", 900)),
        MemberRow(
            member: MemberID(10031), name: "𠮷田䶮", phone: "136****7788", tier: .silver, status: .normal,
            balance: .zero, lastVisit: at("2025-12-30", 900)),
        MemberRow(
            member: MemberID(10032), name: "Maximilian Featherstonehaugh-Cholmondeley", phone: "137****2468",
            tier: .diamond, status: .normal, balance: Money(fen: 4_999_999), lastVisit: nil),
    ]

    static let session = VerificationPreview(
        what: .session(PackageItemID(7)), member: zhang, title: "补水护理 1 次", before: 6, after: 5,
        until: at("2027-06-01"), fault: nil)
    static let coupon = VerificationPreview(
        what: .coupon(CouponID(70)), member: zhang, title: "满 200 减 30 券", before: nil, after: nil,
        until: at("2026-12-01"), fault: nil)
    static let gift = VerificationPreview(
        what: .gift(GiftID(3)), member: zhang, title: "面膜一盒", before: 1234, after: 634, until: nil, fault: nil)
    static let usedUp = VerificationPreview(
        what: .session(PackageItemID(8)), member: zhang, title: "肩颈按摩 1 次", before: 0, after: 0, until: nil,
        fault: .usedUp)
    static let choices = [session, usedUp, coupon, gift]

    static let couponCode = "911000000000001234"
    static let memberCode = "910100010023123456789012"
    static let staleCode = "910100010023123456789099"
    static let usedCode = "911000000000009999"
    static let brokenCode = "911000000000000000"
    static let payCode = "134567890123456789"

    static let verifications = [
        VerificationRow(
            verification: VerificationID(12), at: at("2026-11-23", 17 * 60 + 2), member: MemberID(10031), name: "𠮷田䶮",
            title: "肩颈按摩 1 次", by: "王芳", undoneAt: nil, undoUntil: at("2026-11-24", 17 * 60 + 2)),
        VerificationRow(
            verification: VerificationID(11), at: at("2026-11-23", 16 * 60 + 30), member: MemberID(10032),
            name: "Maximilian Featherstonehaugh-Cholmondeley", title: "补水护理 1 次", by: "李店长",
            undoneAt: at("2026-11-23", 16 * 60 + 40), undoUntil: nil),
        VerificationRow(
            verification: VerificationID(10), at: at("2026-11-23", 10 * 60 + 5), member: MemberID(10023), name: "张三",
            title: "满 200 减 30 券", by: "王芳", undoneAt: nil, undoUntil: nil),
    ]

    static let movements = [
        Movement(
            entry: EntryID(501), kind: .deduction, at: at("2026-11-23", 17 * 60), title: "补水护理",
            amount: Money(fen: -12800), balanceAfter: Money(fen: 86600), undone: false,
            undoUntil: at("2026-11-24", 17 * 60)),
        Movement(
            entry: EntryID(480), kind: .topUp, at: at("2026-11-20", 15 * 60), title: "充值 500.00 送 60.00",
            amount: Money(fen: 56000), balanceAfter: Money(fen: 99400), undone: false,
            undoUntil: at("2026-11-27", 15 * 60)),
        Movement(
            entry: EntryID(410), kind: .verification, at: at("2026-10-02", 15 * 60), title: "肩颈按摩 1 次", amount: .zero,
            balanceAfter: Money(fen: 43400), undone: false, undoUntil: nil),
        Movement(
            entry: EntryID(400), kind: .deduction, at: at("2025-12-30", 15 * 60), title: "全身精油舒缓护理套餐(含肩颈、足疗)",
            amount: Money(fen: -30000), balanceAfter: Money(fen: 43400), undone: true, undoUntil: nil),
    ]

    static func card(_ row: MemberRow = zhang, movements: [Movement] = movements) -> MemberCard.Card {
        MemberCard.Card(
            row: row, principal: Money(fen: row.balance.fen * 7 / 10), bonus: Money(fen: row.balance.fen * 3 / 10),
            points: 1234, joined: at("2024-03-08", 600), cautions: "对酒精过敏;左肩旧伤,按摩轻一些", remark: "喜欢靠窗的床位",
            birthday: "11-26", marketing: true, hasPIN: false,
            sessions: [
                SessionsLeft(
                    item: PackageItemID(7), service: ServiceID(1), title: "补水护理", left: 6, held: 1, total: 10,
                    until: at("2027-06-01")),
                SessionsLeft(
                    item: PackageItemID(8), service: ServiceID(2), title: "肩颈按摩", left: 0, held: 0, total: 5,
                    until: nil),
            ],
            coupons: [
                CouponInHand(
                    coupon: CouponID(70), title: "满 200 减 30 券", from: at("2026-11-01"), until: at("2026-11-29")),
                CouponInHand(coupon: CouponID(71), title: "圣诞礼品券", from: at("2026-12-20"), until: at("2027-01-01")),
            ],
            visits: [
                PastVisit(
                    visit: VisitID(90), at: at("2026-11-23", 17 * 60), service: "补水护理", staff: "陈美", state: .serving),
                PastVisit(
                    visit: VisitID(80), at: at("2026-11-20", 15 * 60), service: "肩颈按摩", staff: "Alexandria",
                    state: .done),
                PastVisit(visit: VisitID(70), at: at("2025-12-30", 15 * 60), service: "", staff: "", state: .cancelled),
            ],
            movements: movements, visits90: 6,
            next: PastVisit(
                visit: VisitID(99), at: at("2026-11-30", 14 * 60), service: "补水护理", staff: "陈美", state: .expected),
            reminders: [
                .birthday(inDays: 3), .fewSessions(title: "肩颈按摩", left: 1),
                .couponLapses(title: "满 200 减 30 券", until: at("2026-11-29")),
            ])
    }

    /// The salon's books with the people and things above.
    static func store() async -> FakeStore {
        let store = await Salon.store()
        await store.on(Catalogue.self) { _ in
            .answer(
                Catalogue.Answer(
                    services: [], offers: [], packages: [],
                    coupons: [
                        CouponOffer(template: CouponTemplateID(1), title: "满 200 减 30 券", days: 30),
                        CouponOffer(template: CouponTemplateID(2), title: "生日礼品券", days: 14),
                    ]))
        }
        await store.on(FindMembers.self) { query in
            let found = rows.filter { row in
                query.text.isEmpty || row.name.contains(query.text) || row.phone.hasSuffix(query.text)
                    || (query.text == "zs" && row.name.hasPrefix("张三"))
                    || (query.text == "13800005678" && row == zhang)
            }
            return .answer(.init(rows: found, more: query.text.isEmpty))
        }
        await store.on(MemberList.self) { query in
            .answer(.init(from: query.from, rows: Array(rows.dropFirst(query.from)), total: rows.count))
        }
        await store.on(MemberCard.self) { query in
            .answer(.init(card: rows.first { $0.member == query.member }.map { card($0) }))
        }
        await store.on(Verifiables.self) { query in
            .answer(.init(choices: query.member == zhang.member ? choices : []))
        }
        await store.on(TodaysVerifications.self) { _ in .answer(.init(rows: verifications)) }
        await store.on(ReadCode.self) { query in .answer(meaning(of: query.digits)) }
        await store.on(Verify.self) { command in
            let preview = choices.first { $0.what == command.what } ?? session
            return .done(
                .init(
                    verification: VerificationID(13), title: preview.title, left: preview.after,
                    undoUntil: at("2026-11-24", 17 * 60 + 46)))
        }
        return store
    }

    private static func meaning(of digits: String) -> ReadCode.Answer {
        switch digits {
        case couponCode: .verifiable(coupon)
        case memberCode: .member(zhang)
        case staleCode: .badMemberCode(.expired)
        case usedCode: .notVerifiable(.used(at: at("2026-11-01", 600)), title: "满 200 减 30 券")
        case payCode: .payCode(.wechat)
        case brokenCode: .damaged
        default: .foreign
        }
    }
}
