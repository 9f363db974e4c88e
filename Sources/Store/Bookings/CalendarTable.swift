package import Domain
package import SQL

/// An appointment as another program's calendar shows it.
package struct CalendarRow: Sendable, Equatable {
    /// Which.
    package let appointment: AppointmentRow
    /// 张丽
    package let staff: String
    /// 3 号床; several with spaces between.
    package let rooms: String
    /// Names of members and guests.
    package let customers: [String]
    /// All of them are sure.
    package let isSure: Bool
}

extension Reading {
    /// Tells this store from every other, for ever: the beginning of its first record's code, as hexadecimal digits.
    /// - Throws: `EngineError`.
    package func mark() throws -> String {
        let mac = try first("SELECT mac FROM audit WHERE id = 1") { $0.blob(0) } ?? []
        return mac.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Appointments that begin between two moments, in order of time, those that do not take place too.
    /// - Parameter staff: only theirs; nil = everybody's.
    /// - Throws: `EngineError`.
    package func calendar(from: Instant, until: Instant, staff: OperatorID?) throws -> [CalendarRow] {
        let names = Dictionary(uniqueKeysWithValues: try self.staff().map { ($0.id, $0.name) })
        let appointments = try rows(
            """
            SELECT \(AppointmentRow.columns) FROM appointment a JOIN service s ON s.id = a.service
            WHERE a.starts_at >= ? AND a.starts_at < ? AND (? = 0 OR a.staff = ?) ORDER BY a.starts_at, a.id
            """, from, until, staff?.raw ?? 0, staff?.raw ?? 0
        ) { AppointmentRow($0) }
        return try appointments.map { row in
            let rooms = try rows(
                """
                SELECT DISTINCT r.title FROM occupancy o JOIN resource r ON r.id = o.who
                WHERE o.appointment = ? AND o.lane = 'resource' AND o.active = 1 ORDER BY r.id
                """, row.id
            ) { $0.text(0) }
            // Whoever gave up a place in something that takes place is no customer of it any more.
            let seats = try rows(
                """
                SELECT coalesce(m.name, v.guest), v.booking FROM seat t JOIN visit v ON v.id = t.visit
                LEFT JOIN member m ON m.id = v.member
                WHERE t.appointment = ? AND (t.active = 1 OR ? = 0) ORDER BY v.id
                """, row.id, row.isActive
            ) { (name: $0.text(0), isPending: $0.optionalText(1) == BookingSurety.pending.rawValue) }
            return CalendarRow(
                appointment: row, staff: names[row.staff] ?? row.staff.description,
                rooms: rooms.joined(separator: " "), customers: seats.map(\.name),
                isSure: !seats.contains(where: \.isPending))
        }
    }
}
