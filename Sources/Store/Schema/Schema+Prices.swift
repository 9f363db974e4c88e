/// Tables of what the owner decides ahead: commissions and prices from a day on.
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
            """,
            """
            CREATE TABLE price_term (
                item_kind TEXT NOT NULL CHECK (item_kind IN ('service','good')), item INTEGER NOT NULL,
                tier TEXT NOT NULL CHECK (tier IN ('','plain','silver','gold','diamond')), from_day TEXT NOT NULL,
                price INTEGER CHECK (price >= 0), at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
                applied_at INTEGER, PRIMARY KEY (item_kind, item, tier, from_day), CHECK (price IS NOT NULL OR tier <> '')
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX price_term_due ON price_term (from_day) WHERE applied_at IS NULL",
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
