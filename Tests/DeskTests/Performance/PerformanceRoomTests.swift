import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("业绩 on screen")
struct PerformanceRoomTests {
    /// A parlour that sold cards and did work this morning, and somebody in the room.
    private static func room(
        as number: String = "9001", pin: String = "702468", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async throws -> (Parlour, Driver) {
        var founding = Parlour.founding(3)
        founding.commissions = [
            .topUp: .init(.share(200)), .packageUse: .init(.share(1000)), .serviceFee: .init(.each(.yuan(15))),
        ]
        let store = try await TestStore.inMemory(founding)
        let parlour = Parlour(store: store, token: try #require(await store.signIn(1001, pin: "246813")))
        let member = try await parlour.member("张晓明", "13812345678")
        _ = try await parlour.done(TopUp(member: member, what: .amount(.yuan(420)), tender: .cash))
        let wrong = try await parlour.done(
            TopUp(member: member, what: .amount(.yuan(200)), tender: .wechat, soldBy: [StaffShare(staff: Parlour.zhou)])
        )
        let manager = try #require(await parlour.store.signIn(9001, pin: "702468"))
        _ = await parlour.store.operations.perform(
            UndoTopUp(entry: wrong.entry, reason: "错"), key: parlour.store.newKey(), session: manager)
        _ = try await parlour.done(SellPackage(member: member, package: PackageID(2), tender: .alipay))
        guard
            case .answer(let card) = await parlour.store.operations.query(
                MemberCard(member: member), session: manager), let item = card.card?.sessions.first?.item
        else { throw Parlour.Refused(command: "MemberCard") }
        _ = try await parlour.done(
            Verify(what: .session(item), member: member, servedBy: [StaffShare(staff: Parlour.li)]))
        let driver = await Driver(
            parlour.store.operations, columns: columns, rows: rows, wording: wording, now: parlour.store.clock.now)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("业绩"))
        return (parlour, driver)
    }

    @Test("everybody with what they did, kind by kind; one person's lines; what was taken back stands there")
    func table() async throws {
        let (_, driver) = try await Self.room()
        #expect(driver.shows("王芳 1001") && driver.shows("818.00") && driver.shows("132.66"))
        await driver.press("Down", "Down", "Enter")
        #expect(driver.shows("周敏 1004") && driver.shows("-200.00") && driver.shows("冲回"))
        await driver.press("Escape", "d")
        #expect(driver.shows("今天 2026-11-23"))
    }

    @Test("a period is closed up to a day that is over")
    func close() async throws {
        let (parlour, driver) = try await Self.room()
        await driver.press("b")
        #expect(driver.form == "2026-11-22")
        await driver.press("Enter")
        #expect(driver.statusLine == "这一天以前没有未结算的业绩")
        parlour.store.clock.advance(milliseconds: 86_400_000)
        await driver.press("b", "Ctrl-U")
        await driver.type("2026-11-23")
        await driver.press("Enter")
        #expect(driver.statusLine == "已结算到 2026-11-23,提成合计 36.67 元")
    }

    @Test("a cashier does not see it")
    func cashier() async throws {
        let (_, driver) = try await Self.room(as: "1001", pin: "246813")
        #expect(driver.shows("您的岗位不看业绩"))
    }

    @Test("everything stays whole at every size", arguments: [(80, 24), (120, 36)])
    func frames(_ size: (Int, Int)) async throws {
        for (name, wording) in [("", Wording.chinese), ("english-", Wording(Sources.english))] {
            let (_, driver) = try await Self.room(columns: size.0, rows: size.1, wording: wording)
            Golden.check("\(name)performance-\(size.0)x\(size.1)", driver)
            #expect(driver.frame.canvas.flaws == [])
            await driver.press("Down", "Down", "Enter")
            Golden.check("\(name)performance-lines-\(size.0)x\(size.1)", driver)
            #expect(driver.frame.canvas.flaws == [])
        }
    }
}
