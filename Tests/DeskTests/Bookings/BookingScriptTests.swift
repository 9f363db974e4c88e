import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("预约: a receptionist's day")
struct BookingScriptTests {
    @Test("The next free time for one service is booked by six keys at most")
    func nextFree() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        driver.forgetPresses()
        await driver.press("f")
        await driver.type("bshl")
        await driver.press("Enter")
        await driver.type("zxm")
        await driver.press("Enter", "Enter")
        #expect(driver.presses <= 6)
        let item = try #require(try await parlour.sheet().items.first)
        #expect(item.stretch.from == parlour.at(10) && item.seats.map(\.name) == ["张晓明"])
        #expect(driver.statusLine == "已约 张晓明:周一 11-23 10:00")
        #expect(driver.shows("张晓明"))
    }

    @Test("A free cell becomes a booking: who, what, Enter")
    func cell() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("张晓明", "13812345678")
        let driver = await parlour.desk()
        driver.forgetPresses()
        await driver.press("Down", "Down", "Enter")
        await driver.type("zxm")
        await driver.press("Enter")
        await driver.type("jjsh")
        await driver.press("Enter")
        #expect(driver.shows("肩颈舒缓  45 分钟  168.00"))
        #expect(driver.shows("周一 11-23 10:30-11:15  张丽"))
        await driver.press("Enter")
        #expect(driver.sent(Book.self).count == 1)
        #expect(try await parlour.sheet().items.map(\.stretch.from) == [parlour.at(10, 30)])
        // The cursor is on what was booked.
        #expect(driver.shows("10:30-11:15  张晓明  138****5678  肩颈舒缓  张丽  已确认"))
    }

    @Test("A booking is moved by half an hour with four keys, and back by one")
    func move() async throws {
        let parlour = try await Parlour.open()
        try await parlour.book(.guest(name: "林小姐", phone: ""), Parlour.neck, Parlour.li, parlour.at(10))
        let driver = await parlour.desk()
        driver.forgetPresses()
        await driver.press("m", "Down", "Down")
        #expect(driver.shows("移动 林小姐 到 周一 11-23 10:30  张丽"))
        await driver.press("Enter")
        #expect(driver.presses <= 5)
        #expect(try await parlour.sheet().items.map(\.stretch.from) == [parlour.at(10, 30)])
        #expect(driver.statusLine == "林小姐:改到 周一 11-23 10:30;按 u 撤回")
        await driver.press("u")
        #expect(try await parlour.sheet().items.map(\.stretch.from) == [parlour.at(10)])
    }
}
