package import Domain
package import SQL

extension HoursOf {
    var number: Int64 {
        switch self {
        case .store: 0
        case .staff(let staff): staff.raw
        }
    }

    init(_ number: Int64) { self = number == 0 ? .store : .staff(OperatorID(number)) }
}

/// Everybody's hours over some days: the week's pattern, and the days that differ.
package struct Hours: Sendable, Equatable {
    fileprivate(set) var week: [HoursOf: [Int: [Range<Int>]]] = [:]
    fileprivate(set) var days: [HoursOf: [Day: [Range<Int>]]] = [:]

    /// Hours of a day, in minutes from its midnight, in order; empty = closed, or off duty.
    package func hours(of who: HoursOf, on day: Day) -> [Range<Int>] {
        days[who]?[day] ?? week[who]?[day.weekday] ?? []
    }
}

extension Reading {
    /// Hours from a day to another, the last included.
    /// - Throws: `EngineError`.
    package func hours(from: Day, through: Day) throws -> Hours {
        var hours = Hours()
        try each("SELECT who, weekday, from_minute, until_minute FROM week_hours ORDER BY who, weekday, from_minute") {
            hours.week[HoursOf($0.integer(0)), default: [:]][Int($0.integer(1)), default: []].append(
                Int($0.integer(2))..<Int($0.integer(3)))
        }
        try each(
            """
            SELECT who, day, from_minute, until_minute FROM day_hours WHERE day BETWEEN ? AND ?
            ORDER BY who, day, from_minute
            """, from, through
        ) { row in
            guard let day = Day(row.text(1)) else { return }
            let range = Int(row.integer(2))..<Int(row.integer(3))
            hours.days[HoursOf(row.integer(0)), default: [:]][day, default: []] += range.isEmpty ? [] : [range]
        }
        return hours
    }
}

extension Writing {
    /// Writes the week's pattern of one weekday anew.
    /// - Throws: `EngineError`.
    package func setWeekHours(of who: HoursOf, weekday: Int, _ hours: [Range<Int>]) throws {
        try execute("DELETE FROM week_hours WHERE who = ? AND weekday = ?", who.number, weekday)
        for range in hours {
            try execute(
                "INSERT INTO week_hours (who, weekday, from_minute, until_minute) VALUES (?,?,?,?)", who.number,
                weekday,
                range.lowerBound, range.upperBound)
        }
    }

    /// Writes hours of one day, or nil to go back to the week's pattern.
    /// - Throws: `EngineError`.
    package func setDayHours(of who: HoursOf, on day: Day, _ hours: [Range<Int>]?) throws {
        try execute("DELETE FROM day_hours WHERE who = ? AND day = ?", who.number, day)
        guard let hours else { return }
        for range in hours.isEmpty ? [0..<0] : hours {
            try execute(
                "INSERT INTO day_hours (who, day, from_minute, until_minute) VALUES (?,?,?,?)", who.number, day,
                range.lowerBound, range.upperBound)
        }
    }
}
