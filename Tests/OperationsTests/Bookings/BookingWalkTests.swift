import StoreFixture
import Testing

@Suite("随机预约: three thousand commands against a minute-by-minute oracle")
struct BookingWalkTests {
    @Test(
        "whatever the dice say, the sheet and the oracle agree after every command", arguments: [1, 2, 3] as [UInt64])
    func walk(_ seed: UInt64) async throws {
        var walk = try await BookingWalk(seed: seed)
        for number in 1...1000 {
            try await walk.step()
            if number.isMultiple(of: 250) { try await walk.salon.sheetIsSound() }
        }
        for ending in Self.endings { #expect((walk.met[ending] ?? 0) > 0, "seed \(seed) never met \(ending)") }
    }

    /// Endings every walk must have met, or it was too easy.
    private static let endings = [
        "Book done", "Book refused", "MoveAppointment done", "MoveAppointment refused", "SwapStaff done",
        "SwapStaff refused", "CancelBooking done", "CancelBooking refused", "ReinstateBooking done",
        "MarkNoShow refused", "EnterAbsence done", "RevokeAbsence done", "MoveVisit done", "WriteOffStock refused",
        "Book short",
    ]
}
