package import Domain
package import SQL

/// A session kept for a visit.
package struct HoldRow: Sendable, Equatable {
    /// Its number.
    package let id: HoldID
    /// The account it lies on.
    package let account: AccountID
    /// For which visit.
    package let visit: VisitID
    /// How much.
    package let amount: Int64
    /// Still open.
    package let isOpen: Bool

    init(_ row: any Row) {
        id = row.identity(0)
        account = row.identity(1)
        visit = row.identity(2)
        amount = row.integer(3)
        isOpen = row.text(4) == "open"
    }
}

extension Reading {
    /// A hold, or nil.
    /// - Throws: `EngineError`.
    package func hold(_ id: HoldID) throws -> HoldRow? {
        try first("SELECT id, account, visit, amount, state FROM hold WHERE id = ?", id) { HoldRow($0) }
    }

    /// The open hold of a visit, or nil.
    /// - Throws: `EngineError`.
    package func openHold(of visit: VisitID) throws -> HoldRow? {
        try first("SELECT id, account, visit, amount, state FROM hold WHERE visit = ? AND state = 'open'", visit) {
            HoldRow($0)
        }
    }

    /// The package item of which a session is kept for a visit, or was used up for it by a verification that stands.
    /// - Throws: `EngineError`.
    package func session(of visit: VisitID) throws -> (item: PackageItemID, isTaken: Bool)? {
        try first(
            """
            SELECT h.account, h.state = 'taken' FROM hold h LEFT JOIN verification v ON v.hold = h.id
            WHERE h.visit = ? AND (h.state = 'open' OR h.state = 'taken' AND v.id IS NOT NULL AND v.undone_at IS NULL)
            ORDER BY h.id DESC LIMIT 1
            """, visit
        ) { row in
            let account: AccountID = row.identity(0)
            return (PackageItemID(account.holder), row.bool(1))
        }
    }

    /// The open hold on an account for whoever is here, else for a visit of today, else the latest of a day gone by, or
    /// nil: what was held for somebody who never came must not stay held for ever. What is held for a later day is not
    /// touched.
    /// - Throws: `EngineError`.
    package func openHold(on account: AccountID, day: Day) throws -> HoldRow? {
        try first(
            """
            SELECT h.id, h.account, h.visit, h.amount, h.state FROM hold h JOIN visit v ON v.id = h.visit
            WHERE h.account = ? AND h.state = 'open' AND v.day <= ?
            ORDER BY v.state IN ('serving','waiting') DESC, v.day DESC, h.id LIMIT 1
            """, account, day
        ) { HoldRow($0) }
    }
}

extension Writing {
    /// Keeps so much of an account; nil if there is not so much free.
    /// - Throws: `EngineError`.
    package func placeHold(on account: AccountID, for visit: VisitID, amount: Int64, at now: Instant) throws -> HoldID?
    {
        let changed = try execute(
            "UPDATE account SET held = held + ?1 WHERE id = ?2 AND balance - held >= ?1", amount, account)
        guard changed == 1 else { return nil }
        let id = HoldID(try next("hold"))
        try execute(
            "INSERT INTO hold (id, account, visit, amount, state, at) VALUES (?,?,?,?,'open',?)", id, account, visit,
            amount, now)
        return id
    }

    /// Ends an open hold, as taken or given back; the amount is free again in either case.
    /// - Throws: `EngineError`.
    package func closeHold(_ hold: HoldRow, taken: Bool, at now: Instant) throws {
        try execute(
            "UPDATE hold SET state = ?, closed_at = ? WHERE id = ? AND state = 'open'", taken ? "taken" : "released",
            now, hold.id)
        try execute("UPDATE account SET held = held - ? WHERE id = ?", hold.amount, hold.account)
    }

    /// Opens a hold again whose taking was undone.
    /// - Throws: `EngineError`.
    package func reopenHold(_ hold: HoldRow) throws {
        try execute("UPDATE hold SET state = 'open', closed_at = NULL WHERE id = ?", hold.id)
        try execute("UPDATE account SET held = held + ? WHERE id = ?", hold.amount, hold.account)
    }
}
