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
                closed_at INTEGER, z INTEGER UNIQUE CHECK (z >= 1),
                CHECK ((closed_at IS NULL) = (z IS NULL))
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
                entry INTEGER PRIMARY KEY REFERENCES entry(id), shift INTEGER NOT NULL REFERENCES shift(id),
                kind TEXT NOT NULL CHECK (kind IN ('paidIn','paidOut','difference')),
                amount INTEGER NOT NULL CHECK (amount <> 0), reason TEXT NOT NULL CHECK (reason <> '')
            ) STRICT
            """,
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
        ] + appendOnly("shift_report") + appendOnly("till_movement")
}
