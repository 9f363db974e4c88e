package import Domain
package import SQL

/// A shift at a till.
package struct ShiftRow: Sendable, Equatable {
    /// Its number.
    package let id: ShiftID
    /// The business day it was opened on.
    package let day: Day
    /// When.
    package let openedAt: Instant
    /// Who opened it.
    package let openedBy: OperatorID
    /// Cash in the drawer at the beginning.
    package let openingFloat: Money
    /// The shift it took the drawer over from.
    package let follows: ShiftID?
    /// The last entry before it.
    package let afterEntry: EntryID
    /// When it was closed; nil = it is open.
    package let closedAt: Instant?
    /// The number of its report.
    package let z: Int64?
    /// Who closed it.
    package let closedBy: OperatorID?
    /// What it left in the drawer.
    package let floatLeft: Money?
    /// The last entry of it.
    package let untilEntry: EntryID?

    static let columns = """
        id, day, opened_at, opened_by, opening_float, follows, after_entry, closed_at, z, closed_by, float_left,
        until_entry
        """

    init(_ row: any Row) {
        id = row.identity(0)
        day = row.day(1)
        openedAt = row.instant(2)
        openedBy = row.identity(3)
        openingFloat = row.money(4)
        follows = row.optionalIdentity(5)
        afterEntry = row.identity(6)
        closedAt = row.optionalInstant(7)
        z = row.optionalInteger(8)
        closedBy = row.optionalIdentity(9)
        floatLeft = row.optionalInteger(10).map { Money(fen: $0) }
        untilEntry = row.optionalIdentity(11)
    }
}

extension Reading {
    /// The open shift of a till, or nil.
    /// - Throws: `EngineError`.
    package func openShift(till: Int = 1) throws -> ShiftRow? {
        try first("SELECT \(ShiftRow.columns) FROM shift WHERE till = ? AND closed_at IS NULL", till) { ShiftRow($0) }
    }

    /// The shift that was closed last at a till, or nil.
    /// - Throws: `EngineError`.
    package func lastClosedShift(till: Int = 1) throws -> ShiftRow? {
        try first(
            "SELECT \(ShiftRow.columns) FROM shift WHERE till = ? AND z IS NOT NULL ORDER BY z DESC LIMIT 1", till
        ) {
            ShiftRow($0)
        }
    }

    /// A shift, or nil.
    /// - Throws: `EngineError`.
    package func shift(_ id: ShiftID) throws -> ShiftRow? {
        try first("SELECT \(ShiftRow.columns) FROM shift WHERE id = ?", id) { ShiftRow($0) }
    }
}

extension Writing {
    /// Opens a shift; the schema allows one at a till.
    /// - Throws: `EngineError`.
    package func insertShift(
        till: Int = 1, day: Day, at: Instant, by: OperatorID, openingFloat: Money, follows: ShiftID? = nil
    ) throws -> ShiftID {
        let id = ShiftID(try next("shift"))
        try execute(
            """
            INSERT INTO shift (id, till, day, opened_at, opened_by, opening_float, follows, after_entry)
            VALUES (?,?,?,?,?,?,?,?)
            """, id, till, day, at, by, openingFloat, follows, try ledgerHead().sequence)
        return id
    }

    /// Closes a shift under a report's number, with what stays in the drawer; the ledger's head is its last entry.
    /// - Throws: `EngineError`.
    package func closeShift(_ id: ShiftID, z: Int64, at: Instant, by: OperatorID, floatLeft: Money) throws {
        try execute(
            "UPDATE shift SET closed_at = ?, z = ?, closed_by = ?, float_left = ?, until_entry = ? WHERE id = ?", at, z,
            by, floatLeft, try ledgerHead().sequence, id)
    }

    /// Writes down why cash came into the drawer or left it, beside its entry.
    /// - Throws: `EngineError`.
    package func insertTillMovement(
        _ entry: EntryID, _ shift: ShiftID, _ kind: TillMovementKind, _ amount: Money, reason: String
    )
        throws
    {
        try execute(
            "INSERT INTO till_movement (entry, shift, kind, amount, reason) VALUES (?,?,?,?,?)", entry, shift,
            kind.rawValue, amount, reason)
    }
}
