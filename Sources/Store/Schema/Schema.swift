package import SQL

/// The store file's schema, in the order it grew. A landed migration is never edited: the engine refuses to open a
/// file whose history differs.
package enum Schema {
    /// Every migration, oldest first.
    package static let migrations: [Migration] = [
        Migration(id: "0001-counter", sql: staff + members + ledger + catalogue + benefits + visits + log),
        Migration(id: "0002-lapse", sql: lapse),
        Migration(
            id: "0003-bookings", sql: servicePlans + hours + bookings + deposits + firstHours + waitingAndTelling),
        Migration(id: "0004-goods", sql: goods),
        Migration(id: "0005-guests", sql: guests),
        Migration(
            id: "0006-checkout",
            sql: shifts + worths + prices + payments + orders + refunds + debts + performance + printing),
        Migration(id: "0007-demand", sql: demand),
        Migration(id: "0008-deliveries", sql: deliveries),
        Migration(id: "0009-prices", sql: terms),
        settling,
        Migration(id: "0011-comfort", sql: comfort),
        Migration(id: "0012-guide", sql: guide),
        Migration(id: "0013-likings", sql: likings),
    ]

    /// Statements that make a table append-only (rule 2): corrections are further rows.
    static func appendOnly(_ table: String) -> [String] {
        ["UPDATE", "DELETE"].map { verb in
            """
            CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
            """
        }
    }

    static let staff = [
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0)) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE staff (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999),
            name TEXT NOT NULL CHECK (name <> ''),
            role TEXT NOT NULL CHECK (role IN ('cashier','receptionist','beautician','manager','owner')),
            pin_hash TEXT NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            failed_at INTEGER NOT NULL DEFAULT 0,
            enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1))
        ) STRICT
        """,
        "CREATE TABLE demo_pin (staff INTEGER PRIMARY KEY REFERENCES staff(id), pin TEXT NOT NULL) STRICT",
        """
        CREATE TABLE approval (
            id INTEGER PRIMARY KEY,
            command TEXT NOT NULL, content_mac BLOB NOT NULL,
            actor INTEGER NOT NULL REFERENCES staff(id), approver INTEGER NOT NULL REFERENCES staff(id),
            reason TEXT NOT NULL, at INTEGER NOT NULL, used_at INTEGER,
            CHECK (actor <> approver)
        ) STRICT
        """,
    ]

    static let members = [
        """
        CREATE TABLE member (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999),
            name TEXT NOT NULL CHECK (name <> ''),
            phone_sealed BLOB NOT NULL,
            phone_index BLOB NOT NULL UNIQUE CHECK (length(phone_index) = 16),
            last4_index BLOB NOT NULL CHECK (length(last4_index) = 8),
            status TEXT NOT NULL DEFAULT 'normal' CHECK (status IN ('normal','frozen','blacklisted')),
            tier TEXT NOT NULL DEFAULT 'plain' CHECK (tier IN ('plain','silver','gold','diamond')),
            joined_at INTEGER NOT NULL,
            consent_version TEXT NOT NULL, consent_at INTEGER NOT NULL,
            consent_by INTEGER NOT NULL REFERENCES staff(id),
            marketing INTEGER NOT NULL CHECK (marketing IN (0,1)),
            birthday_sealed BLOB, cautions_sealed BLOB, remark TEXT NOT NULL DEFAULT '',
            pin_hash TEXT, pin_failures INTEGER NOT NULL DEFAULT 0, pin_failed_at INTEGER NOT NULL DEFAULT 0,
            last_code_step INTEGER NOT NULL DEFAULT 0,
            last_visit_at INTEGER
        ) STRICT
        """,
        "CREATE INDEX member_last4 ON member (last4_index)",
        "CREATE INDEX member_last_visit ON member (last_visit_at DESC, id)",
        """
        CREATE TABLE member_token (
            token TEXT NOT NULL, member INTEGER NOT NULL REFERENCES member(id), PRIMARY KEY (token, member)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX member_token_member ON member_token (member)",
        """
        CREATE TABLE proof (
            id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member(id),
            operator INTEGER NOT NULL REFERENCES staff(id), at INTEGER NOT NULL, used_at INTEGER
        ) STRICT
        """,
    ]

    static let ledger =
        [
            """
            CREATE TABLE account (
                id INTEGER PRIMARY KEY,
                kind TEXT NOT NULL, holder INTEGER NOT NULL,
                balance INTEGER NOT NULL CHECK (balance BETWEEN 0 AND 100000000000),
                held INTEGER NOT NULL DEFAULT 0 CHECK (held BETWEEN 0 AND balance)
            ) STRICT
            """,
            """
            CREATE TABLE entry (
                id INTEGER PRIMARY KEY CHECK (id >= 1),
                kind TEXT NOT NULL, request TEXT NOT NULL UNIQUE,
                member INTEGER REFERENCES member(id), operator INTEGER NOT NULL REFERENCES staff(id),
                at INTEGER NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
                amount INTEGER NOT NULL, balance_after INTEGER NOT NULL,
                reverses INTEGER UNIQUE REFERENCES entry(id),
                mac BLOB NOT NULL CHECK (length(mac) = 32)
            ) STRICT
            """,
            "CREATE INDEX entry_member ON entry (member, id)",
            """
            CREATE TABLE lot (
                id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id),
                source INTEGER NOT NULL REFERENCES entry(id),
                granted INTEGER NOT NULL CHECK (granted > 0),
                remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND granted),
                at INTEGER NOT NULL, expires_at INTEGER
            ) STRICT
            """,
            "CREATE INDEX lot_account ON lot (account) WHERE remaining > 0",
            """
            CREATE TABLE transfer (
                entry INTEGER NOT NULL REFERENCES entry(id), line INTEGER NOT NULL CHECK (line >= 1),
                debit INTEGER NOT NULL, credit INTEGER NOT NULL,
                amount INTEGER NOT NULL CHECK (amount > 0),
                lot INTEGER REFERENCES lot(id), after INTEGER,
                PRIMARY KEY (entry, line), CHECK (debit <> credit)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE hold (
                id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id),
                visit INTEGER NOT NULL REFERENCES visit(id), amount INTEGER NOT NULL CHECK (amount > 0),
                state TEXT NOT NULL CHECK (state IN ('open','taken','released')),
                at INTEGER NOT NULL, closed_at INTEGER
            ) STRICT
            """,
            "CREATE UNIQUE INDEX hold_open ON hold (visit) WHERE state = 'open'",
        ] + appendOnly("entry") + appendOnly("transfer")

    static let catalogue = [
        """
        CREATE TABLE service (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, initials TEXT NOT NULL,
            price INTEGER NOT NULL CHECK (price >= 0), minutes INTEGER NOT NULL CHECK (minutes > 0),
            on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
        ) STRICT
        """,
        """
        CREATE TABLE offer (
            id INTEGER PRIMARY KEY, paid INTEGER NOT NULL CHECK (paid > 0), bonus INTEGER NOT NULL CHECK (bonus >= 0),
            bonus_days INTEGER, on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
        ) STRICT
        """,
        """
        CREATE TABLE package (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), days INTEGER,
            on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
        ) STRICT
        """,
        """
        CREATE TABLE package_content (
            package INTEGER NOT NULL REFERENCES package(id), service INTEGER NOT NULL REFERENCES service(id),
            sessions INTEGER NOT NULL CHECK (sessions > 0), PRIMARY KEY (package, service)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE coupon_template (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, days INTEGER NOT NULL CHECK (days > 0),
            on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
        ) STRICT
        """,
        """
        CREATE TABLE gift (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, points INTEGER NOT NULL CHECK (points > 0),
            on_sale INTEGER NOT NULL DEFAULT 1 CHECK (on_sale IN (0,1))
        ) STRICT
        """,
    ]

    static let benefits = [
        """
        CREATE TABLE package_item (
            id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member(id),
            package INTEGER NOT NULL REFERENCES package(id), service INTEGER NOT NULL REFERENCES service(id),
            title TEXT NOT NULL, total INTEGER NOT NULL CHECK (total > 0),
            valid_from INTEGER NOT NULL, valid_until INTEGER
        ) STRICT
        """,
        "CREATE INDEX package_item_member ON package_item (member)",
        """
        CREATE TABLE coupon (
            id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member(id),
            template INTEGER NOT NULL REFERENCES coupon_template(id), title TEXT NOT NULL,
            valid_from INTEGER NOT NULL, valid_until INTEGER
        ) STRICT
        """,
        "CREATE INDEX coupon_member ON coupon (member)",
        """
        CREATE TABLE voucher (
            code_index BLOB PRIMARY KEY CHECK (length(code_index) = 16),
            kind TEXT NOT NULL CHECK (kind IN ('coupon','session')), target INTEGER NOT NULL,
            serial INTEGER NOT NULL, used_by INTEGER REFERENCES verification(id),
            UNIQUE (kind, target, serial)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE verification (
            id INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE REFERENCES entry(id),
            kind TEXT NOT NULL CHECK (kind IN ('coupon','session','gift')), target INTEGER NOT NULL,
            member INTEGER NOT NULL REFERENCES member(id), operator INTEGER NOT NULL REFERENCES staff(id),
            at INTEGER NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL,
            hold INTEGER REFERENCES hold(id), voucher BLOB,
            undo_entry INTEGER UNIQUE REFERENCES entry(id), undone_at INTEGER
        ) STRICT
        """,
        "CREATE INDEX verification_day ON verification (day, id)",
        "CREATE INDEX verification_target ON verification (kind, target)",
    ]

    static let visits = [
        """
        CREATE TABLE visit (
            id INTEGER PRIMARY KEY, member INTEGER REFERENCES member(id), guest TEXT NOT NULL DEFAULT '',
            day TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('expected','waiting','serving','done','cancelled')),
            expected_at INTEGER, arrived_at INTEGER, started_at INTEGER, finished_at INTEGER,
            service INTEGER REFERENCES service(id), staff INTEGER REFERENCES staff(id), place TEXT NOT NULL DEFAULT '',
            CHECK (member IS NOT NULL OR guest <> ''),
            CHECK (expected_at IS NOT NULL OR arrived_at IS NOT NULL)
        ) STRICT
        """,
        "CREATE INDEX visit_day ON visit (day)",
        "CREATE INDEX visit_member ON visit (member, id)",
        """
        CREATE UNIQUE INDEX visit_here ON visit (member)
        WHERE state IN ('waiting','serving') AND member IS NOT NULL
        """,
    ]

    static let log =
        [
            """
            CREATE TABLE request (
                key TEXT PRIMARY KEY, command TEXT NOT NULL, content_mac BLOB NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('done','refused')), outcome TEXT NOT NULL, at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE audit (
                id INTEGER PRIMARY KEY CHECK (id >= 1), at INTEGER NOT NULL, operator INTEGER NOT NULL,
                command TEXT NOT NULL, subject TEXT NOT NULL, subject_id INTEGER NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('done','refused','denied')), detail TEXT NOT NULL,
                entry INTEGER REFERENCES entry(id), approver INTEGER,
                mac BLOB NOT NULL CHECK (length(mac) = 32)
            ) STRICT
            """,
        ] + appendOnly("request") + appendOnly("audit")

    /// What was sold or granted and taken back; what is about to lapse; wrong PINs by terminal.
    static let lapse = [
        "ALTER TABLE package_item ADD COLUMN withdrawn_at INTEGER",
        "ALTER TABLE coupon ADD COLUMN withdrawn_at INTEGER",
        """
        CREATE INDEX lot_lapsing ON lot (expires_at)
        WHERE remaining > 0 AND expires_at IS NOT NULL AND account < 4000000000000
        """,
        """
        CREATE TABLE pin_failure (
            terminal TEXT NOT NULL CHECK (terminal <> ''), serial INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (terminal, serial)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
