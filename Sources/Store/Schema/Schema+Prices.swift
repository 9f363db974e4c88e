/// Tables of what the owner decides ahead: commissions from a day on.
extension Schema {
    /// `staff` and `service` 0 = everybody, everything; no rates = as without this row. No term begins in days that were
    /// paid already (rule 45).
    static let terms =
        [
            """
            CREATE TABLE commission_term (
                source TEXT NOT NULL, service INTEGER NOT NULL DEFAULT 0, staff INTEGER NOT NULL DEFAULT 0,
                from_day TEXT NOT NULL, rates TEXT, at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
                PRIMARY KEY (source, service, staff, from_day)
            ) STRICT, WITHOUT ROWID
            """
        ]
        + ["INSERT", "UPDATE"].map { verb in
            """
            CREATE TRIGGER commission_term_\(verb.lowercased()) BEFORE \(verb) ON commission_term
            BEGIN
                SELECT RAISE(ABORT, 'that pay period is closed') WHERE NEW.from_day <= (
                    SELECT max(until_day) FROM pay_period);
            END
            """
        }
}
