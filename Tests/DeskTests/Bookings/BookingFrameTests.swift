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
        Golden.check("bookings-\(staff)-\(size.0)x\(size.1)", driver.screen)
        #expect(driver.frame.canvas.flaws == [])
    }
}
