import Domain
import Foundation
import Operations
import SQL
import StoreFixture
import Testing

@Suite("预约与钟: nights on which clocks change, and other odd days")
struct BookingClockTests {
    /// A salon in another zone or with a late evening, on a morning, open round the clock.
    private func salon(zone: String = "Asia/Shanghai", cutoff: Int = 0, on day: String) async throws -> Salon {
        var founding = Salon.founding
        founding.settings.zone = zone
        founding.settings.cutoffHour = cutoff
        let late = Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [cutoff * 60..<1440 + cutoff * 60]) })
        founding.sheet.hours = [.store: late]
        let store = try await TestStore.inMemory(founding)
        let calendar = StoreCalendar(zone: try #require(TimeZone(identifier: zone)), cutoffHour: cutoff)
        store.clock.set(calendar.instant(of: try #require(Day(day)), minute: 600))
        return Salon(counter: try await Counter(store))
    }

    private func stamps(_ salon: Salon, _ visits: [VisitID]) async throws -> [String] {
        var stamps: [String] = []
        for visit in visits { stamps.append(salon.calendar.stamp(try await salon.item(visit).stretch.from)) }
        return stamps
    }

    @Test("half past two does not exist that night: the booking stands an hour later, on the same day, and blocks it")
    func gap() async throws {
        let salon = try await salon(zone: "Europe/Berlin", on: "2026-03-28")
        let people = try await salon.people(2)
        let night = salon.at(2, 30, inDays: 1)
        let visit = try await salon.book(people[0], salon.line(Salon.neck, Salon.li, night))
        #expect(try await stamps(salon, [visit]) == ["2026-03-29 03:30"])
        #expect(try await salon.sheet(inDays: 1).items.count == 1)
        // The half hour before the gap and the one after it are neighbours.
        #expect(salon.at(3, inDays: 1).ms - salon.at(1, 30, inDays: 1).ms == 1_800_000)
        let before = BookingLine(service: Salon.neck, staff: Salon.li, start: salon.at(1, 30, inDays: 1), minutes: 60)
        #expect(await salon.clashes(people[1], before) == nil)
        let over = BookingLine(service: Salon.neck, staff: Salon.zhou, start: salon.at(1, 30, inDays: 1), minutes: 61)
        #expect(await salon.clashes(people[0], over)?.isEmpty == false, "the customer is busy at half past three")
        try await salon.sheetIsSound()
    }

    @Test("the hour that happens twice holds twice as much, and none of it twice")
    func twice() async throws {
        let salon = try await salon(zone: "Europe/Berlin", on: "2026-10-24")
        let first = salon.at(1, 0, inDays: 1)
        for hour in 0..<4 {
            let line = BookingLine(
                service: Salon.neck, staff: Salon.li, start: first.advanced(hours: Int64(hour)), minutes: 60)
            _ = try await salon.counter.done(Book(customer: .guest(name: "客", phone: ""), lines: [line]))
        }
        let items = try await salon.sheet(inDays: 1).items
        #expect(items.map { salon.calendar.clock($0.stretch.from) } == ["01:00", "02:00", "02:00", "03:00"])
        try await salon.sheetIsSound()
    }

    @Test("a series keeps the wall's clock across the change", arguments: ["2026-03-21", "2026-10-17"])
    func series(day: String) async throws {
        let salon = try await salon(zone: "Europe/Berlin", on: day)
        let book = Book(
            customer: .guest(name: "客", phone: ""), lines: [salon.line(Salon.neck, Salon.li, salon.at(14))],
            series: Recurrence(.weekly(on: []), end: .count(3)))
        let visits = try await salon.counter.done(book).visits
        let days = (0..<3).map { salon.today.advanced(days: $0 * 7) }
        #expect(try await stamps(salon, visits) == days.map { "\($0) 14:00" })
        try await salon.sheetIsSound()
    }

    @Test("a yearly day in February: months without it are passed over")
    func leapDay() async throws {
        let salon = try await salon(on: "2028-01-29")
        let book = Book(
            customer: .guest(name: "客", phone: ""), lines: [salon.line(Salon.neck, Salon.li, salon.at(14))],
            series: Recurrence(.monthlyOnDate(29), end: .count(4)))
        let visits = try await salon.counter.done(book).visits
        #expect(
            try await stamps(salon, visits) == [
                "2028-01-29 14:00", "2028-02-29 14:00", "2028-03-29 14:00", "2028-04-29 14:00",
            ])
        let common = try await self.salon(on: "2027-01-29")
        let again = Book(
            customer: .guest(name: "客", phone: ""), lines: [common.line(Salon.neck, Salon.li, common.at(14))],
            series: Recurrence(.monthlyOnDate(29), end: .count(2)))
        #expect(
            try await stamps(common, try await common.counter.done(again).visits) == [
                "2027-01-29 14:00", "2027-03-29 14:00",
            ])
    }

    @Test("before four in the morning it is still the evening before")
    func cutoff() async throws {
        let salon = try await salon(cutoff: 4, on: "2026-11-23")
        let night = salon.calendar.instant(of: salon.today.advanced(days: 1), minute: 60)
        let line = salon.line(Salon.neck, Salon.li, night)
        _ = try await salon.counter.done(Book(customer: .guest(name: "客", phone: ""), lines: [line]))
        #expect(try await salon.sheet().items.map { salon.calendar.stamp($0.stretch.from) } == ["2026-11-24 01:00"])
        #expect(try await salon.sheet(inDays: 1).items.isEmpty)
        #expect(try await salon.counter.ask(Arrivals()).rows.count == 1)
        let load = try await salon.counter.ask(BookingMonth(day: salon.today)).days.first { $0.day == salon.today }
        #expect(load?.count == 1 && load?.booked == 45)
        // One that begins before the cut-off ends after it, and is in the way of the morning.
        let late = BookingLine(
            service: Salon.neck, staff: Salon.zhou,
            start: salon.calendar.instant(of: salon.today.advanced(days: 1), minute: 225),
            minutes: 60)
        _ = try await salon.counter.done(Book(customer: .guest(name: "客", phone: ""), lines: [late]))
        let morning = salon.line(Salon.neck, Salon.zhou, salon.at(4, 30, inDays: 1))
        let outcome = await salon.counter.perform(Book(customer: .guest(name: "客", phone: ""), lines: [morning]))
        guard case .refused(.obstacles) = outcome else { return #expect(Bool(false), "\(outcome)") }
        try await salon.sheetIsSound()
    }

    @Test("the year's last night, and the second in which 32 bits end", arguments: ["2026-12-31", "2038-01-18"])
    func ends(day: String) async throws {
        let salon = try await salon(zone: "Etc/UTC", on: day)
        let line = BookingLine(service: Salon.neck, staff: Salon.li, start: salon.at(23, 30), minutes: 60)
        _ = try await salon.counter.done(Book(customer: .guest(name: "客", phone: ""), lines: [line]))
        let series = Book(
            customer: .guest(name: "客", phone: ""),
            lines: [BookingLine(service: Salon.neck, staff: Salon.zhou, start: salon.at(23, 30), minutes: 60)],
            series: Recurrence(.daily, end: .count(3)))
        #expect(try await salon.counter.done(series).visits.count == 3)
        #expect(try await salon.sheet().items.count == 2)
        // What began the evening before reaches into this day, and is on both sheets.
        #expect(try await salon.sheet(inDays: 1).items.count == 3)
        let next = BookingLine(service: Salon.neck, staff: Salon.li, start: salon.at(0, 15, inDays: 1), minutes: 30)
        let outcome = await salon.counter.perform(Book(customer: .guest(name: "客", phone: ""), lines: [next]))
        guard case .refused(.obstacles) = outcome else { return #expect(Bool(false), "\(outcome)") }
        let slots = try await salon.counter.ask(
            FindSlots(lines: [.init(service: Salon.neck, staff: Salon.li)], from: salon.today.advanced(days: 1)))
        #expect(slots.slots.first?.slot.start == salon.at(0, 30, inDays: 1))
        try await salon.sheetIsSound()
    }
}
