/// Tables of the checkout: prices and promotions, orders with every fen of theirs, refunds, scanned payments.
extension Schema {
    static let prices = [
        """
        CREATE TABLE tier_price (
            tier TEXT NOT NULL CHECK (tier IN ('plain','silver','gold','diamond')),
            item_kind TEXT NOT NULL CHECK (item_kind IN ('service','good')), item INTEGER NOT NULL,
            price INTEGER NOT NULL CHECK (price >= 0), PRIMARY KEY (tier, item_kind, item)
        ) STRICT, WITHOUT ROWID
        """,
        "ALTER TABLE coupon_template ADD COLUMN terms TEXT",
        """
        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), terms TEXT NOT NULL,
            from_at INTEGER NOT NULL, until_at INTEGER CHECK (until_at > from_at),
            enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1))
        ) STRICT
        """,
    ]

    static let orders =
        [
            """
            CREATE TABLE parked_cart (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
                member INTEGER REFERENCES member(id), visit INTEGER REFERENCES visit(id), label TEXT NOT NULL,
                cart TEXT NOT NULL, total INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('parked','paid','dropped')), closed_at INTEGER,
                CHECK ((state = 'parked') = (closed_at IS NULL))
            ) STRICT
            """,
            "CREATE INDEX parked_open ON parked_cart (id) WHERE state = 'parked'",
            """
            CREATE TABLE sale_order (
                id INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE REFERENCES entry(id),
                member INTEGER REFERENCES member(id), tier TEXT, visit INTEGER REFERENCES visit(id),
                day TEXT NOT NULL, list INTEGER NOT NULL CHECK (list >= 0),
                total INTEGER NOT NULL CHECK (total BETWEEN 0 AND list), note TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX sale_order_day ON sale_order (day)",
            "CREATE INDEX sale_order_member ON sale_order (member, id)",
            "CREATE INDEX sale_order_visit ON sale_order (visit) WHERE visit IS NOT NULL",
            """
            CREATE TABLE order_line (
                sale_order INTEGER NOT NULL REFERENCES sale_order(id), line INTEGER NOT NULL CHECK (line >= 1),
                item_kind TEXT NOT NULL CHECK (item_kind IN ('service','good','amount')), item INTEGER,
                category INTEGER, title TEXT NOT NULL, unit INTEGER NOT NULL CHECK (unit >= 0),
                quantity INTEGER NOT NULL CHECK (quantity >= 1), net INTEGER NOT NULL,
                session INTEGER REFERENCES package_item(id), is_gift INTEGER NOT NULL CHECK (is_gift IN (0,1)),
                note TEXT NOT NULL, PRIMARY KEY (sale_order, line),
                CHECK ((item IS NULL) = (item_kind = 'amount')), CHECK (net BETWEEN 0 AND unit * quantity)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE line_step (
                sale_order INTEGER NOT NULL, line INTEGER NOT NULL, step INTEGER NOT NULL CHECK (step >= 1),
                reason TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0),
                PRIMARY KEY (sale_order, line, step), FOREIGN KEY (sale_order, line) REFERENCES order_line
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE line_staff (
                sale_order INTEGER NOT NULL, line INTEGER NOT NULL, place INTEGER NOT NULL,
                staff INTEGER NOT NULL REFERENCES staff(id), share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
                asked_for INTEGER NOT NULL CHECK (asked_for IN (0,1)),
                PRIMARY KEY (sale_order, line, place), FOREIGN KEY (sale_order, line) REFERENCES order_line
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE order_payment (
                sale_order INTEGER NOT NULL REFERENCES sale_order(id), part INTEGER NOT NULL CHECK (part >= 1),
                means TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), given INTEGER,
                payment INTEGER UNIQUE REFERENCES payment(id), PRIMARY KEY (sale_order, part),
                CHECK (given IS NULL OR given >= amount)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE order_coupon (
                coupon INTEGER NOT NULL REFERENCES coupon(id), sale_order INTEGER NOT NULL REFERENCES sale_order(id),
                PRIMARY KEY (coupon, sale_order)
            ) STRICT, WITHOUT ROWID
            """,
        ] + appendOnly("sale_order") + appendOnly("order_line") + appendOnly("line_step") + appendOnly("line_staff")
        + appendOnly("order_payment")

    /// Refunds of orders. Rule 9 once more where no code can forget it: never more of a line, of a means or of an
    /// order goes back than there was.
    static let refunds =
        [
            """
            CREATE TABLE refund (
                id INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE REFERENCES entry(id),
                sale_order INTEGER NOT NULL REFERENCES sale_order(id), day TEXT NOT NULL,
                amount INTEGER NOT NULL CHECK (amount >= 0), points_short INTEGER NOT NULL CHECK (points_short >= 0),
                withheld INTEGER NOT NULL CHECK (withheld BETWEEN 0 AND amount), reason TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX refund_order ON refund (sale_order)",
            "CREATE INDEX refund_day ON refund (day)",
            """
            CREATE TABLE refund_line (
                refund INTEGER NOT NULL REFERENCES refund(id), line INTEGER NOT NULL,
                quantity INTEGER NOT NULL CHECK (quantity >= 1), amount INTEGER NOT NULL CHECK (amount >= 0),
                restocked INTEGER NOT NULL CHECK (restocked IN (0,1)), PRIMARY KEY (refund, line)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE refund_payment (
                refund INTEGER NOT NULL REFERENCES refund(id), part INTEGER NOT NULL,
                amount INTEGER NOT NULL CHECK (amount > 0), PRIMARY KEY (refund, part)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER refund_line_most BEFORE INSERT ON refund_line
            BEGIN
                SELECT RAISE(ABORT, 'more goes back than was sold') WHERE NOT EXISTS (
                    SELECT 1 FROM refund r JOIN order_line l ON l.sale_order = r.sale_order AND l.line = NEW.line
                    WHERE r.id = NEW.refund
                    AND l.quantity >= NEW.quantity + (
                        SELECT coalesce(sum(b.quantity), 0) FROM refund_line b JOIN refund a ON a.id = b.refund
                        WHERE a.sale_order = r.sale_order AND b.line = NEW.line)
                    AND l.net >= NEW.amount + (
                        SELECT coalesce(sum(b.amount), 0) FROM refund_line b JOIN refund a ON a.id = b.refund
                        WHERE a.sale_order = r.sale_order AND b.line = NEW.line));
            END
            """,
            """
            CREATE TRIGGER refund_payment_most BEFORE INSERT ON refund_payment
            BEGIN
                SELECT RAISE(ABORT, 'more goes back than was paid') WHERE NOT EXISTS (
                    SELECT 1 FROM refund r JOIN order_payment p ON p.sale_order = r.sale_order AND p.part = NEW.part
                    WHERE r.id = NEW.refund
                    AND p.amount >= NEW.amount + (
                        SELECT coalesce(sum(b.amount), 0) FROM refund_payment b JOIN refund a ON a.id = b.refund
                        WHERE a.sale_order = r.sale_order AND b.part = NEW.part));
            END
            """,
        ] + appendOnly("refund") + appendOnly("refund_line") + appendOnly("refund_payment")

    /// Money that comes by a scanned pay code, from the first word to the gateway to its end; the code itself is never
    /// kept.
    static let payments = [
        """
        CREATE TABLE payment (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE CHECK (number <> ''),
            method TEXT NOT NULL CHECK (method IN ('wechat','alipay','unionPay')),
            amount INTEGER NOT NULL CHECK (amount > 0), title TEXT NOT NULL, member INTEGER REFERENCES member(id),
            operator INTEGER NOT NULL REFERENCES staff(id), at INTEGER NOT NULL, day TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('begun','unknown','failed','received','applied','returned')),
            session TEXT NOT NULL, reference TEXT NOT NULL DEFAULT '', fault TEXT NOT NULL DEFAULT '',
            settled_at INTEGER,
            entry INTEGER UNIQUE REFERENCES entry(id), sale_order INTEGER REFERENCES sale_order(id),
            CHECK ((entry IS NULL) = (state IN ('begun','unknown','failed'))),
            CHECK ((sale_order IS NULL) = (state <> 'applied'))
        ) STRICT
        """,
        "CREATE INDEX payment_open ON payment (id) WHERE state IN ('begun','unknown','received')",
        """
        CREATE TABLE payment_return (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE CHECK (number <> ''),
            payment INTEGER NOT NULL REFERENCES payment(id), refund INTEGER REFERENCES refund(id),
            repeats INTEGER UNIQUE REFERENCES payment_return(id), amount INTEGER NOT NULL CHECK (amount > 0),
            operator INTEGER NOT NULL REFERENCES staff(id), at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('begun','unknown','failed','done')), session TEXT NOT NULL,
            fault TEXT NOT NULL DEFAULT '', settled_at INTEGER, entry INTEGER UNIQUE REFERENCES entry(id),
            CHECK ((entry IS NULL) = (state <> 'done'))
        ) STRICT
        """,
        "CREATE INDEX payment_return_open ON payment_return (id) WHERE state IN ('begun','unknown','failed')",
        "CREATE INDEX payment_return_payment ON payment_return (payment)",
        """
        CREATE TRIGGER payment_return_most BEFORE INSERT ON payment_return
        BEGIN
            SELECT RAISE(ABORT, 'more goes back than came') WHERE NOT EXISTS (
                SELECT 1 FROM payment p WHERE p.id = NEW.payment AND p.entry IS NOT NULL
                AND p.amount >= NEW.amount + (
                    SELECT coalesce(sum(b.amount), 0) FROM payment_return b
                    WHERE b.payment = NEW.payment AND b.state <> 'failed'));
        END
        """,
    ]

    /// 挂账: what somebody took along and will pay later.
    static let debts = [
        """
        CREATE TABLE debt (
            id INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE REFERENCES entry(id),
            sale_order INTEGER NOT NULL REFERENCES sale_order(id), member INTEGER NOT NULL REFERENCES member(id),
            amount INTEGER NOT NULL CHECK (amount > 0), remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
            due_day TEXT
        ) STRICT
        """,
        "CREATE INDEX debt_open ON debt (member) WHERE remaining > 0",
        """
        CREATE TABLE debt_payment (
            entry INTEGER NOT NULL REFERENCES entry(id), debt INTEGER NOT NULL REFERENCES debt(id),
            amount INTEGER NOT NULL CHECK (amount > 0), PRIMARY KEY (entry, debt)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
