import SQL

/// What settling afterwards needs: debts paid back, refunds paid out in cash, prices and rates as they were.
extension Schema {
    static let settling = Migration(id: "0010-settling", sql: debtTenders + cashReturns + pricesThen + interestRates)

    /// How a debt was paid back, part by part. A payment taken back may pay something else afterwards.
    private static let debtTenders =
        [
            """
            CREATE TABLE debt_tender (
                entry INTEGER NOT NULL REFERENCES entry(id), part INTEGER NOT NULL CHECK (part >= 1),
                means TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), given INTEGER,
                payment INTEGER REFERENCES payment(id), PRIMARY KEY (entry, part),
                CHECK (given IS NULL OR given >= amount)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX debt_tender_payment ON debt_tender (payment) WHERE payment IS NOT NULL",
            "CREATE INDEX debt_payment_debt ON debt_payment (debt)",
            "CREATE INDEX debt_order ON debt (sale_order)",
        ] + appendOnly("debt_tender") + appendOnly("debt_payment")

    /// A scanned payment that could not go back the way it came and was paid out of the drawer.
    private static let cashReturns = [
        "ALTER TABLE payment_return ADD COLUMN in_cash INTEGER NOT NULL DEFAULT 0 CHECK (in_cash IN (0,1))"
    ]

    /// The list price of one session when the package was sold; unknown for packages sold before.
    private static let pricesThen = ["ALTER TABLE package_item ADD COLUMN unit INTEGER CHECK (unit >= 0)"]

    /// One-year rates in basis points by the day they hold from, as the central bank published them
    /// (法释〔2025〕4号 art. 16); the owner adds the later ones.
    private static let interestRates = [
        """
        CREATE TABLE interest_rate (
            from_day TEXT PRIMARY KEY, loan_prime INTEGER NOT NULL CHECK (loan_prime BETWEEN 0 AND 10000),
            deposit INTEGER NOT NULL CHECK (deposit BETWEEN 0 AND 10000)
        ) STRICT, WITHOUT ROWID
        """,
        """
        INSERT INTO interest_rate (from_day, loan_prime, deposit) VALUES
            ('2019-08-20', 425, 150), ('2019-09-20', 420, 150), ('2019-11-20', 415, 150), ('2020-02-20', 405, 150),
            ('2020-04-20', 385, 150), ('2021-12-20', 380, 150), ('2022-01-20', 370, 150), ('2022-08-22', 365, 150),
            ('2023-06-20', 355, 150), ('2023-08-21', 345, 150), ('2024-07-22', 335, 150), ('2024-10-21', 310, 150),
            ('2025-05-20', 300, 150)
        """,
    ]
}
