import Domain
import Operations
import SQL
import Store
import StoreFixture
import Surface
import Testing

@testable import Desk

/// The way from a booking to its lines in the cart, with a store of its own: services, staff, sessions by their numbers.
@Suite("收银: a visit is charged")
struct VisitChargeTests {
    private static let zhang = OperatorID(1003)

    private struct Shop {
        let store: TestStore
        let driver: Driver
        let member: MemberID
        let item: PackageItemID
        let visit: VisitID

        func done<C: Command>(_ command: C) async throws -> C.Answer {
            let session = try #require(await store.signIn(1001, pin: "246813"))
            guard
                case .done(let answer) = await store.operations.perform(
                    command, key: store.newKey(), session: session)
            else {
                Issue.record("\(C.name)")
                throw Failed()
            }
            return answer
        }

        func sessions() async throws -> SessionsLeft {
            let session = try #require(await store.signIn(1001, pin: "246813"))
            guard
                case .answer(let answer) = await store.operations.query(MemberCard(member: member), session: session)
            else { throw Failed() }
            return try #require(answer.card?.sessions.first { $0.item == item })
        }
    }

    private struct Failed: Error {}

    /// 张三 comes for 补水护理, a session of her card kept for it, and 肩颈舒缓 after it; both by 张丽.
    private func shop(columns: Int = 80, rows: Int = 24) async throws -> Shop {
        var founding = Founding.sample
        founding.sheet = Founding.Sheet(
            rooms: [], plans: [], skills: [Self.zhang: [ServiceID(1), ServiceID(2)]],
            hours: [.store: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [540..<1260]) })])
        // Another card of a service that is called the same: a title is no number.
        founding.services.append(.init(id: ServiceID(9), title: "补水护理", price: .yuan(99), minutes: 30))
        founding.packages.append(
            .init(id: PackageID(9), title: "补水护理体验 2 次", price: .yuan(99), days: nil, sessions: [ServiceID(9): 2]))
        let store = try await TestStore.inMemory(founding)
        let session = try #require(await store.signIn(1001, pin: "246813"))
        func done<C: Command>(_ command: C) async throws -> C.Answer {
            let outcome = await store.operations.perform(command, key: store.newKey(), session: session)
            guard case .done(let answer) = outcome else {
                Issue.record("\(C.name): \(outcome)")
                throw Failed()
            }
            return answer
        }
        let member = try await done(
            RegisterMember(phone: "13812345678", name: "张三", consent: "2026-11", marketing: false)
        ).member
        for package in [9, 1] {
            _ = try await done(SellPackage(member: member, package: PackageID(Int64(package)), tender: .cash))
        }
        guard
            case .answer(let card) = await store.operations.query(MemberCard(member: member), session: session),
            let item = card.card?.sessions.first(where: { $0.service == ServiceID(1) })?.item
        else { throw Failed() }
        let start = TestStore.morning.advanced(minutes: 30)
        let visit = try await done(
            Book(
                customer: .member(member),
                lines: [
                    BookingLine(service: ServiceID(1), staff: Self.zhang, start: start),
                    BookingLine(service: ServiceID(2), staff: Self.zhang, start: start.advanced(minutes: 60)),
                ], session: item)
        ).visits[0]
        _ = try await done(CheckIn(who: .expected(visit)))
        let driver = await Driver(store.operations, columns: columns, rows: rows, now: TestStore.morning)
        await driver.type("1001")
        await driver.press("Enter")
        await driver.type("246813")
        await driver.press("Enter")
        return Shop(store: store, driver: driver, member: member, item: item, visit: visit)
    }

    /// Chosen in the list of today, and charged by one key.
    private func charge(_ driver: Driver) async {
        await driver.press("Tab", "p")
    }

    @Test("Its services are lines with their staff; the kept session is on its own line, and the reason is said")
    func lines() async throws {
        let shop = try await shop()
        await charge(shop.driver)
        #expect(shop.driver.title.hasPrefix("收银"))
        #expect(shop.driver.shows("补水护理 用预约时占下的次卡"))
        #expect(shop.driver.shows("用后余 9 次"))
        #expect(shop.driver.shows("168.00"))
        await shop.driver.press("Enter", "Enter", "Enter")
        let paid = try #require(shop.driver.sent(PayOrder.self).last)
        #expect(
            paid.cart.lines == [
                Cart.Line(.service(ServiceID(1)), staff: [StaffShare(staff: Self.zhang)], session: shop.item),
                Cart.Line(.service(ServiceID(2)), staff: [StaffShare(staff: Self.zhang)]),
            ])
        #expect(paid.total == .yuan(168) && paid.visit == shop.visit)
        let left = try await shop.sessions()
        #expect(left.left == 9 && left.held == 0)
        // The service is done afterwards: nothing more is taken.
        _ = try await shop.done(MoveVisit(visit: shop.visit, from: .waiting, to: .serving))
        let done = try await shop.done(MoveVisit(visit: shop.visit, from: .serving, to: .done))
        #expect(done.session == nil)
        #expect(try await shop.sessions().left == 9)
        #expect(try await shop.store.examine().findings.isEmpty)
    }

    @Test("One key pays money instead, and the session that was kept is free again")
    func money() async throws {
        let shop = try await shop()
        await charge(shop.driver)
        await shop.driver.press("Alt-K")
        #expect(shop.driver.shows("预约时占下的次卡没有用,付款后退回"))
        await shop.driver.press("Alt-K")
        #expect(shop.driver.shows("补水护理 用预约时占下的次卡"))
        await shop.driver.press("Alt-K", "Enter", "Enter", "Enter")
        let paid = try #require(shop.driver.sent(PayOrder.self).last)
        #expect(paid.total == .yuan(296) && paid.cart.lines.allSatisfy { $0.session == nil })
        let left = try await shop.sessions()
        #expect(left.left == 10 && left.held == 0)
        _ = try await shop.done(MoveVisit(visit: shop.visit, from: .waiting, to: .serving))
        #expect(try await shop.done(MoveVisit(visit: shop.visit, from: .serving, to: .done)).session == nil)
        #expect(try await shop.sessions().left == 10)
        #expect(try await shop.store.examine().findings.isEmpty)
    }

    @Test("What was used up when the service was done is not charged again; what was paid is said to be")
    func notTwice() async throws {
        let shop = try await shop()
        _ = try await shop.done(MoveVisit(visit: shop.visit, from: .waiting, to: .serving))
        #expect(try await shop.done(MoveVisit(visit: shop.visit, from: .serving, to: .done)).session?.left == 9)
        await shop.driver.change()
        await charge(shop.driver)
        #expect(shop.driver.statusLine.contains("补水护理 已经用次卡核销,不再收钱"))
        await shop.driver.press("Enter", "Enter", "Enter")
        let paid = try #require(shop.driver.sent(PayOrder.self).last)
        #expect(paid.cart.lines.map(\.item) == [.service(ServiceID(2))] && paid.total == .yuan(168))
        // Back at reception the list still has the keys.
        await shop.driver.press("Enter", "p")
        #expect(shop.driver.statusLine.contains("这次到店收过款了"))
        #expect(try await shop.store.examine().findings.isEmpty)
    }

    @Test("It looks so", arguments: [(80, 24), (120, 36)])
    func looks(_ columns: Int, _ rows: Int) async throws {
        let shop = try await shop(columns: columns, rows: rows)
        await charge(shop.driver)
        Golden.check("visit-charge-\(columns)x\(rows)", shop.driver.screen)
        #expect(shop.driver.frame.canvas.flaws == [])
    }
}
