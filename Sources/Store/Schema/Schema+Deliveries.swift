/// What is sold and handed over later: digital codes, each once, and deliveries, each step of which is kept.
extension Schema {
    static let deliveries = digitalCodes + laterHandings

    private static let digitalCodes =
        [
            """
            CREATE TABLE digital_code (
                id INTEGER PRIMARY KEY, good INTEGER NOT NULL REFERENCES good(id), sealed BLOB NOT NULL,
                code_index BLOB NOT NULL CHECK (length(code_index) = 16),
                state TEXT NOT NULL DEFAULT 'free' CHECK (state IN ('free','issued','void')),
                at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id), UNIQUE (good, code_index)
            ) STRICT
            """,
            "CREATE INDEX digital_code_free ON digital_code (good, id) WHERE state = 'free'",
            """
            CREATE TRIGGER digital_code_way BEFORE UPDATE ON digital_code
            WHEN NEW.id <> OLD.id OR NEW.good <> OLD.good OR NEW.sealed <> OLD.sealed OR NEW.code_index <> OLD.code_index
                OR NOT (OLD.state = 'free' AND NEW.state = 'issued' OR OLD.state = 'issued' AND NEW.state = 'void')
            BEGIN SELECT RAISE(ABORT, 'a code goes from free to issued to void'); END
            """,
            """
            CREATE TRIGGER digital_code_no_delete BEFORE DELETE ON digital_code
            BEGIN SELECT RAISE(ABORT, 'digital_code is never deleted'); END
            """,
            """
            CREATE TABLE code_slot (
                id INTEGER PRIMARY KEY, sale_order INTEGER NOT NULL, line INTEGER NOT NULL,
                place INTEGER NOT NULL CHECK (place >= 1), good INTEGER NOT NULL REFERENCES good(id),
                state TEXT NOT NULL CHECK (state IN ('pending','issued','afterSale','refunded')),
                code INTEGER UNIQUE REFERENCES digital_code(id),
                UNIQUE (sale_order, line, place), FOREIGN KEY (sale_order, line) REFERENCES order_line,
                CHECK (CASE state WHEN 'pending' THEN code IS NULL WHEN 'refunded' THEN 1 ELSE code IS NOT NULL END)
            ) STRICT
            """,
            "CREATE INDEX code_slot_pending ON code_slot (good, id) WHERE state = 'pending'",
            "CREATE INDEX code_slot_open ON code_slot (id) WHERE state IN ('pending','afterSale')",
            """
            CREATE TABLE code_step (
                id INTEGER PRIMARY KEY, slot INTEGER NOT NULL REFERENCES code_slot(id),
                kind TEXT NOT NULL CHECK (kind IN
                    ('owed','issued','shown','printed','faulty','cleared','replaced','refunded')),
                code INTEGER REFERENCES digital_code(id), at INTEGER NOT NULL,
                operator INTEGER NOT NULL REFERENCES staff(id), entry INTEGER REFERENCES entry(id),
                reason TEXT NOT NULL, CHECK (kind <> 'issued' OR code IS NOT NULL)
            ) STRICT
            """,
            "CREATE INDEX code_step_slot ON code_step (slot, id)",
            "CREATE UNIQUE INDEX code_step_issued ON code_step (code) WHERE kind = 'issued'",
        ] + appendOnly("code_step")

    private static let laterHandings =
        [
            """
            CREATE TABLE delivery (
                id INTEGER PRIMARY KEY, sale_order INTEGER NOT NULL, line INTEGER NOT NULL,
                good INTEGER NOT NULL REFERENCES good(id), quantity INTEGER NOT NULL CHECK (quantity >= 1),
                owed INTEGER NOT NULL CHECK (owed BETWEEN 0 AND quantity),
                taken INTEGER NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND quantity),
                way TEXT NOT NULL CHECK (way IN ('pickUp','bring')),
                state TEXT NOT NULL CHECK (state IN ('waiting','ready','out','done','cancelled')),
                name_sealed BLOB, phone_sealed BLOB, address_sealed BLOB, remark_sealed BLOB,
                at INTEGER NOT NULL, changed_at INTEGER NOT NULL, changed_day TEXT NOT NULL,
                UNIQUE (sale_order, line), FOREIGN KEY (sale_order, line) REFERENCES order_line,
                CHECK ((state = 'cancelled') = (owed = 0)),
                CHECK (CASE WHEN state IN ('waiting','ready') THEN taken = 0
                    WHEN state IN ('out','done') THEN taken >= owed ELSE 1 END)
            ) STRICT
            """,
            "CREATE INDEX delivery_promised ON delivery (good, id) WHERE state IN ('waiting','ready')",
            "CREATE INDEX delivery_state ON delivery (state, id)",
            """
            CREATE INDEX delivery_contact ON delivery (changed_day)
            WHERE coalesce(phone_sealed, address_sealed, name_sealed, remark_sealed) IS NOT NULL
            """,
            """
            CREATE TABLE delivery_step (
                id INTEGER PRIMARY KEY, delivery INTEGER NOT NULL REFERENCES delivery(id),
                kind TEXT NOT NULL CHECK (kind IN ('ordered','arrived','short','changed','sent','signed','undone','refunded')),
                was TEXT NOT NULL, now TEXT NOT NULL, quantity INTEGER NOT NULL CHECK (quantity >= 1),
                at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
                entry INTEGER REFERENCES entry(id), reason TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX delivery_step_delivery ON delivery_step (delivery, id)",
            "ALTER TABLE stock_move ADD COLUMN delivery INTEGER REFERENCES delivery(id)",
            "CREATE INDEX stock_move_delivery ON stock_move (delivery) WHERE delivery IS NOT NULL",
            "ALTER TABLE outbox ADD COLUMN delivery INTEGER REFERENCES delivery(id)",
            "CREATE UNIQUE INDEX outbox_delivery ON outbox (delivery) WHERE delivery IS NOT NULL AND sent_at IS NULL",
        ] + appendOnly("delivery_step")
}
