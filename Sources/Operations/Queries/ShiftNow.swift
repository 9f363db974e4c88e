package import Domain
import SQL
import Store

/// How the till stands: who has the drawer, since when, with which float. Nothing of what should be in it: who counts is
/// not told before (rule 40).
package struct ShiftNow: Query {
    /// Asks for it.
    package init() {}

    package static let right = Right.seeCounter

    /// How it stands.
    package struct Answer: Codable, Sendable, Equatable {
        /// The open shift.
        package let open: Shift?
        /// What the shift before left in the drawer; nil before the first.
        package let left: Money?
        /// When the shift before was closed.
        package let leftAt: Instant?

        /// A standing.
        package init(open: Shift?, left: Money?, leftAt: Instant?) {
            self.open = open
            self.left = left
            self.leftAt = leftAt
        }
    }

    /// A shift that is open.
    package struct Shift: Codable, Sendable, Equatable {
        /// Which.
        package let shift: ShiftID
        /// The business day it was opened on; another than today's where it was left open over night.
        package let day: Day
        /// When.
        package let at: Instant
        /// Who has the drawer.
        package let by: OperatorID
        /// Their name.
        package let name: String
        /// What the drawer began with.
        package let openingFloat: Money
        /// The other tenders something came in or went back by: their lists are to be looked up for the count.
        package let tenders: [Tender]

        /// A shift.
        package init(
            shift: ShiftID, day: Day, at: Instant, by: OperatorID, name: String, openingFloat: Money,
            tenders: [Tender] = []
        ) {
            self.shift = shift
            self.day = day
            self.at = at
            self.by = by
            self.name = name
            self.openingFloat = openingFloat
            self.tenders = tenders
        }
    }
}

extension ShiftNow {
    package func answer(_ view: View) throws -> Answer {
        let last = try view.db.lastClosedShift()
        let open = try view.db.openShift().map { row in
            Shift(
                shift: row.id, day: row.day, at: row.openedAt, by: row.openedBy,
                name: try view.db.staff(row.openedBy)?.name ?? "", openingFloat: row.openingFloat,
                tenders: try view.db.totals(of: row).tenders.filter { $0 != .cash })
        }
        return Answer(open: open, left: last?.floatLeft, leftAt: last?.closedAt)
    }
}
