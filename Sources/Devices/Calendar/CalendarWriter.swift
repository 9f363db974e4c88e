package import Domain
import Foundation

/// Writes iCalendar (RFC 5545). Times are in UTC, which every reader understands without a table of zones.
package enum CalendarWriter {
    /// A whole calendar.
    /// - Parameters:
    ///   - name: what a reader may call it.
    ///   - now: when it was written.
    package static func text(of events: [CalendarEvent], name: String, now: Instant) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Qiantai//Front desk//ZH", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + escaped(name),
        ]
        for event in events { lines += text(of: event, now: now) }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func text(of event: CalendarEvent, now: Instant) -> [String] {
        [
            "BEGIN:VEVENT", "UID:" + escaped(event.uid), "DTSTAMP:" + stamp(now), "DTSTART:" + stamp(event.start),
            "DTEND:" + stamp(event.end), "SUMMARY:" + escaped(event.summary),
        ] + (event.detail.isEmpty ? [] : ["DESCRIPTION:" + escaped(event.detail)])
            + (event.location.isEmpty ? [] : ["LOCATION:" + escaped(event.location)]) + [
                "STATUS:" + event.status.rawValue,
                "TRANSP:" + (event.status == .cancelled ? "TRANSPARENT" : "OPAQUE"), "END:VEVENT",
            ]
    }

    /// `20261123T020000Z`
    static func stamp(_ instant: Instant) -> String {
        let calendar = StoreCalendar(zone: .gmt)
        let day = calendar.date(of: instant).description.filter { $0 != "-" }
        let second = Int((instant.ms % 86_400_000 + 86_400_000) % 86_400_000 / 1000)
        return "\(day)T" + [second / 3600, second / 60 % 60, second % 60].map { Day.two($0) }.joined() + "Z"
    }

    /// TEXT of section 3.3.11; other controls than a new line have no place in it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// No line longer than 75 octets (section 3.1); no character is cut.
    static func folded(_ line: String) -> String {
        var (result, length) = ("", 0)
        for character in line.unicodeScalars {
            let size = String(character).utf8.count
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(character)
            length += size
        }
        return result
    }
}
