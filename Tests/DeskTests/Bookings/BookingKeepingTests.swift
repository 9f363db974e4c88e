import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

@Suite("预约: deposits, sessions, leave and turns from the sheet")
struct BookingKeepingTests {
    private func detail(_ parlour: Parlour, _ visit: VisitID) async throws -> BookingDetail.Booking {
        let found = await parlour.store.operations.query(BookingDetail(visit: visit), session: parlour.token)
        guard case .answer(let answer) = found else { throw Unanswered() }
        return try #require(answer.booking)
    }

    private struct Unanswered: Error {}

    @Test("An 订金 is taken at the sheet, shown in the booking, and returned after a cancellation")
    func deposit() async throws {
        let parlour = try await Parlour.open()
        let line = BookingLine(service: Parlour.facial, staff: Parlour.li, start: parlour.at(10))
        let visit = try await parlour.done(Book(customer: .guest(name: "林小姐", phone: ""), lines: [line])).visits[0]
        let driver = await parlour.desk()
        await driver.press("y")
        #expect(driver.shows("收 林小姐 的预付款") && driver.shows("至多 128.00 元") && driver.shows("至多 25.60 元"))
        await driver.press("1")
        #expect(driver.shows("谁取消都退"))
        await driver.press("Ctrl-U")
        await driver.type("50")
        await driver.press("Enter", "3")
        #expect(driver.statusLine == "林小姐:已收订金 50.00 元")
        #expect(
            try await detail(parlour, visit).deposit == .init(amount: .yuan(50), tender: .wechat, binding: .refundable))
        await driver.press("Enter")
        #expect(driver.shows("50.00  微信"))
        await driver.press("y", "1")
        #expect(driver.statusLine == "林小姐:请退 50.00 元,微信")
        #expect(try await detail(parlour, visit).deposit == nil)
    }

    @Test("A 定金 waits until it is known who came; kept only with a manager's word")
    func earnest() async throws {
        let parlour = try await Parlour.open()
        let line = BookingLine(service: Parlour.facial, staff: Parlour.li, start: parlour.at(10))
        _ = try await parlour.done(Book(customer: .guest(name: "林小姐", phone: ""), lines: [line]))
        let driver = await parlour.desk()
        await driver.press("y", "2", "Enter", "1")
        #expect(driver.statusLine == "林小姐:已收定金 25.60 元")
        await driver.press("y")
        #expect(driver.statusLine == "已收定金 25.60 现金;要等到店、取消或爽约后再处理")
    }

    @Test("A session is kept for a booking by one key, and taken when it is done")
    func session() async throws {
        let parlour = try await Parlour.open()
        let member = try await parlour.member("张晓明", "13812345678")
        _ = try await parlour.done(SellPackage(member: member, package: PackageID(1), tender: .cash))
        let line = BookingLine(service: Parlour.facial, staff: Parlour.li, start: parlour.at(10))
        _ = try await parlour.done(Book(customer: .member(member), lines: [line]))
        let driver = await parlour.desk()
        await driver.press("h", "1")
        #expect(driver.statusLine == "已占用 1 次,还可用 9 次")
        await driver.press("a", "b", "e")
        #expect(driver.statusLine == "张晓明:已完成,次卡 补水护理 扣 1 次,余 9 次")
    }

    @Test("Leave is entered where the cursor stands, names whom to call, and is taken back by the same key")
    func leave() async throws {
        let parlour = try await Parlour.open()
        let line = BookingLine(service: Parlour.neck, staff: Parlour.li, start: parlour.at(14))
        _ = try await parlour.done(Book(customer: .guest(name: "林小姐", phone: ""), lines: [line]))
        let driver = await parlour.desk()
        await driver.press("q", "1", "3")
        #expect(driver.shows("需要批准"))
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "张丽 已记下;1 个预约要改约,按 ! 查看")
        #expect(driver.shows("请假"))
        await driver.press("!")
        #expect(driver.shows("林小姐"))
        await driver.press("Esc", "q")
        #expect(driver.shows("撤销:照常"))
    }

    @Test("Who came without a booking gets whose turn it is")
    func turns() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.done(CheckIn(who: .guest(name: "散客甲")))
        let driver = await parlour.desk()
        await driver.press("k")
        #expect(driver.shows("散客甲 做什么"))
        await driver.press("2")
        #expect(driver.shows("轮到谁做 散客甲 的") && driver.shows("现在有空  今天 0 轮"))
        await driver.press("Enter")
        let item = try #require(try await parlour.sheet().items.first)
        #expect(item.staff == Parlour.li && item.stretch.from == parlour.at(10) && item.seats.map(\.name) == ["散客甲"])
        #expect(try await parlour.sheet().unplaced.isEmpty)
    }

    @Test("One day's hours are typed as people write them, and what no longer fits is to be called")
    func hours() async throws {
        let parlour = try await Parlour.open()
        let line = BookingLine(service: Parlour.neck, staff: Parlour.li, start: parlour.at(14))
        _ = try await parlour.done(Book(customer: .guest(name: "林小姐", phone: ""), lines: [line]))
        let driver = await parlour.desk()
        await driver.press("Q")
        #expect(driver.shows("10:00-21:00"))
        await driver.press("Ctrl-U")
        await driver.type("8 点到")
        await driver.press("Enter")
        #expect(driver.statusLine == "看不懂“8 点到”,请写成 10:00-13:00")
        await driver.press("Q", "Ctrl-U")
        await driver.type("10-13:30 15-18:00")
        await driver.press("Enter")
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "张丽 已记下;1 个预约要改约,按 ! 查看")
        let duty = try await parlour.sheet().staff[0].duty
        #expect(
            duty.map(\.from) == [parlour.at(10), parlour.at(15)]
                && duty.map(\.until) == [parlour.at(13, 30), parlour.at(18)])
    }

    @Test("A booking made by mistake is taken back by one key")
    func unbook() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter")
        await driver.type("13611112222")
        await driver.press("Enter")
        await driver.type("jj")
        await driver.press("Enter", "Enter")
        #expect(try await parlour.sheet().items.count == 1)
        await driver.press("u")
        #expect(driver.statusLine == "林小姐:本店取消;按 u 恢复")
        #expect(try await parlour.sheet().items.isEmpty)
    }
}
