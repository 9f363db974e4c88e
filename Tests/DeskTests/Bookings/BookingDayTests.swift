import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("预约: from the phone call to the charge")
struct BookingDayTests {
    @Test("Two services by different people are found, booked, moved, served and handed to the till")
    func wholeDay() async throws {
        let parlour = try await Parlour.open()
        let member = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        await driver.press("f")
        await driver.type("bshl")
        await driver.press("Tab", "2", "Tab")
        await driver.type("jjsh")
        await driver.press("Tab", "3")
        #expect(driver.shows("张丽 周敏"))
        await driver.press("Enter")
        await driver.type("zxm")
        await driver.press("Enter")
        #expect(driver.shows("合计"))
        await driver.press("Enter")
        let items = try await parlour.sheet().items
        #expect(items.map(\.staff) == [Parlour.li, Parlour.zhou])
        #expect(items.map(\.stretch.from) == [parlour.at(10), parlour.at(11)])
        // The second one half an hour later.
        await driver.press("Right", "Down", "Down", "Down", "Down", "m", "Down", "Enter")
        #expect(try await parlour.sheet().items[1].stretch.from == parlour.at(11, 15))
        await driver.press("a")
        #expect(driver.statusLine == "张晓明 已到店,等候 1 位")
        await driver.press("b")
        #expect(driver.statusLine == "张晓明:服务中")
        await driver.press("e")
        #expect(driver.statusLine == "张晓明:已完成;按 p 收银")
        await driver.press("p")
        #expect(driver.title.hasPrefix("收银"))
        #expect(driver.shows("张晓明"))
        #expect(
            try await parlour.sheet().items.flatMap(\.seats).allSatisfy { $0.member == member && $0.state == .done })
    }

    @Test("Cancelled late is told, and one key brings it back")
    func cancelLate() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(11))
        let driver = await parlour.desk()
        await driver.press("Down", "Down", "Down", "Down", "x", "1")
        await driver.type("加班")
        await driver.press("Enter")
        #expect(driver.statusLine == "林小姐:客人临时取消;按 u 恢复")
        #expect(try await parlour.sheet().items.isEmpty)
        await driver.press("u")
        #expect(driver.statusLine == "林小姐 的预约已恢复")
        #expect(try await parlour.sheet().items.count == 1)
    }

    @Test("Not come: not before the store's quarter of an hour")
    func noShow() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        let driver = await parlour.desk()
        await driver.press("n")
        #expect(driver.statusLine == "林小姐:10:15 以后才能记爽约")
        parlour.store.clock.set(parlour.at(10, 20))
        await driver.press("n")
        #expect(driver.statusLine == "林小姐:爽约;按 u 恢复")
    }

    @Test("Who waits gets the time that becomes free")
    func waitingList() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("张晓明", "13812345678")
        // All beds' people are taken the whole day.
        for hour in stride(from: 10, to: 20, by: 2) {
            for (name, staff) in [("甲", Parlour.li), ("乙", Parlour.zhou)] {
                let lines = [BookingLine(service: Parlour.facial, staff: staff, start: parlour.at(hour), minutes: 110)]
                _ = try await parlour.done(Book(customer: .guest(name: name + String(hour), phone: ""), lines: lines))
            }
        }
        let driver = await parlour.desk()
        await driver.press("L", "j")
        await driver.type("bshl")
        await driver.press("Alt-J")
        #expect(driver.dialog == "加入候补" && driver.form == "7")
        await driver.press("Ctrl-U")
        await driver.type("10")
        await driver.press("Enter")
        await driver.type("zxm")
        await driver.press("Enter")
        #expect(driver.statusLine == "张晓明 已加入候补,共 1 位")
        await driver.press("x", "1")
        await driver.type("感冒")
        await driver.press("Enter")
        #expect(driver.statusLine == "甲10:客人临时取消;1 位候补可补,按 L;按 u 恢复")
        await driver.press("L")
        #expect(driver.shows("周一 11-23 10:00 张丽"))
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "已约 张晓明:周一 11-23 10:00")
        await driver.press("L")
        #expect(driver.shows("没有人候补"))
    }

    @Test("A guest is booked by name and phone")
    func guest() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("Enter")
        await driver.type("林小姐")
        await driver.press("Enter")
        await driver.type("13611112222")
        await driver.press("Enter")
        await driver.type("jj")
        await driver.press("Enter", "Enter")
        let seat = try #require(try await parlour.sheet().items.first?.seats.first)
        #expect(seat.name == "林小姐" && seat.phone == "136****2222" && seat.member == nil)
    }

    @Test("A code scanned at the sheet is for whom the next booking is; scanned again it leads to it")
    func scan() async throws {
        let parlour = try await Parlour.open()
        let member = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        await driver.scan(parlour.store.memberCode(of: member))
        #expect(driver.title.contains("为 张晓明 预约"))
        await driver.press("Down", "Down", "Enter")
        await driver.type("jj")
        await driver.press("Enter", "Enter", "Home")
        parlour.store.clock.advance(milliseconds: 60_000)
        await driver.scan(parlour.store.memberCode(of: member))
        #expect(driver.statusLine == "张晓明 已有这个预约;再约请到空的格子按 Enter")
        #expect(driver.shows("10:30-11:15  张晓明"))
    }

    @Test("What stands in the way is one sentence, and the form keeps what was typed")
    func obstacles() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        await driver.press("Enter")
        await driver.type("zxm")
        await driver.press("Enter")
        await driver.type("jj")
        await driver.press("Enter")
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.facial, Parlour.li, parlour.at(10))
        await driver.press("Enter")
        #expect(driver.statusLine == "张丽 10:00-11:10 在做 补水护理")
        #expect(driver.shows("张晓明"))
        #expect(driver.sent(Book.self).count == 1)
    }

    @Test("Outside the hours a reason is asked for and a manager approves")
    func force() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.wu, parlour.at(12))
        let driver = await parlour.desk()
        await driver.press("Right", "Right")
        for _ in 0..<8 { await driver.press("Down") }
        await driver.press("m", "Down", "Down")
        #expect(driver.shows("吴倩 这段不上班,14:00 起上班"))
        await driver.press("Enter")
        #expect(driver.dialog == "破例预约")
        await driver.type("客人赶时间")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        let item = try #require(try await parlour.sheet().items.first)
        #expect(item.stretch.from == parlour.at(12, 30) && item.forced == "客人赶时间")
    }

    @Test("Changes from elsewhere come in under a booking on its way, and under a half-typed form")
    func meanwhile() async throws {
        let parlour = try await Parlour.open()
        let visit = try await parlour.book(
            .guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        let driver = await parlour.desk()
        await driver.press("m", "Down", "Down", "Down", "Down")
        try await parlour.book(.guest(name: "马小跳", phone: ""), Parlour.neck, Parlour.li, parlour.at(11))
        await driver.change()
        #expect(driver.shows("移动 林小姐 到 周一 11-23 11:00  张丽"))
        #expect(driver.shows("张丽 11:00-11:45 在做 肩颈舒缓"))
        await driver.press("Right")
        #expect(driver.shows("可以:Enter 放下,Esc 不动"))
        // Somebody else moves the very booking.
        let item = try #require(try await parlour.sheet().items.first { $0.seats.first?.visit == visit })
        _ = try await parlour.done(
            MoveAppointment(
                appointment: item.appointment, was: item.version,
                now: .init(start: parlour.at(15), staff: Parlour.li, minutes: 45)))
        await driver.press("Enter")
        #expect(driver.statusLine == "别处已改到 周一 11-23 15:00,已刷新")
        await driver.press("Home", "Enter")
        await driver.type("li")
        await driver.change()
        #expect(driver.form == "li")
    }

    @Test("Staff can be changed to one who is free and has learned it, and two bookings swap")
    func staff() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        try await parlour.book(.guest(name: "马小跳", phone: ""), Parlour.neck, Parlour.zhou, parlour.at(10))
        let driver = await parlour.desk()
        await driver.press("S", "Right", "Enter")
        #expect(driver.statusLine == "已对调员工;按 u 撤回")
        #expect(try await parlour.sheet().items.map(\.staff) == [Parlour.zhou, Parlour.li])
        await driver.press("s")
        #expect(driver.shows("张丽 10:00-10:45 在做 肩颈舒缓"))
        await driver.press("Enter")
        #expect(try await parlour.sheet().items.contains { $0.staff == Parlour.wu })
    }

    @Test("Longer, shorter, another day while moving, and a class that is filled")
    func more() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        try await parlour.book(.guest(name: "王一", phone: ""), Parlour.yoga, Parlour.zhou, parlour.at(10))
        let member = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        await driver.press("+")
        #expect(try await parlour.sheet().items.first?.minutes == 60)
        await driver.press("-")
        #expect(try await parlour.sheet().items.first?.minutes == 45)
        await driver.press("m", "]", "Enter")
        #expect(try await parlour.sheet(inDays: 1).items.map(\.stretch.from) == [parlour.at(10, inDays: 1)])
        #expect(driver.title.contains("明天"))
        await driver.press("t", "Right")
        await driver.scan(parlour.store.memberCode(of: member))
        await driver.press("Enter", "Enter")
        #expect(try await parlour.sheet().items.first?.seats.map(\.name) == ["王一", "张晓明"])
        #expect(driver.shows("2/3 位 团课瑜伽"))
    }

    @Test(
        "Dates are typed as people say them",
        arguments: [
            ("明天", "2026-11-24"), ("+3", "2026-11-26"), ("12-5", "2026-12-05"), ("5", "2026-12-05"),
            ("周五", "2026-11-27"),
            ("下周三", "2026-12-02"), ("2027.1.2", "2027-01-02"), ("1-2", "2027-01-02"), ("-1", "2026-11-22"),
        ])
    func dates(_ typed: String, _ day: String) async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("g")
        await driver.type(typed)
        await driver.press("Enter")
        #expect(driver.desk.rooms[.bookings].flatMap { ($0 as? BookingsRoom)?.day } == Day(day))
        await driver.press("g")
        await driver.type("32")
        await driver.press("Enter")
        #expect(driver.fieldError == "没有这一天")
    }

    @Test("A booking is found by name and opened with its history")
    func search() async throws {
        let parlour = try await Parlour.open()
        let member = try await parlour.member("张晓明", "13812345678")
        try await parlour.book(.member(member), Parlour.neck, Parlour.li, parlour.at(15, inDays: 2))
        let driver = await parlour.desk()
        await driver.press("/")
        await driver.type("zxm")
        await driver.press("Enter")
        #expect(driver.title.contains("周三 11-25"))
        #expect(driver.shows("15:00-15:45  张晓明"))
        await driver.press("Enter")
        #expect(driver.shows("经过"))
        #expect(driver.shows("预约  周三 11-25 15:00  张丽"))
    }

    @Test("Week and month: Enter on a day of the month goes there")
    func weekAndMonth() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10, inDays: 1))
        let driver = await parlour.desk()
        await driver.press("w")
        #expect(driver.title.contains("张丽 的一周"))
        #expect(driver.shows("林小姐"))
        await driver.press("M", "Right", "Enter")
        #expect(driver.title.contains("明天 周二 11-24"))
        #expect(driver.shows("林小姐"))
    }

    @Test("A booking is dragged to another time and person by hand, and clicked twice to be opened")
    func drag() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        let driver = await parlour.desk()
        await driver.hold("林小姐")
        await driver.move(Mouse(.drag, at: Position(row: 7, column: 35)))
        #expect(driver.shows("移动 林小姐 到 周一 11-23 11:00  周敏"))
        await driver.move(Mouse(.release, at: Position(row: 7, column: 35)))
        let item = try #require(try await parlour.sheet().items.first)
        #expect(item.stretch.from == parlour.at(11) && item.staff == Parlour.zhou)
        await driver.hold("林小姐")
        await driver.move(Mouse(.release, at: Position(row: 7, column: 35)))
        #expect(driver.shows("经过"))
    }

    @Test("From reception and from the member's page one key leads to the sheet")
    func fromElsewhere() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        await driver.press("F2")
        await driver.type("zxm")
        await driver.press("Alt-B")
        #expect(driver.title.hasPrefix("预约") && driver.title.contains("为 张晓明 预约"))
        await driver.press("Esc", "F6")
        await driver.type("zxm")
        await driver.press("Alt-B")
        #expect(driver.title.contains("为 张晓明 预约"))
    }

    @Test("Keys typed while the store is busy are kept for the day that comes")
    func typeAhead() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(
            .guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10, inDays: 1))
        let driver = await parlour.desk()
        driver.holdsAnswers = true
        await driver.press("]", "m", "Down", "Down", "Enter")
        driver.holdsAnswers = false
        await driver.settle()
        #expect(try await parlour.sheet(inDays: 1).items.map(\.stretch.from) == [parlour.at(10, 30, inDays: 1)])
    }

    @Test("The line of the present goes on by itself")
    func presentLine() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        let before = driver.screen
        await driver.advance(by: 60_000)
        await driver.advance(by: 60_000)
        #expect(driver.screen.filter { $0.hasPrefix("10:0") } != before.filter { $0.hasPrefix("10:0") })
    }

    @Test("A series that clashes is shown day by day, and booked without those days")
    func series() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(
            .guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10, inDays: 7))
        let driver = await parlour.desk()
        await driver.press("Enter")
        await driver.type("马小跳")
        await driver.press("Enter", "Enter")
        await driver.type("jj")
        await driver.press("Enter", "Tab", "Right", "Enter")
        #expect(driver.dialog == "周期预约有 1 天不行,都没有预约")
        #expect(driver.shows("周一 11-30 10:00  张丽 10:00-10:45 在做 肩颈舒缓"))
        #expect(try await parlour.sheet().items.isEmpty)
        await driver.press("Enter")
        #expect(driver.statusLine == "已约 马小跳:周一 11-23 10:00 起,共 3 次")
        #expect(try await parlour.sheet(inDays: 14).items.first?.seats.first?.isSeries == true)
    }
}
