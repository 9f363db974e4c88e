package import Domain
package import SQL
package import Vault

/// An entry about to be written; `Domain` has decided, the journal only writes it down.
package struct Draft: Sendable {
    /// One movement of an entry.
    package enum Move: Sendable, Equatable {
        /// Out of a member's lot into one of the store's accounts.
        case take(Take, into: AccountKind)
        /// A new lot for a holder, out of one of the store's accounts.
        case grant(AccountKind, holder: Int64, amount: Int64, from: AccountKind, expiresAt: Instant?)
        /// Between two of the store's accounts: money paid directly.
        case pass(from: AccountKind, into: AccountKind, amount: Int64)
        /// An earlier transfer the other way, into the very lot.
        case back(Transfer)
    }

    /// What happens.
    package let kind: EntryKind
    /// The request it answers.
    package let key: String
    /// Whose value.
    package let member: MemberID?
    /// Who does it.
    package let operatorID: OperatorID
    /// When.
    package let at: Instant
    /// The business day.
    package let day: Day
    /// What for, as a member reads it.
    package let title: String
    /// A remark.
    package let note: String
    /// The entry it takes back.
    package let reverses: EntryID?
    /// The shift it belongs to, nil before there is one.
    package var shift: ShiftID?
    /// What moves.
    package let moves: [Move]

    /// An entry about to be written.
    package init(
        kind: EntryKind, key: String, member: MemberID?, operatorID: OperatorID, at: Instant, day: Day, title: String,
        note: String = "", reverses: EntryID? = nil, shift: ShiftID? = nil, moves: [Move]
    ) {
        self.kind = kind
        self.key = key
        self.member = member
        self.operatorID = operatorID
        self.at = at
        self.day = day
        self.title = title
        self.note = note
        self.reverses = reverses
        self.shift = shift
        self.moves = moves
    }

    /// Whether it can only be written while a shift is open (rule 40).
    package var needsShift: Bool {
        moves.contains { move in
            switch move {
            case .take(_, let into): into.belongsToShift
            case .grant(_, _, _, let from, _): from.belongsToShift
            case .pass(let from, let into, _): from.belongsToShift || into.belongsToShift
            case .back(let transfer):
                [transfer.debit, transfer.credit].contains { $0.kind?.belongsToShift ?? false }
            }
        }
    }

    /// The transfers of the moves, in order; new lots are numbered after their entry, from 1 within it.
    package func transfers(entry: EntryID) -> [Transfer] {
        var lots: Int64 = 0
        return moves.map { move in
            switch move {
            case .take(let take, let into):
                return Transfer(debit: take.account, credit: AccountID(into), amount: take.amount, lot: take.lot)
            case .grant(let kind, let holder, let amount, let from, _):
                lots += 1
                precondition(lots < 1000, "an entry opens fewer than a thousand lots")
                return Transfer(
                    debit: AccountID(from), credit: AccountID(kind, holder: holder), amount: amount,
                    lot: LotID(entry.raw * 1000 + lots))
            case .pass(let from, let into, let amount):
                return Transfer(debit: AccountID(from), credit: AccountID(into), amount: amount, lot: nil)
            case .back(let transfer):
                return transfer.reversed
            }
        }
    }
}

/// What the books say after an entry.
package struct Posted: Sendable, Equatable {
    /// Its place in the sequence.
    package let entry: EntryID
    /// Its code in the chain.
    package let mac: [UInt8]
    /// Balances of the accounts it touched, after it.
    package let after: [AccountID: Int64]
}

extension Writing {
    /// Writes an entry: chain, transfers, lots and guarded balances (rules 2 and 3). The only place in the program
    /// where a balance changes.
    /// - Throws: `EngineError`; `.constraint` when a guard of the schema holds against a wrong decision.
    package func post(_ draft: Draft, vault: Vault) throws -> Posted {
        let head = try ledgerHead()
        let entry = EntryID(head.sequence + 1)
        let transfers = draft.transfers(entry: entry)
        let record = EntryRecord(
            sequence: entry, kind: draft.kind, key: draft.key, member: draft.member, operatorID: draft.operatorID,
            at: draft.at, day: draft.day.description, title: draft.title, note: draft.note, reverses: draft.reverses,
            transfers: transfers, shift: draft.shift)
        let mac = vault.ledgerMAC(previous: head.mac, sequence: entry.raw, canonical: record.canonicalBytes)
        var after: [AccountID: Int64] = [:]
        var afterLine: [Int64?] = []
        for transfer in transfers {
            afterLine.append(try moveBalance(transfer, &after))
        }
        let change = Self.moneyChange(transfers)
        let balance = try draft.member.map { try storedValue(of: $0) } ?? 0
        try execute(
            """
            INSERT INTO entry (id, kind, request, member, operator, at, day, title, note, amount, balance_after,
                               reverses, mac, shift) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """, entry, draft.kind.rawValue, draft.key, draft.member, draft.operatorID, draft.at, draft.day,
            draft.title, draft.note, change, balance, draft.reverses, mac, draft.shift)
        for (index, transfer) in transfers.enumerated() {
            try moveLot(transfer, draft.moves[index], entry: entry, at: draft.at)
            try execute(
                "INSERT INTO transfer (entry, line, debit, credit, amount, lot, after) VALUES (?,?,?,?,?,?,?)",
                entry, index + 1, transfer.debit, transfer.credit, transfer.amount, transfer.lot, afterLine[index])
        }
        return Posted(entry: entry, mac: mac, after: after)
    }

    private func moveBalance(_ transfer: Transfer, _ after: inout [AccountID: Int64]) throws -> Int64? {
        var result: Int64?
        if let kind = transfer.debit.kind, kind.isHeldByMember {
            let left = try first(
                "UPDATE account SET balance = balance - ?1 WHERE id = ?2 AND balance - held >= ?1 RETURNING balance",
                transfer.amount, transfer.debit
            ) { $0.integer(0) }
            guard let left else { throw EngineError(.constraint("account.balance")) }
            after[transfer.debit] = left
            result = left
        }
        if let kind = transfer.credit.kind, kind.isHeldByMember {
            let now = try first(
                """
                INSERT INTO account (id, kind, holder, balance) VALUES (?,?,?,?)
                ON CONFLICT (id) DO UPDATE SET balance = balance + excluded.balance RETURNING balance
                """, transfer.credit, kind.rawValue, transfer.credit.holder, transfer.amount
            ) { $0.integer(0) }
            after[transfer.credit] = now
            result = now
        }
        return result
    }

    private func moveLot(_ transfer: Transfer, _ move: Draft.Move, entry: EntryID, at: Instant) throws {
        guard let lot = transfer.lot else { return }
        switch move {
        case .grant(_, _, let amount, _, let expiresAt):
            try execute(
                """
                INSERT INTO lot (id, account, source, granted, remaining, at, expires_at) VALUES (?,?,?,?,?,?,?)
                """, lot, transfer.credit, entry, amount, amount, at, expiresAt)
        case .take, .back, .pass:
            let leaves = transfer.debit.kind?.isHeldByMember ?? false
            let changed = try execute(
                "UPDATE lot SET remaining = remaining + ? WHERE id = ?",
                leaves ? -transfer.amount : transfer.amount, lot)
            guard changed == 1 else { throw EngineError(.constraint("lot.id")) }
        }
    }
}

extension Writing {
    /// Gives a lot more time.
    /// - Throws: `EngineError`.
    package func prolong(_ lot: LotID, until: Instant) throws {
        try execute("UPDATE lot SET expires_at = ?2 WHERE id = ?1 AND expires_at < ?2", lot, until)
    }
}

extension Reading {
    /// What an entry does to a member's principal and bonus together, in 分.
    package static func moneyChange(_ transfers: [Transfer]) -> Int64 {
        func isMoney(_ account: AccountID) -> Bool { account.kind == .principal || account.kind == .bonus }
        return transfers.reduce(0) { sum, transfer in
            sum + (isMoney(transfer.credit) ? transfer.amount : 0) - (isMoney(transfer.debit) ? transfer.amount : 0)
        }
    }

    /// The last entry's place and code.
    /// - Throws: `EngineError`.
    package func ledgerHead() throws -> Head.Link {
        try first("SELECT id, mac FROM entry ORDER BY id DESC LIMIT 1") {
            Head.Link(sequence: $0.integer(0), mac: $0.blob(1))
        } ?? .none
    }

    /// Principal + bonus of a member, in 分.
    /// - Throws: `EngineError`.
    package func storedValue(of member: MemberID) throws -> Int64 {
        try first(
            "SELECT coalesce(sum(balance), 0) FROM account WHERE id IN (?, ?)",
            AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw)
        ) { $0.integer(0) } ?? 0
    }

    /// What lies in an account's lots but has lapsed: still in its balance, but nobody may use it.
    /// - Throws: `EngineError`.
    package func lapsed(_ account: AccountID, at now: Instant) throws -> Int64 {
        try first(
            "SELECT coalesce(sum(remaining), 0) FROM lot WHERE account = ? AND remaining > 0 AND expires_at <= ?",
            account, now
        ) { $0.integer(0) } ?? 0
    }

    /// Principal + bonus a member can use at a moment, in 分.
    /// - Throws: `EngineError`.
    package func spendable(of member: MemberID, at now: Instant) throws -> Int64 {
        try storedValue(of: member) - lapsed(AccountID(.bonus, holder: member.raw), at: now)
    }

    /// What an account holds, and what of it is held back; nil if it was never used.
    /// - Throws: `EngineError`.
    package func balance(_ account: AccountID) throws -> (balance: Int64, held: Int64)? {
        try first("SELECT balance, held FROM account WHERE id = ?", account) { ($0.integer(0), $0.integer(1)) }
    }

    /// Lots with something left that have not lapsed, of any of the accounts.
    /// - Throws: `EngineError`.
    package func lots(_ accounts: [AccountID], at now: Instant) throws -> [Lot] {
        let marks = accounts.map { _ in "?" }.joined(separator: ",")
        return try rows(
            """
            SELECT id, account, source, granted, remaining, at, expires_at FROM lot
            WHERE account IN (\(marks)) AND remaining > 0 AND (expires_at IS NULL OR expires_at > ?) ORDER BY at, id
            """, arguments: accounts.map { $0 as any Bindable } + [now]
        ) { Self.lot($0) }
    }

    /// A lot, whatever is left of it, or nil.
    /// - Throws: `EngineError`.
    package func lot(_ id: LotID) throws -> Lot? {
        try first("SELECT id, account, source, granted, remaining, at, expires_at FROM lot WHERE id = ?", id) {
            Self.lot($0)
        }
    }

    private static func lot(_ row: any Row) -> Lot {
        let account: AccountID = row.identity(1)
        guard let kind = account.kind else { preconditionFailure("an account's number says its kind") }
        return Lot(
            id: row.identity(0), account: account, kind: kind, source: row.identity(2), granted: row.integer(3),
            remaining: row.integer(4), at: row.instant(5), expiresAt: row.optionalInstant(6))
    }

    /// The transfers of an entry, by line.
    /// - Throws: `EngineError`.
    package func transfers(of entry: EntryID) throws -> [Transfer] {
        try rows("SELECT debit, credit, amount, lot FROM transfer WHERE entry = ? ORDER BY line", entry) { row in
            Transfer(
                debit: row.identity(0), credit: row.identity(1), amount: row.integer(2), lot: row.optionalIdentity(3))
        }
    }
}

extension Reading {
    /// A member's principal and bonus lots with something left, bonus not lapsed.
    /// - Throws: `EngineError`.
    package func storedValueLots(of member: MemberID, at now: Instant) throws -> [Lot] {
        try lots(
            [AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw)], at: now)
    }
}
