package import Domain
package import SQL

/// What is promised to whoever is booked.
extension Reading {
    /// What appointments of visits that are not over will use up, by business day and article (feature C3). It is read
    /// some days at a time and no further than it takes to know that nothing is left: whatever is booked after that
    /// changes no answer, and a full sheet is long.
    /// - Parameters:
    ///   - shelves: the articles that are asked for, with what there is of each.
    ///   - supplies: what each service uses up.
    ///   - first: days before do not count: whoever did not come then uses nothing up.
    ///   - last: to this day, the day included.
    ///   - besides: appointments that are about to be moved.
    /// - Throws: `EngineError`.
    package func demand(
        on shelves: [GoodID: Int64], supplies: [ServiceID: [Supply]], from first: Day, through last: Day,
        besides: Set<AppointmentID> = []
    ) throws -> [Day: [GoodID: Int64]] {
        var demand: [Day: [GoodID: Int64]] = [:]
        var left = shelves
        var (day, days) = (first, 1)
        while day <= last, left.contains(where: { $0.value >= 0 }) {
            let until = min(last, day.advanced(days: days - 1))
            for (day, service, customers) in try customers(from: day, through: until, besides: besides) {
                for supply in supplies[service] ?? [] where shelves[supply.good] != nil {
                    demand[day, default: [:]][supply.good, default: 0] += supply.quantity * customers
                    left[supply.good, default: 0] -= supply.quantity * customers
                }
            }
            day = until.advanced(days: 1)
            days *= 2
        }
        return demand
    }

    /// How many customers are still to have which service on which day.
    private func customers(
        from first: Day, through last: Day, besides: Set<AppointmentID>
    ) throws -> [(Day, ServiceID, Int64)] {
        var found: [(Day, ServiceID, Int64)] = []
        let moved = besides.isEmpty ? "" : "AND a.id NOT IN (\(besides.map(\.description).joined(separator: ",")))"
        try each(
            """
            SELECT a.day, a.service, count(*) FROM appointment a
            JOIN seat t ON t.appointment = a.id AND t.active = 1
            JOIN visit v ON v.id = t.visit AND v.state IN ('expected','waiting','serving')
            WHERE a.active = 1 AND a.day BETWEEN ? AND ? \(moved) GROUP BY a.day, a.service
            """, first, last
        ) { row in
            if let day = Day(row.text(0)) { found.append((day, row.identity(1), row.integer(2))) }
        }
        return found
    }
}
