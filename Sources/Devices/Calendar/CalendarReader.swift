import Domain
package import Foundation

/// Reads the busy times out of iCalendar (RFC 5545): VEVENT with DTSTART and DTEND or DURATION, dates and times, UTC,
/// IANA zones and local time, RRULE as far as `Recurrence` goes, EXDATE, moved occurrences. Cancelled and transparent
/// events take no time. What it cannot read it refuses, whole, with the number of the line.
package struct CalendarReader {
    private let zone: TimeZone

    /// A reader for a place: local times and dates are its own.
    package init(zone: TimeZone) { self.zone = zone }

    /// Busy times in order.
    /// - Throws: `CalendarFault`.
    package func busyTimes(in text: String) throws(CalendarFault) -> [BusyTime] {
        let events = try events(CalendarLine.read(text))
        // An occurrence that was moved is an event of its own, in the place of the one it names.
        var moved: [String: Set<Instant>] = [:]
        for event in events {
            guard let line = event.first("RECURRENCE-ID") else { continue }
            moved[event.uid, default: []].insert(try moment(line).instant)
        }
        var found: [BusyTime] = []
        for event in events where !event.isFree {
            let isMoved = event.first("RECURRENCE-ID") != nil
            for time in try times(of: event) where isMoved || !(moved[event.uid]?.contains(time.start) ?? false) {
                found.append(time)
            }
        }
        return found.sorted { ($0.start, $0.end, $0.uid) < ($1.start, $1.end, $1.uid) }
    }

    /// The lines of one VEVENT, those of alarms inside left out.
    private struct Event {
        let number: Int
        var lines: [CalendarLine] = []
        func first(_ name: String) -> CalendarLine? { lines.first { $0.name == name } }
        var uid: String { first("UID")?.value ?? "" }
        var isFree: Bool {
            first("STATUS")?.value.uppercased() == "CANCELLED" || first("TRANSP")?.value.uppercased() == "TRANSPARENT"
        }
    }

    private func events(_ lines: [CalendarLine]) throws(CalendarFault) -> [Event] {
        var open: [String] = []
        var events: [Event] = []
        for line in lines {
            switch line.name {
            case "BEGIN":
                open.append(line.value.uppercased())
                if open.last == "VEVENT" { events.append(Event(number: line.number)) }
            case "END":
                guard open.popLast() == line.value.uppercased() else {
                    throw CalendarFault(line: line.number, reason: .nesting)
                }
            default:
                guard open.first == "VCALENDAR" else { throw CalendarFault(line: line.number, reason: .noLine) }
                if open.last == "VEVENT" { events[events.count - 1].lines.append(line) }
            }
        }
        guard open.isEmpty, !lines.isEmpty else {
            throw CalendarFault(line: lines.last?.number ?? 1, reason: lines.isEmpty ? .noLine : .nesting)
        }
        return events
    }

    /// A date or time, and in which zone it was meant.
    private struct Moment {
        let day: Day
        let minute: Int
        let zone: TimeZone
        let isDate: Bool
        var instant: Instant { StoreCalendar(zone: zone).instant(of: day, minute: minute) }
    }

    private func times(of event: Event) throws(CalendarFault) -> [BusyTime] {
        guard !event.uid.isEmpty else { throw CalendarFault(line: event.number, reason: .missing("UID")) }
        guard let line = event.first("DTSTART") else {
            throw CalendarFault(line: event.number, reason: .missing("DTSTART"))
        }
        if let other = event.lines.first(where: { ["RDATE", "EXRULE"].contains($0.name) }) {
            throw CalendarFault(line: other.number, reason: .unsupported(other.name))
        }
        let start = try moment(line)
        let (days, minutes) = try length(of: event, start)
        var skipped: Set<Instant> = []
        for line in event.lines where line.name == "EXDATE" {
            for value in line.value.split(separator: ",") { skipped.insert(try moment(line, String(value)).instant) }
        }
        let summary = Self.unescaped(event.first("SUMMARY")?.value ?? "")
        return try beginnings(of: event, start).filter { !skipped.contains($0.instant) }.map { begin in
            let calendar = StoreCalendar(zone: begin.zone)
            let end = calendar.instant(of: begin.day.advanced(days: days), minute: begin.minute)
            return BusyTime(
                uid: event.uid, start: begin.instant, end: end.advanced(minutes: Int64(minutes)), summary: summary)
        }
    }

    private func beginnings(of event: Event, _ start: Moment) throws(CalendarFault) -> [Moment] {
        guard let line = event.first("RRULE") else { return [start] }
        let rule: Recurrence
        do { rule = try Recurrence(line.value) } catch { throw CalendarFault(line: line.number, reason: .rule(error)) }
        return rule.days(from: start.day).map {
            Moment(day: $0, minute: start.minute, zone: start.zone, isDate: start.isDate)
        }
    }

    /// How long: whole days, which clocks may make longer or shorter, and minutes.
    private func length(of event: Event, _ start: Moment) throws(CalendarFault) -> (days: Int, minutes: Int) {
        if let line = event.first("DTEND") {
            let end = try moment(line)
            guard end.instant > start.instant, end.isDate == start.isDate else {
                throw CalendarFault(line: line.number, reason: .order)
            }
            guard start.isDate else { return (0, end.instant.minutes(since: start.instant)) }
            return (end.day.sinceEpoch - start.day.sinceEpoch, 0)
        }
        if let line = event.first("DURATION") {
            guard let length = Self.duration(line.value), length != (0, 0) else {
                throw CalendarFault(line: line.number, reason: .time(line.value))
            }
            return length
        }
        guard start.isDate else { throw CalendarFault(line: event.number, reason: .missing("DTEND")) }
        return (1, 0)
    }

    private func moment(_ line: CalendarLine, _ text: String? = nil) throws(CalendarFault) -> Moment {
        let text = text ?? line.value
        let fault = CalendarFault(line: line.number, reason: .time(text))
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard let date = parts.first, date.count == 8, date.allSatisfy(\.isNumber), parts.count <= 2,
            let day = Day("\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))")
        else { throw fault }
        guard parts.count == 2 else {
            return Moment(day: day, minute: 0, zone: zone, isDate: true)
        }
        let isUTC = parts[1].hasSuffix("Z")
        let clock = isUTC ? parts[1].dropLast() : parts[1]
        guard clock.count == 6, clock.allSatisfy(\.isNumber), let hour = Int(clock.prefix(2)), hour < 24,
            let minute = Int(clock.dropFirst(2).prefix(2)), minute < 60
        else { throw fault }
        return Moment(day: day, minute: hour * 60 + minute, zone: isUTC ? .gmt : try zone(of: line), isDate: false)
    }

    private func zone(of line: CalendarLine) throws(CalendarFault) -> TimeZone {
        guard let name = line.parameters["TZID"] else { return zone }
        guard let zone = TimeZone(identifier: name) else { throw CalendarFault(line: line.number, reason: .zone(name)) }
        return zone
    }

    /// `PT1H30M`, `P2D`, `P1W`; nil for anything else, the past included.
    static func duration(_ text: String) -> (days: Int, minutes: Int)? {
        guard text.hasPrefix("P") else { return nil }
        var (days, seconds, digits, isTime) = (0, 0, "", false)
        for character in text.dropFirst() {
            if character.isNumber {
                digits.append(character)
                continue
            }
            if character == "T", digits.isEmpty, !isTime {
                isTime = true
                continue
            }
            guard let number = Int(digits), number < 100_000 else { return nil }
            switch (character, isTime) {
            case ("W", false): days += number * 7
            case ("D", false): days += number
            case ("H", true): seconds += number * 3600
            case ("M", true): seconds += number * 60
            case ("S", true): seconds += number
            default: return nil
            }
            digits = ""
        }
        return digits.isEmpty ? (days, seconds / 60) : nil
    }

    /// TEXT without its escapes; a new line becomes a space.
    static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "n" || character == "N" ? " " : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
