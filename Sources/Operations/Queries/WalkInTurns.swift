package import Domain
import SQL
import Store

/// Whose turn it is to serve who came without a booking 轮牌 (feature C6, rule 46): the fewest turns today first, then
/// who has waited longest since the last one.
package struct WalkInTurns: Query {
    /// For which service.
    package let service: ServiceID

    /// For a service.
    package init(service: ServiceID) { self.service = service }

    package static let right = Right.seeCounter

    /// The order.
    package struct Answer: Codable, Sendable, Equatable {
        /// Who can do it today, the next first; who cannot begin now stands behind those who can.
        package let turns: [WalkInTurn]

        /// The order.
        package init(turns: [WalkInTurn]) { self.turns = turns }
    }
}

/// Somebody's place in the rotation.
package struct WalkInTurn: Codable, Sendable, Equatable {
    /// Who.
    package let staff: OperatorID
    /// Their name.
    package let name: String
    /// Turns they had today.
    package let turns: Int
    /// When the last began; nil = none today.
    package let last: Instant?
    /// When they can begin, rooms included; nil = not today any more.
    package let free: Instant?
    /// They can begin now.
    package let isNow: Bool

    /// A place.
    package init(staff: OperatorID, name: String, turns: Int, last: Instant?, free: Instant?, isNow: Bool) {
        self.staff = staff
        self.name = name
        self.turns = turns
        self.last = last
        self.free = free
        self.isNow = isNow
    }
}

extension WalkInTurns {
    package func answer(_ view: View) throws -> Answer {
        guard let plan = try view.db.servicePlans()[service] else { return Answer(turns: []) }
        let agenda = try view.db.agenda(from: view.today, days: 2, calendar: view.calendar)
        let names = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        let had = try view.db.walkInTurns(on: view.today)
        let (begin, end) = (view.calendar.start(of: view.today), view.calendar.end(of: view.today))
        let day = agenda.minute(of: begin)..<agenda.minute(of: end)
        // What begins in the current minute begins now.
        let now = agenda.instant(of: agenda.minute(of: view.now))
        let turns = agenda.workers.filter { $0.skills.contains(service) && $0.duty.size(in: day) > 0 }.map { worker in
            let search = SlotSearch(
                lines: [.init(plan: plan, staff: [worker.staff])], earliest: now,
                latest: view.calendar.end(of: view.today), step: 1, limit: 1)
            let free = agenda.slots(for: search).map(\.start).min()
            return WalkInTurn(
                staff: worker.staff, name: names[worker.staff] ?? worker.staff.description,
                turns: had[worker.staff]?.count ?? 0, last: had[worker.staff]?.last, free: free, isNow: free == now)
        }
        return Answer(
            turns: turns.sorted { left, right in
                if left.isNow != right.isNow { return left.isNow }
                if left.turns != right.turns { return left.turns < right.turns }
                let (first, second) = (left.last ?? Instant(ms: 0), right.last ?? Instant(ms: 0))
                return first != second ? first < second : left.staff < right.staff
            })
    }
}
