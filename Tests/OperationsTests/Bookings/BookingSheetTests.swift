import Domain
import Operations
import Testing

@Suite("预约: what the sheet tells")
struct BookingSheetTests {
    @Test("who has learned what, and how long a room is taken with its tidying")
    func skillsAndRooms() async throws {
        let salon = try await Salon.open()
        _ = try await salon.book(
            try await salon.counter.member(), salon.line(Salon.facial, Salon.li, salon.at(14)))
        let sheet = try await salon.sheet()
        #expect(
            sheet.staff.map(\.skills) == [
                [Salon.facial, Salon.neck, Salon.mask], [Salon.facial, Salon.neck, Salon.mask, Salon.yoga],
                [Salon.neck],
            ])
        let item = try #require(sheet.items.first)
        #expect(item.staffPieces == [Stretch(from: salon.at(14), until: salon.at(15, 10))])
        #expect(item.roomPiece == Stretch(from: salon.at(14), until: salon.at(15)))
    }
}
