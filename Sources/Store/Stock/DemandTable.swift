package import Domain
package import SQL

/// What is promised to whoever is booked.
extension Reading {
    /// What appointments of visits that are not over will use up, by business day and article (feature C3).
    /// - Parameters:
    ///   - first: days before do not count: whoever did not come then uses nothing up.
    ///   - last: to this day, the day included.
    ///   - besides: appointments that are about to be moved.
    /// - Throws: `EngineError`.
    package func demand(
        from first: Day, through last: Day, besides: Set<AppointmentID> = []
    ) throws -> [Day: [GoodID: Int64]] {
        var demand: [Day: [GoodID: Int64]] = [:]
        let moved = besides.isEmpty ? "" : "AND a.id NOT IN (\(besides.map(\.description).joined(separator: ",")))"
        try each(
            """
            SELECT a.day, p.good, sum(p.quantity) FROM appointment a
            JOIN service_supply p ON p.service = a.service JOIN seat t ON t.appointment = a.id AND t.active = 1
            JOIN visit v ON v.id = t.visit AND v.state IN ('expected','waiting','serving')
            WHERE a.active = 1 AND a.day BETWEEN ? AND ? \(moved) GROUP BY a.day, p.good
            """, first, last
        ) { row in
            if let day = Day(row.text(0)) { demand[day, default: [:]][row.identity(1)] = row.integer(2) }
        }
        return demand
    }
}
