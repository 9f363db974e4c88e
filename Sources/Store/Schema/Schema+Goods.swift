/// Tables of articles: what there is of them, what moved, and what services use up.
extension Schema {
    static let goods =
        [
            "CREATE TABLE category (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE CHECK (title <> '')) STRICT",
            "ALTER TABLE service ADD COLUMN category INTEGER REFERENCES category(id)",
            """
            CREATE TABLE good (
                id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE CHECK (title <> ''), initials TEXT NOT NULL,
                barcode TEXT UNIQUE CHECK (barcode <> ''), category INTEGER REFERENCES category(id),
                unit TEXT NOT NULL DEFAULT '件' CHECK (unit <> ''), price INTEGER NOT NULL CHECK (price >= 0),
                kind TEXT NOT NULL DEFAULT 'counted' CHECK (kind IN ('counted','digital')),
                on_hand INTEGER NOT NULL DEFAULT 0 CHECK (on_hand BETWEEN 0 AND 1000000000),
                low_at INTEGER CHECK (low_at >= 0),
                on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
            ) STRICT
            """,
            """
            CREATE TABLE stock_move (
                id INTEGER PRIMARY KEY, good INTEGER NOT NULL REFERENCES good(id),
                kind TEXT NOT NULL CHECK (kind IN ('received','sold','returned','used','unused','counted','lost')),
                quantity INTEGER NOT NULL, after INTEGER NOT NULL CHECK (after >= 0),
                at INTEGER NOT NULL, day TEXT NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
                entry INTEGER REFERENCES entry(id), visit INTEGER REFERENCES visit(id), reason TEXT NOT NULL,
                CHECK (CASE kind WHEN 'counted' THEN 1 WHEN 'received' THEN quantity > 0
                    WHEN 'returned' THEN quantity > 0 WHEN 'unused' THEN quantity > 0 ELSE quantity < 0 END)
            ) STRICT
            """,
            "CREATE INDEX stock_move_good ON stock_move (good, id)",
            "CREATE INDEX stock_move_visit ON stock_move (visit) WHERE visit IS NOT NULL",
            """
            CREATE TABLE service_supply (
                service INTEGER NOT NULL REFERENCES service(id), good INTEGER NOT NULL REFERENCES good(id),
                quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000), PRIMARY KEY (service, good)
            ) STRICT, WITHOUT ROWID
            """,
        ] + appendOnly("stock_move")
}
