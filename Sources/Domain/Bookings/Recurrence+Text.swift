/// Why a text is no series.
package enum RecurrenceFault: Error, Sendable, Equatable, Codable {
    /// Not `NAME=VALUE;NAME=VALUE`.
    case malformed
    /// A part of RFC 5545 that is not served here, or a name it does not have.
    case unsupported(String)
    /// A value that does not fit its name.
    case value(String)
    /// Neither COUNT nor UNTIL, or both.
    case end
}

extension Recurrence {
    /// Reads `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10`, with or without `RRULE:` before it.
    /// - Throws: `RecurrenceFault`.
    package init(_ text: String) throws(RecurrenceFault) {
        var parts: [String: String] = [:]
        let bare = text.hasPrefix("RRULE:") ? text.dropFirst(6) : Substring(text)
        for part in bare.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, parts.updateValue(String(pair[1]), forKey: pair[0].uppercased()) == nil else {
                throw .malformed
            }
        }
        let known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"]
        if let other = parts.keys.sorted().first(where: { !known.contains($0) }) { throw .unsupported(other) }
        if let start = parts["WKST"], start != "MO" { throw .unsupported("WKST=\(start)") }
        let interval = try Self.number(parts["INTERVAL"] ?? "1", 1...999, "INTERVAL")
        self.init(try Self.pattern(parts), every: interval, end: try Self.end(parts))
    }

    private static func number(
        _ text: String, _ range: ClosedRange<Int>, _ name: String
    ) throws(RecurrenceFault) -> Int {
        guard let number = Int(text), range.contains(number) else { throw .value(name) }
        return number
    }

    private static func end(_ parts: [String: String]) throws(RecurrenceFault) -> End {
        switch (parts["COUNT"], parts["UNTIL"]) {
        case (let count?, nil): return .count(try number(count, 1...most, "COUNT"))
        case (nil, let until?):
            let digits = until.prefix { $0 != "T" }
            guard digits.count == 8, digits.allSatisfy(\.isWholeNumber),
                let day = Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
            else { throw .value("UNTIL") }
            return .until(day)
        case (nil, nil), (.some, .some): throw .end
        }
    }

    private static func pattern(_ parts: [String: String]) throws(RecurrenceFault) -> Pattern {
        switch parts["FREQ"] {
        case "DAILY":
            guard parts["BYDAY"] == nil, parts["BYMONTHDAY"] == nil else { throw .unsupported("FREQ=DAILY;BY…") }
            return .daily
        case "WEEKLY":
            guard parts["BYMONTHDAY"] == nil else { throw .unsupported("FREQ=WEEKLY;BYMONTHDAY") }
            var days: [Int] = []
            for name in (parts["BYDAY"] ?? "").split(separator: ",") {
                guard let day = names.firstIndex(of: String(name)) else { throw .value("BYDAY") }
                days.append(day + 1)
            }
            return .weekly(on: days)
        case "MONTHLY": return try monthly(parts)
        case let other?: throw .unsupported("FREQ=\(other)")
        case nil: throw .malformed
        }
    }

    private static func monthly(_ parts: [String: String]) throws(RecurrenceFault) -> Pattern {
        switch (parts["BYMONTHDAY"], parts["BYDAY"]) {
        case (let date?, nil): return .monthlyOnDate(try number(date, 1...31, "BYMONTHDAY"))
        case (nil, let name?):
            guard let weekday = names.firstIndex(of: String(name.suffix(2))), let ordinal = Int(name.dropLast(2)),
                ordinal == -1 || (1...5).contains(ordinal)
            else { throw .value("BYDAY") }
            return .monthlyOnWeekday(ordinal, weekday: weekday + 1)
        case (nil, nil), (.some, .some): throw .unsupported("FREQ=MONTHLY")
        }
    }

    private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// The rule as RFC 5545 writes it, without `RRULE:`.
    package var text: String {
        var parts: [String]
        switch pattern {
        case .daily: parts = ["FREQ=DAILY"]
        case .weekly(let days):
            parts = ["FREQ=WEEKLY"]
            if !days.isEmpty { parts.append("BYDAY=" + days.map { Self.names[$0 - 1] }.joined(separator: ",")) }
        case .monthlyOnDate(let date): parts = ["FREQ=MONTHLY", "BYMONTHDAY=\(date)"]
        case .monthlyOnWeekday(let ordinal, let weekday):
            parts = ["FREQ=MONTHLY", "BYDAY=\(ordinal)\(Self.names[weekday - 1])"]
        }
        if interval > 1 { parts.insert("INTERVAL=\(interval)", at: 1) }
        switch end {
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let day): parts.append("UNTIL=" + day.description.filter { $0 != "-" })
        }
        return parts.joined(separator: ";")
    }
}

extension Recurrence: Codable {
    /// Reads the rule's text.
    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the rule's text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
