/// Tables of the till: shifts, what was counted, and the frozen reports.
extension Schema {
    static let shifts =
        [
            """
            CREATE TABLE shift (
                id INTEGER PRIMARY KEY, till INTEGER NOT NULL CHECK (till >= 1), day TEXT NOT NULL,
                opened_at INTEGER NOT NULL, opened_by INTEGER NOT NULL REFERENCES staff(id),
                opening_float INTEGER NOT NULL CHECK (opening_float >= 0),
                follows INTEGER UNIQUE REFERENCES shift(id), after_entry INTEGER NOT NULL,
                closed_at INTEGER, closed_by INTEGER REFERENCES staff(id), z INTEGER UNIQUE CHECK (z >= 1),
                float_left INTEGER CHECK (float_left >= 0), until_entry INTEGER CHECK (until_entry >= after_entry),
                CHECK ((closed_at IS NULL) = (z IS NULL)), CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
                CHECK ((closed_at IS NULL) = (float_left IS NULL)),
                CHECK ((closed_at IS NULL) = (until_entry IS NULL))
            ) STRICT
            """,
            "CREATE UNIQUE INDEX shift_open ON shift (till) WHERE closed_at IS NULL",
            "CREATE INDEX shift_day ON shift (day)",
            "ALTER TABLE entry ADD COLUMN shift INTEGER REFERENCES shift(id)",
            """
            CREATE TABLE shift_report (
                z INTEGER PRIMARY KEY REFERENCES shift(z), content TEXT NOT NULL,
                mac BLOB NOT NULL CHECK (length(mac) = 32)
            ) STRICT
            """,
            """
            CREATE TABLE till_movement (
                entry INTEGER NOT NULL REFERENCES entry(id), shift INTEGER NOT NULL REFERENCES shift(id),
                kind TEXT NOT NULL CHECK (kind IN ('opening','paidIn','paidOut','difference','handedIn')),
                amount INTEGER NOT NULL CHECK (amount <> 0), reason TEXT NOT NULL CHECK (reason <> ''),
                PRIMARY KEY (entry, kind), CHECK (kind <> 'paidIn' OR amount > 0),
                CHECK (kind NOT IN ('paidOut','handedIn') OR amount < 0)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX till_movement_shift ON till_movement (shift)",
            """
            CREATE TABLE till_count (
                id INTEGER PRIMARY KEY, shift INTEGER NOT NULL REFERENCES shift(id), at INTEGER NOT NULL,
                operator INTEGER NOT NULL REFERENCES staff(id), after_entry INTEGER NOT NULL,
                cash INTEGER NOT NULL CHECK (cash >= 0), pieces TEXT NOT NULL, others TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX till_count_shift ON till_count (shift)",
            """
            CREATE TRIGGER shift_closed BEFORE UPDATE ON shift WHEN OLD.closed_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a closed shift stays as it is'); END
            """,
            """
            CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift
            BEGIN SELECT RAISE(ABORT, 'shifts stay'); END
            """,
            """
            CREATE TRIGGER entry_open_shift BEFORE INSERT ON entry WHEN NEW.shift IS NOT NULL
            BEGIN
                SELECT RAISE(ABORT, 'the shift is closed') WHERE NOT EXISTS (
                    SELECT 1 FROM shift WHERE id = NEW.shift AND closed_at IS NULL);
            END
            """,
        ] + appendOnly("shift_report") + appendOnly("till_movement") + appendOnly("till_count")

    /// What a package item's sessions are worth (rule 18): written when it is sold, since prices change; for what was
    /// sold before, by today's prices.
    static let worths = [
        "ALTER TABLE package_item ADD COLUMN worth INTEGER NOT NULL DEFAULT 0 CHECK (worth >= 0)", worthByPrices,
    ]

    /// Gives the items that have no worth theirs, by the catalogue as it is.
    package static let worthByPrices = """
        UPDATE package_item SET worth = coalesce((
            SELECT p.price * s.price * package_item.total / nullif((
                SELECT sum(c.sessions * x.price) FROM package_content c JOIN service x ON x.id = c.service
                WHERE c.package = package_item.package), 0)
            FROM package p JOIN service s ON s.id = package_item.service WHERE p.id = package_item.package), 0)
        WHERE worth = 0
        """
}
