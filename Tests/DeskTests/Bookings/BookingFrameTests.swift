import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("预约: how the sheet looks")
struct BookingFrameTests {
    static let sizes = [(80, 24), (120, 36), (200, 50)]

    @Test("Three, eight and thirty people at three sizes", arguments: sizes, [3, 8, 30])
    func golden(_ size: (Int, Int), _ staff: Int) async throws {
        let parlour = try await Parlour.open(staff: staff)
        try await parlour.fill()
        let driver = await parlour.desk(columns: size.0, rows: size.1)
        Golden.check("bookings-\(staff)-\(size.0)x\(size.1)", driver)
        #expect(driver.frame.canvas.flaws == [])
    }

    @Test("By room, a week, a month, a booking, a time that is looked for, a booking on its way", arguments: sizes)
    func pages(_ size: (Int, Int)) async throws {
        let parlour = try await Parlour.open()
        try await parlour.fill()
        let driver = await parlour.desk(columns: size.0, rows: size.1)
        func check(_ name: String, _ keys: [String]) async {
            for key in keys { await driver.press(key) }
            Golden.check("bookings-\(name)-\(size.0)x\(size.1)", driver)
            #expect(driver.frame.canvas.flaws == [])
        }
        await check("move", ["Right", "m", "Down", "Down", "Left"])
        await check("detail", ["Esc", "Home", "Left", "Enter"])
        await check("rooms", ["Esc", "v"])
        await check("week", ["v", "w"])
        await check("month", ["M"])
        await check("slots", ["Enter", "f", "b", "s", "Tab", "2"])
        await check("service", ["Enter", "Tab", "l", "Enter", "Enter"])
        await check("affected", ["Esc", "Esc", "!"])
    }

    @Test("Every state has its own sign, so that nothing depends on colour")
    func signs() async throws {
        let parlour = try await Parlour.open()
        try await parlour.fill()
        let driver = await parlour.desk(columns: 120, rows: 36)
        for sign in [">张晓明", "*欧阳震华", "?林小姐", "!马小跳", "┏ 何先生", "请假", "休息"] {
            #expect(driver.shows(sign), "\(sign)")
        }
        let styled = driver.frame.canvas.styledLines.joined(separator: "\n")
        for role in ["bookedHere", "bookedPending", "bookedAffected", "booked|", "offDuty", "now"] {
            #expect(styled.contains(role), "\(role)")
        }
    }

    @Test("In English nothing of the sheet is left in Chinese but names")
    func english() async throws {
        let parlour = try await Parlour.open()
        try await parlour.fill()
        let driver = await parlour.desk(wording: Wording(Sources.english))
        Golden.check("english-bookings-80x24", driver)
        #expect(driver.frame.canvas.flaws == [])
    }
}
