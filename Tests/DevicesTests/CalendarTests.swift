import Devices
import Domain
import Foundation
import Testing

@Suite("Calendars of other programs")
struct CalendarTests {
    private let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func calendar(_ lines: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a"] + lines + ["END:VEVENT", "END:VCALENDAR", ""])
            .joined(separator: "\r\n")
    }

    private func stretches(_ lines: String...) throws -> [String] {
        let text = (["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a"] + lines + ["END:VEVENT", "END:VCALENDAR"])
            .joined(separator: "\n")
        let store = StoreCalendar(zone: shanghai)
        return try CalendarReader(zone: shanghai).busyTimes(in: text).map {
            "\(store.stamp($0.start)) – \(store.stamp($0.end))"
        }
    }

    @Test("UTC, a zone, local time and whole days are told apart")
    func times() throws {
        #expect(
            try stretches("DTSTART:20261123T020000Z", "DTEND:20261123T033000Z") == [
                "2026-11-23 10:00 – 2026-11-23 11:30"
            ])
        #expect(
            try stretches("DTSTART;TZID=Europe/Berlin:20261123T100000", "DURATION:PT1H30M") == [
                "2026-11-23 17:00 – 2026-11-23 18:30"
            ])
        #expect(
            try stretches("DTSTART:20261123T100000", "DTEND:20261123T110000") == ["2026-11-23 10:00 – 2026-11-23 11:00"]
        )
        #expect(try stretches("DTSTART;VALUE=DATE:20261123") == ["2026-11-23 00:00 – 2026-11-24 00:00"])
        #expect(
            try stretches("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261126") == [
                "2026-11-23 00:00 – 2026-11-26 00:00"
            ])
    }

    @Test("a series leaves out what it leaves out, and keeps the wall's clock when clocks change")
    func series() throws {
        #expect(
            try stretches(
                "DTSTART:20261123T100000", "DTEND:20261123T110000", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3",
                "EXDATE:20261130T100000") == [
                    "2026-11-23 10:00 – 2026-11-23 11:00", "2026-12-07 10:00 – 2026-12-07 11:00",
                ])
        #expect(
            try stretches(
                "DTSTART;TZID=Europe/Berlin:20261019T100000", "DTEND;TZID=Europe/Berlin:20261019T110000",
                "RRULE:FREQ=WEEKLY;COUNT=2") == [
                    "2026-10-19 16:00 – 2026-10-19 17:00", "2026-10-26 17:00 – 2026-10-26 18:00",
                ])
    }

    @Test("a moved occurrence stands where it was moved to; what is cancelled or transparent takes no time")
    func moved() throws {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART:20261123T100000
            DTEND:20261123T110000
            RRULE:FREQ=DAILY;COUNT=2
            BEGIN:VALARM
            TRIGGER:-PT10M
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID:20261124T100000
            DTSTART:20261124T150000
            DTEND:20261124T160000
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            DTSTART:20261125T100000
            DTEND:20261125T110000
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            UID:c
            DTSTART;VALUE=DATE:20261125
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
            """
        let store = StoreCalendar(zone: shanghai)
        let found = try CalendarReader(zone: shanghai).busyTimes(in: text)
        #expect(found.map { store.stamp($0.start) } == ["2026-11-23 10:00", "2026-11-24 15:00"])
    }

    @Test("what cannot be read is refused with its line")
    func refused() {
        func fault(_ lines: String...) -> CalendarFault? {
            let text = (["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a"] + lines + ["END:VEVENT", "END:VCALENDAR"])
                .joined(separator: "\r\n")
            do { _ = try CalendarReader(zone: shanghai).busyTimes(in: text) } catch { return error }
            return nil
        }
        #expect(fault("DTSTART:soon", "DTEND:20261123T110000") == CalendarFault(line: 4, reason: .time("soon")))
        #expect(
            fault("DTSTART;TZID=Moon:20261123T100000", "DURATION:PT1H") == CalendarFault(line: 4, reason: .zone("Moon"))
        )
        #expect(
            fault("DTSTART:20261123T100000", "DTEND:20261123T100000") == CalendarFault(line: 5, reason: .order))
        #expect(
            fault("DTSTART:20261123T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
                == CalendarFault(line: 6, reason: .rule(.end)))
        #expect(
            fault("DTSTART:20261123T100000", "DURATION:PT1H", "RDATE:20261124T100000")
                == CalendarFault(line: 6, reason: .unsupported("RDATE")))
        #expect(fault("SUMMARY:x") == CalendarFault(line: 2, reason: .missing("DTSTART")))
        #expect(fault("no line") == CalendarFault(line: 4, reason: .noLine))
        #expect(throws: CalendarFault.self) { try CalendarReader(zone: .gmt).busyTimes(in: "") }
        #expect(throws: CalendarFault.self) {
            try CalendarReader(zone: .gmt).busyTimes(in: "BEGIN:VCALENDAR\nEND:VEVENT")
        }
    }

    @Test("what is written is read again, folded, escaped, no character cut")
    func roundTrip() throws {
        let start = Instant(ms: 1_795_399_200_000)
        let summary = String(repeating: "补水护理;深层清洁,", count: 9) + "\\ 张**"
        let event = CalendarEvent(
            uid: "appointment-7@qiantai", start: start, end: start.advanced(minutes: 60), summary: summary,
            detail: "张丽\n3 号床", location: "美容 1 号床", status: .tentative)
        let text = CalendarWriter.text(of: [event], name: "清颜", now: start)
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        for line in text.utf8.split(separator: 10) { #expect(line.count <= 76 && line.last == 13) }
        #expect(text.contains("DTSTART:20261123T020000Z\r\n") && text.contains("STATUS:TENTATIVE\r\n"))
        let read = try CalendarReader(zone: shanghai).busyTimes(in: text)
        #expect(read.map(\.summary) == [summary] && read.map(\.start) == [start])
        #expect(read.map(\.end) == [start.advanced(minutes: 60)] && read.map(\.uid) == ["appointment-7@qiantai"])
    }
}
