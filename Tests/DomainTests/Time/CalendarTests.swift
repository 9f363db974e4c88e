import Domain
import Foundation
import Testing

@Suite("Rule 41: the store's days")
struct CalendarTests {
    private func calendar(_ zone: String, cutoff: Int = 0) throws -> StoreCalendar {
        StoreCalendar(zone: try #require(TimeZone(identifier: zone)), cutoffHour: cutoff)
    }

    @Test("dates agree with Foundation for 400 years, and back")
    func civil() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(identifier: "UTC"))
        for days in stride(from: -40_000, through: 110_000, by: 97) {
            let day = Day(sinceEpoch: days)
            let parts = gregorian.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect(day == Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            #expect(day.sinceEpoch == days)
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
        }
    }

    @Test("half past one at night still belongs to the day before when the store closes at two")
    func cutoff() throws {
        let shop = try calendar("Asia/Shanghai", cutoff: 2)
        let night = shop.instant(of: Day(year: 2026, month: 11, day: 24), minute: 90)
        #expect(shop.businessDay(of: night).description == "2026-11-23")
        #expect(shop.date(of: night).description == "2026-11-24")
        #expect(shop.clock(night) == "01:30")
        #expect(shop.end(of: Day(year: 2026, month: 11, day: 23)) == night.advanced(minutes: 30))
    }

    @Test("a night in which clocks change has 23 or 25 hours, and no hour is counted twice")
    func clocksChange() throws {
        let berlin = try calendar("Europe/Berlin")
        func hours(_ day: Day) -> Int64 { (berlin.end(of: day).ms - berlin.start(of: day).ms) / 3_600_000 }
        #expect(hours(Day(year: 2026, month: 3, day: 29)) == 23)
        #expect(hours(Day(year: 2026, month: 10, day: 25)) == 25)
        #expect(hours(Day(year: 2026, month: 11, day: 23)) == 24)
    }

    @Test("a date as text", arguments: ["2026-02-29", "2026-13-01", "2026-1-1-1", "", "abc"])
    func noDate(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("leap days and birthdays on them")
    func leap() throws {
        #expect(Day("2028-02-29") != nil)
        let birthday = try #require(Birthday("1992-02-29"))
        #expect(birthday.days(from: Day(year: 2027, month: 2, day: 27)) == 2)
        #expect(birthday.days(from: Day(year: 2028, month: 2, day: 29)) == 0)
        #expect(try #require(Birthday("11-23")).days(from: Day(year: 2026, month: 11, day: 24)) == 364)
    }
}
