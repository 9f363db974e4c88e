/// Tables of the booking sheet.
extension Schema {
    /// What a service takes of time, and of which kinds of rooms.
    static let servicePlans = [
        "ALTER TABLE service ADD COLUMN before_minutes INTEGER NOT NULL DEFAULT 0 CHECK (before_minutes BETWEEN 0 AND 240)",
        "ALTER TABLE service ADD COLUMN after_minutes INTEGER NOT NULL DEFAULT 0 CHECK (after_minutes BETWEEN 0 AND 240)",
        "ALTER TABLE service ADD COLUMN process_from INTEGER CHECK (process_from >= 0)",
        "ALTER TABLE service ADD COLUMN process_until INTEGER CHECK (process_until > process_from)",
        "ALTER TABLE service ADD COLUMN room_before INTEGER NOT NULL DEFAULT 0 CHECK (room_before BETWEEN 0 AND 240)",
        "ALTER TABLE service ADD COLUMN room_after INTEGER NOT NULL DEFAULT 0 CHECK (room_after BETWEEN 0 AND 240)",
        "ALTER TABLE service ADD COLUMN capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 500)",
        "CREATE TABLE resource_kind (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE CHECK (title <> '')) STRICT",
        """
        CREATE TABLE resource (
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL REFERENCES resource_kind(id),
            title TEXT NOT NULL UNIQUE CHECK (title <> ''),
            enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1))
        ) STRICT
        """,
        """
        CREATE TABLE service_need (
            service INTEGER NOT NULL REFERENCES service(id), kind INTEGER NOT NULL REFERENCES resource_kind(id),
            count INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 20), PRIMARY KEY (service, kind)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE skill (
            staff INTEGER NOT NULL REFERENCES staff(id), service INTEGER NOT NULL REFERENCES service(id),
            PRIMARY KEY (staff, service)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    /// Opening hours, duty and leave. `who` is an operator, or 0 for the store itself; minutes count from midnight of
    /// the business day and may reach into the next morning. Day hours replace the week's for that day; a row from 0
    /// to 0 = not at all.
    static let hours = [
        """
        CREATE TABLE week_hours (
            who INTEGER NOT NULL CHECK (who >= 0), weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
            from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
            until_minute INTEGER NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1800),
            PRIMARY KEY (who, weekday, from_minute)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE day_hours (
            who INTEGER NOT NULL CHECK (who >= 0), day TEXT NOT NULL,
            from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
            until_minute INTEGER NOT NULL CHECK (until_minute >= from_minute AND until_minute <= 1800),
            PRIMARY KEY (who, day, from_minute)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE absence (
            id INTEGER PRIMARY KEY, staff INTEGER REFERENCES staff(id), resource INTEGER REFERENCES resource(id),
            from_at INTEGER NOT NULL CHECK (from_at % 60000 = 0),
            until_at INTEGER NOT NULL CHECK (until_at > from_at AND until_at % 60000 = 0),
            kind TEXT NOT NULL CHECK (kind IN ('leave','sick','training','closed','broken')),
            reason TEXT NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id), at INTEGER NOT NULL,
            revoked_at INTEGER, revoked_by INTEGER REFERENCES staff(id),
            CHECK (staff IS NULL OR resource IS NULL)
        ) STRICT
        """,
        "CREATE INDEX absence_until ON absence (until_at) WHERE revoked_at IS NULL",
    ]

    /// Bookings: a visit that is expected, its services as appointments, and whose time they take.
    static let bookings =
        [
            "CREATE TABLE series (id INTEGER PRIMARY KEY, rule TEXT NOT NULL) STRICT",
            "ALTER TABLE visit ADD COLUMN booking TEXT CHECK (booking IN ('pending','confirmed'))",
            "ALTER TABLE visit ADD COLUMN ending TEXT CHECK (ending IN ('customerEarly','customerLate','store','noShow'))",
            "ALTER TABLE visit ADD COLUMN remark TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE visit ADD COLUMN contact_sealed BLOB",
            "ALTER TABLE visit ADD COLUMN series INTEGER REFERENCES series(id)",
            """
            CREATE TABLE visit_step (
                id INTEGER PRIMARY KEY, visit INTEGER NOT NULL REFERENCES visit(id), at INTEGER NOT NULL,
                operator INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
                appointment INTEGER, was_at INTEGER, now_at INTEGER, was_staff INTEGER, now_staff INTEGER,
                was_minutes INTEGER, now_minutes INTEGER
            ) STRICT
            """,
            "CREATE INDEX visit_step_visit ON visit_step (visit, id)",
            "CREATE INDEX visit_open ON visit (state) WHERE state IN ('waiting','serving')",
            "CREATE INDEX hold_visit ON hold (visit, id)",
            "CREATE INDEX verification_hold ON verification (hold) WHERE hold IS NOT NULL",
            "CREATE INDEX hold_account ON hold (account) WHERE state = 'open'",
            """
            CREATE TABLE appointment (
                id INTEGER PRIMARY KEY, service INTEGER NOT NULL REFERENCES service(id),
                staff INTEGER NOT NULL REFERENCES staff(id), day TEXT NOT NULL,
                starts_at INTEGER NOT NULL CHECK (starts_at % 60000 = 0),
                ends_at INTEGER NOT NULL CHECK (ends_at % 60000 = 0 AND ends_at > starts_at
                    AND ends_at - starts_at <= 86400000),
                capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 500),
                active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)),
                forced TEXT NOT NULL DEFAULT ''
            ) STRICT
            """,
            "CREATE INDEX appointment_day ON appointment (day, starts_at, ends_at) WHERE active = 1",
            "CREATE INDEX appointment_time ON appointment (starts_at) WHERE active = 1",
            "CREATE INDEX appointment_staff ON appointment (staff, day) WHERE active = 1",
            """
            CREATE TABLE seat (
                appointment INTEGER NOT NULL REFERENCES appointment(id), visit INTEGER NOT NULL REFERENCES visit(id),
                active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), PRIMARY KEY (appointment, visit)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX seat_visit ON seat (visit)",
            """
            CREATE TABLE occupancy (
                id INTEGER PRIMARY KEY, appointment INTEGER NOT NULL REFERENCES appointment(id),
                lane TEXT NOT NULL CHECK (lane IN ('staff','resource')), who INTEGER NOT NULL,
                from_at INTEGER NOT NULL CHECK (from_at % 60000 = 0),
                until_at INTEGER NOT NULL CHECK (until_at % 60000 = 0 AND until_at > from_at
                    AND until_at - from_at <= 172800000),
                active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1))
            ) STRICT
            """,
            "CREATE INDEX occupancy_lane ON occupancy (lane, who, from_at, until_at) WHERE active = 1",
            "CREATE INDEX occupancy_time ON occupancy (from_at) WHERE active = 1",
            "CREATE INDEX occupancy_appointment ON occupancy (appointment)",
        ] + appendOnly("visit_step") + guards

    /// Rules 33 and 34 once more, where no code can forget them: half-open stretches of one lane never share a minute,
    /// and a class never has more customers than places. No stretch is longer than two days, so only those beginning
    /// in the two days before can reach into a new one.
    private static let guards = [
        ("INSERT", "WHEN NEW.active = 1", ""),
        ("UPDATE", "WHEN NEW.active = 1", "AND o.id <> NEW.id"),
    ].flatMap { verb, when, besides in
        [
            """
            CREATE TRIGGER occupancy_overlap_\(verb.lowercased()) BEFORE \(verb) ON occupancy \(when)
            BEGIN
                SELECT RAISE(ABORT, 'occupancy overlaps') WHERE EXISTS (
                    SELECT 1 FROM occupancy o WHERE o.lane = NEW.lane AND o.who = NEW.who AND o.active = 1
                    AND o.from_at < NEW.until_at AND o.from_at > NEW.from_at - 172800000
                    AND o.until_at > NEW.from_at \(besides));
            END
            """,
            """
            CREATE TRIGGER seat_full_\(verb.lowercased()) BEFORE \(verb) ON seat \(when)
            BEGIN
                SELECT RAISE(ABORT, 'appointment is full') WHERE (
                    SELECT count(*) FROM seat WHERE appointment = NEW.appointment AND active = 1
                    AND visit <> NEW.visit
                ) >= (SELECT capacity FROM appointment WHERE id = NEW.appointment);
            END
            """,
        ]
    }

    /// Payments in advance: at most one open for a visit.
    static let deposits = [
        """
        CREATE TABLE deposit (
            entry INTEGER PRIMARY KEY REFERENCES entry(id), visit INTEGER NOT NULL REFERENCES visit(id),
            amount INTEGER NOT NULL CHECK (amount > 0), tender TEXT NOT NULL,
            binding TEXT NOT NULL CHECK (binding IN ('refundable','binding')),
            fate TEXT CHECK (fate IN ('returned','kept','used')), closing_entry INTEGER UNIQUE REFERENCES entry(id),
            CHECK ((fate IS NULL) = (closing_entry IS NULL))
        ) STRICT
        """,
        "CREATE UNIQUE INDEX deposit_open ON deposit (visit) WHERE fate IS NULL",
    ]

    /// A store from before the booking sheet: open from nine to nine, every beautician able to do everything.
    static let firstHours = [
        """
        INSERT INTO week_hours (who, weekday, from_minute, until_minute)
        WITH RECURSIVE d(weekday) AS (SELECT 1 UNION ALL SELECT weekday + 1 FROM d WHERE weekday < 7)
        SELECT p.who, d.weekday, 540, 1260
        FROM d CROSS JOIN (SELECT 0 AS who UNION ALL SELECT id FROM staff WHERE role = 'beautician') p
        """,
        """
        INSERT INTO skill (staff, service)
        SELECT t.id, s.id FROM staff t CROSS JOIN service s WHERE t.role = 'beautician'
        """,
    ]

    /// Who waits for a time to become free, and what is to be told to whom: written with the deed, sent by others.
    static let waitingAndTelling = [
        """
        CREATE TABLE wish (
            id INTEGER PRIMARY KEY, member INTEGER REFERENCES member(id), guest TEXT NOT NULL DEFAULT '',
            contact_sealed BLOB, service INTEGER NOT NULL REFERENCES service(id), staff INTEGER REFERENCES staff(id),
            from_at INTEGER NOT NULL, until_at INTEGER NOT NULL CHECK (until_at > from_at),
            from_minute INTEGER NOT NULL DEFAULT 0, until_minute INTEGER NOT NULL DEFAULT 1800,
            note TEXT NOT NULL DEFAULT '', state TEXT NOT NULL CHECK (state IN ('open','booked','dropped')),
            at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id), visit INTEGER REFERENCES visit(id),
            CHECK (member IS NOT NULL OR guest <> ''), CHECK (until_minute > from_minute)
        ) STRICT
        """,
        "CREATE INDEX wish_open ON wish (until_at) WHERE state = 'open'",
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL,
            member INTEGER REFERENCES member(id), visit INTEGER REFERENCES visit(id),
            due_at INTEGER NOT NULL, sent_at INTEGER
        ) STRICT
        """,
        "CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL",
    ]
}
