import Domain
import Operations
import StoreFixture
import Testing

@Suite("预约: the next free time, the week, the month")
struct FindSlotsTests {
    @Test("nothing asked for is nothing found")
    func nothing() async throws {
        let salon = try await Salon.open()
        let answer = try await salon.counter.ask(FindSlots(lines: [], from: salon.today))
        #expect(answer.slots.isEmpty && !answer.isImpossible)
    }

    @Test("two services with different people, one after the other")
    func pair() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        _ = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(10, 15)))
        let found = try await salon.counter.ask(
            FindSlots(
                lines: [.init(service: Salon.facial, staff: Salon.li), .init(service: Salon.neck, staff: Salon.wu)],
                from: salon.today, member: people[1]))
        let first = try #require(found.slots.first)
        #expect(first.slot.start == salon.at(12, 45) && first.slot.placements[1].start == salon.at(14))
        #expect(found.slots.count == 10 && found.slots.count { $0.slot.isRecommended } == 1)
        #expect(first.staff == ["张丽", "吴倩"] && first.rooms == [["1 号床"], []])
        for offer in found.slots.prefix(3) {
            #expect(await salon.counter.perform(Book(customer: .member(people[1]), lines: offer.lines)).isDone)
            let sheet = try await salon.sheet()
            let visit = try #require(sheet.items.first { $0.seats.first?.member == people[1] }?.seats.first?.visit)
            _ = try await salon.counter.done(CancelBooking(visit: visit, by: .store, reason: "试"))
        }
    }

    @Test("the customer's usual person comes first, other hours are respected, an impossible wish is said so")
    func wishes() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        for hour in [10, 12] {
            let visit = try await salon.book(people[0], salon.line(Salon.neck, Salon.zhou, salon.at(hour, 30)))
            _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
            _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
            _ = try await salon.counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        }
        let evening = try await salon.counter.ask(
            FindSlots(
                lines: [.init(service: Salon.neck)], from: salon.today, minutes: 1080..<1440, member: people[0],
                limit: 5))
        #expect(evening.slots.first?.slot.start == salon.at(18))
        #expect(evening.slots.allSatisfy { $0.slot.placements[0].staff == Salon.zhou })
        #expect(evening.slots[0].slot.reasons.contains(.usualStaff(Salon.zhou)))
        let none = try await salon.counter.ask(
            FindSlots(lines: [.init(service: Salon.yoga, staff: Salon.wu)], from: salon.today))
        #expect(none.slots.isEmpty && none.isImpossible)
    }

    @Test("weeks ahead are looked through when everything near is taken")
    func farAhead() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        _ = try await salon.counter.done(
            EnterAbsence(
                of: nil, from: salon.at(0), until: salon.at(0, inDays: 45), kind: .closed, reason: "装修"),
            by: salon.counter.manager)
        let found = try await salon.counter.ask(
            FindSlots(lines: [.init(service: Salon.neck)], from: salon.today, member: member, limit: 2))
        #expect(found.slots.first?.slot.start == salon.at(10, inDays: 45))
        #expect(found.slots.first?.slot.reasons.first == .earliest)
    }

    @Test("a week of one person and a month with how full it is")
    func overviews() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        _ = try await salon.book(people[0], salon.line(Salon.neck, Salon.wu, salon.at(11, inDays: 2)))
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.li, salon.at(11, inDays: 2)))
        let week = try await salon.counter.ask(BookingWeek(staff: Salon.wu, day: salon.today.advanced(days: 3)))
        #expect(week.name == "吴倩" && week.days.map(\.day.weekday) == Array(1...7))
        #expect(week.days.map(\.items.count) == [0, 0, 1, 0, 0, 0, 0])
        #expect(week.days[0].duty.count == 2)
        let month = try await salon.counter.ask(BookingMonth(day: salon.today)).days
        #expect(month.count == 30 && month[24].count == 2 && month[24].booked == 90)
        // Two who work while the store is open, and one with seven hours.
        #expect(month[24].duty == 2 * 660 + 180 + 240 && month[24].percent == 5)
        #expect(month[0].percent == 0)
    }

    @Test("bookings are found by whoever is called so, guests too")
    func search() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member("曾小英", phone: "13811112222")
        _ = try await salon.book(member, salon.line(Salon.neck, Salon.li, salon.at(14, inDays: 3)))
        _ = try await salon.counter.done(
            Book(
                customer: .guest(name: "曾先生", phone: ""), lines: [salon.line(Salon.neck, Salon.wu, salon.at(15))]))
        #expect(try await salon.counter.ask(FindBookings(text: "zxy")).rows.map(\.seat.name) == ["曾小英"])
        #expect(try await salon.counter.ask(FindBookings(text: "曾")).rows.map(\.seat.name) == ["曾先生", "曾小英"])
        #expect(try await salon.counter.ask(FindBookings(text: "2222")).rows.map(\.staff) == ["张丽"])
    }
}

extension Outcome {
    var isDone: Bool { if case .done = self { true } else { false } }
}
