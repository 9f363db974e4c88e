/// Tables of what everybody achieved: append-only rows, rates, and pay periods that stay as they were closed.
extension Schema {
    static let performance =
        [
            """
            CREATE TABLE commission_rate (
                source TEXT NOT NULL CHECK (source IN (\(sources))),
                service INTEGER NOT NULL DEFAULT 0, staff INTEGER NOT NULL DEFAULT 0, rates TEXT NOT NULL,
                PRIMARY KEY (source, service, staff)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE pay_period (
                id INTEGER PRIMARY KEY, from_day TEXT NOT NULL, until_day TEXT NOT NULL UNIQUE CHECK (until_day >= from_day),
                rows INTEGER NOT NULL, value INTEGER NOT NULL, pay INTEGER NOT NULL,
                closed_at INTEGER NOT NULL, closed_by INTEGER NOT NULL REFERENCES staff(id)
            ) STRICT
            """,
            """
            CREATE TABLE performance (
                id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry(id),
                of_entry INTEGER NOT NULL REFERENCES entry(id), sale_order INTEGER REFERENCES sale_order(id),
                line INTEGER NOT NULL DEFAULT 0, source TEXT NOT NULL CHECK (source IN (\(sources))),
                staff INTEGER NOT NULL REFERENCES staff(id), day TEXT NOT NULL,
                asked_for INTEGER NOT NULL CHECK (asked_for IN (0,1)), title TEXT NOT NULL, value INTEGER NOT NULL,
                heads INTEGER NOT NULL, commission INTEGER NOT NULL, fee INTEGER NOT NULL,
                UNIQUE (entry, of_entry, line, source, staff)
            ) STRICT
            """,
            "CREATE INDEX performance_day ON performance (day, staff)",
            "CREATE INDEX performance_of ON performance (of_entry)",
            """
            CREATE TRIGGER performance_frozen BEFORE INSERT ON performance
            BEGIN
                SELECT RAISE(ABORT, 'that pay period is closed') WHERE NEW.day <= (
                    SELECT max(until_day) FROM pay_period);
            END
            """,
        ] + appendOnly("performance") + appendOnly("pay_period")

    private static let sources = "'topUp','packageSale','goods','directPay','balanceUse','packageUse','serviceFee'"
}
