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

    static let columns = "id, day, opened_at, opened_by, opening_float, follows, after_entry, closed_at, z"

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
    }
}

extension Reading {
    /// The open shift of a till, or nil.
    /// - Throws: `EngineError`.
    package func openShift(till: Int = 1) throws -> ShiftRow? {
        try first("SELECT \(ShiftRow.columns) FROM shift WHERE till = ? AND closed_at IS NULL", till) { ShiftRow($0) }
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

    /// Closes a shift under a report's number.
    /// - Throws: `EngineError`.
    package func closeShift(_ id: ShiftID, z: Int64, at: Instant) throws {
        try execute("UPDATE shift SET closed_at = ?, z = ? WHERE id = ?", at, z, id)
    }
}
