import Domain
import Operations
import Store
import StoreFixture
import Testing

@testable import Desk

/// A beauty parlour with its real books on Monday 2026-11-23 at ten, and a receptionist at its desk.
struct Parlour {
    let store: TestStore
    let token: SessionToken
    static let li = OperatorID(1003)
    static let zhou = OperatorID(1004)
    static let wu = OperatorID(1005)
    /// 60 minutes on a bed, 10 to tidy up.
    static let facial = ServiceID(1)
    /// 45 minutes, no bed.
    static let neck = ServiceID(2)
    /// 90 minutes on a bed; from 30 to 60 a mask works by itself.
    static let mask = ServiceID(3)
    /// 60 minutes for up to three.
    static let yoga = ServiceID(4)
    static let today = Day(year: 2026, month: 11, day: 23)

    private static let names = [
        "陈晓", "杨柳", "赵雪", "黄珊", "徐静怡", "阿依古丽·买买提", "孙倩", "马兰", "朱琳", "胡蝶", "郭晶", "何洁", "高圆",
        "林青", "郑爽", "梁静", "谢娜", "宋佳", "唐嫣", "许晴", "韩雪", "冯薇", "邓婕", "曹颖", "彭丹", "曾黎", "萧蔷",
    ]

    /// Three beauticians, or so many.
    static func founding(_ count: Int) -> Founding {
        var founding = Founding.sample
        var more: [(OperatorID, String)] = [(zhou, "周敏"), (wu, "吴倩")]
        for (index, name) in names.prefix(max(0, count - 3)).enumerated() {
            more.append((OperatorID(Int64(2001 + index)), name))
        }
        founding.staff += more.map { .init(number: $0.0, name: $0.1, role: .beautician, pin: "573926") }
        founding.services.append(.init(id: yoga, title: "团课瑜伽", price: .yuan(80), minutes: 60))
        let bed = ResourceKindID(1)
        var skills: [OperatorID: [ServiceID]] = [
            li: [facial, neck, mask], zhou: [facial, neck, mask, yoga], wu: [neck],
        ]
        for (staff, _) in more.dropFirst(2) { skills[staff] = [facial, neck] }
        founding.sheet = Founding.Sheet(
            rooms: [.init(kind: bed, title: "美容床", rooms: (1...max(3, count)).map { "\($0) 号床" })],
            plans: [
                ServicePlan(service: facial, minutes: 60, after: 10, needs: [.init(kind: bed)]),
                ServicePlan(service: mask, minutes: 90, processing: 30..<60, needs: [.init(kind: bed)]),
                ServicePlan(service: yoga, minutes: 60, capacity: 3),
            ],
            skills: skills,
            hours: [
                .store: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [600..<1260]) }),
                .staff(wu): Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [600..<780, 840..<1080]) }),
            ])
        return founding
    }

    static func open(staff: Int = 3) async throws -> Parlour {
        let store = try await TestStore.inMemory(founding(staff))
        return Parlour(store: store, token: try #require(await store.signIn(1001, pin: "246813")))
    }

    /// A receptionist at the sheet.
    func desk(columns: Int = 80, rows: Int = 24, wording: Wording = .chinese) async -> Driver {
        let driver = await Driver(
            store.operations, columns: columns, rows: rows, wording: wording, now: store.clock.now)
        await driver.type("1002")
        await driver.press("Enter")
        await driver.type("135792")
        await driver.press("Enter", "F4")
        return driver
    }

    /// A time of a day, so many days from today.
    func at(_ hour: Int, _ minute: Int = 0, inDays days: Int = 0) -> Instant {
        store.operations.calendar.instant(of: Self.today.advanced(days: days), minute: hour * 60 + minute)
    }

    func done<C: Command>(_ command: C) async throws -> C.Answer {
        guard case .done(let answer) = await store.operations.perform(command, key: store.newKey(), session: token)
        else { throw Refused(command: C.name) }
        return answer
    }

    func member(_ name: String, _ phone: String) async throws -> MemberID {
        try await done(RegisterMember(phone: phone, name: name, consent: "2026-11", marketing: false)).member
    }

    @discardableResult
    func book(
        _ customer: Book.Customer, _ service: ServiceID, _ staff: OperatorID, _ start: Instant,
        surety: BookingSurety = .confirmed, remark: String = ""
    ) async throws -> VisitID {
        let line = BookingLine(service: service, staff: staff, start: start)
        return try await done(Book(customer: customer, lines: [line], surety: surety, remark: remark)).visits[0]
    }

    func sheet(inDays days: Int = 0) async throws -> BookingSheet.Answer {
        guard
            case .answer(let answer) = await store.operations.query(
                BookingSheet(day: Self.today.advanced(days: days)), session: token)
        else { throw Refused(command: "BookingSheet") }
        return answer
    }

    struct Refused: Error {
        let command: String
    }
}

extension Parlour {
    /// A busy day with something of every kind.
    func fill() async throws {
        let zhang = try await member("张晓明", "13812345678")
        let ouyang = try await member("欧阳震华", "13900000021")
        let abdul = try await member("阿卜杜拉·买买提·吐尔逊", "13700003210")
        let serving = try await book(.member(zhang), Self.facial, Self.li, at(10))
        let waiting = try await book(.member(ouyang), Self.neck, Self.zhou, at(10))
        try await book(.guest(name: "林小姐", phone: "13611112222"), Self.neck, Self.wu, at(10, 15), surety: .pending)
        try await book(.member(abdul), Self.mask, Self.li, at(11, 15), remark: "对酒精过敏")
        try await book(.guest(name: "郭女士", phone: ""), Self.facial, Self.zhou, at(11, 30))
        for name in ["王一", "王二"] {
            try await book(.guest(name: name, phone: ""), Self.yoga, Self.zhou, at(13))
        }
        try await book(.guest(name: "何先生", phone: ""), Self.neck, Self.li, at(14))
        try await book(.guest(name: "马小跳", phone: ""), Self.neck, Self.wu, at(16))
        _ = try await done(CheckIn(who: .expected(serving)))
        _ = try await done(MoveVisit(visit: serving, from: .waiting, to: .serving))
        _ = try await done(CheckIn(who: .expected(waiting)))
        let manager = try #require(await store.signIn(9001, pin: "702468"))
        let away = EnterAbsence(of: .staff(Self.wu), from: at(15, 30), until: at(17), kind: .sick)
        _ = await store.operations.perform(away, key: store.newKey(), session: manager)
        store.clock.set(at(10, 20))
    }
}
