package import Domain
import SQL
import Store

/// Who is expected, waits, is served and has gone today (feature A2).
package struct Arrivals: Query {
    /// Asks for today.
    package init() {}

    package static let right = Right.seeCounter

    /// Today's visits.
    package struct Answer: Codable, Sendable, Equatable {
        /// Expected by time, then waiting and serving by arrival, then done, latest first.
        package let rows: [Arrival]

        /// Today's visits.
        package init(rows: [Arrival]) { self.rows = rows }
    }
}

/// One visit of today.
package struct Arrival: Codable, Sendable, Equatable {
    /// Its number.
    package let visit: VisitID
    /// Who; nil = a guest.
    package let member: MemberID?
    /// Name of member or guest.
    package let name: String
    /// 138****5678; empty for a guest.
    package let phone: String
    /// Tier; nil = a guest.
    package let tier: Tier?
    /// Where it stands.
    package let state: VisitState
    /// When expected; nil = nobody expected it.
    package let expectedAt: Instant?
    /// When the person came.
    package let arrivedAt: Instant?
    /// When service began.
    package let startedAt: Instant?
    /// When it ended.
    package let finishedAt: Instant?
    /// What for; empty if nobody said.
    package let service: String
    /// Who serves; empty if nobody said.
    package let staff: String
    /// Room or bed; empty if nobody said.
    package let place: String
    /// A session held for it.
    package let hold: HoldID?

    /// A visit.
    package init(
        visit: VisitID, member: MemberID?, name: String, phone: String, tier: Tier?, state: VisitState,
        expectedAt: Instant?, arrivedAt: Instant?, startedAt: Instant?, finishedAt: Instant?, service: String,
        staff: String, place: String, hold: HoldID?
    ) {
        self.visit = visit
        self.member = member
        self.name = name
        self.phone = phone
        self.tier = tier
        self.state = state
        self.expectedAt = expectedAt
        self.arrivedAt = arrivedAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.service = service
        self.staff = staff
        self.place = place
        self.hold = hold
    }
}

extension Arrivals {
    package func answer(_ view: View) throws -> Answer {
        Answer(
            rows: try view.db.visits(on: view.today).map { row in
                let record = try row.member.flatMap { try view.db.member($0, vault: view.vault) }
                return Arrival(
                    visit: row.id, member: row.member, name: record?.name ?? row.guest,
                    phone: record.map { Phone.masked($0.phone) } ?? "", tier: record?.tier, state: row.state,
                    expectedAt: row.expectedAt, arrivedAt: row.arrivedAt, startedAt: row.startedAt,
                    finishedAt: row.finishedAt, service: row.service, staff: row.staff, place: row.place, hold: row.hold
                )
            })
    }
}
