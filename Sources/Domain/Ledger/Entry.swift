/// What kind of event moved value.
package enum EntryKind: String, Codable, Sendable, CaseIterable {
    /// 充值
    case topUp
    /// 扣款
    case deduction
    /// 售次卡
    case packageSale
    /// 发券
    case couponGrant
    /// 核销
    case verification
    /// 冲正: the exact opposite of an earlier entry
    case reversal
    /// 过期: bonus or points whose time has passed
    case lapse
    /// 收订金或定金
    case deposit
    /// 退订金或定金
    case depositReturn
    /// 定金不退
    case depositKept
    /// 订金或定金抵用
    case depositUse
    /// 期初: balances a store brought along
    case opening
    /// 消费: an order
    case sale
    /// 退货: lines of an order taken back
    case refund
    /// 退卡: stored value or a package given back for money
    case prepaidRefund
    /// 收款: a scanned payment arrived
    case collection
    /// 退款: a scanned payment that no order took was given back
    case collectionReturn
    /// 挂账还款
    case debtPaid
    /// 钱箱: cash put in or paid out, or a difference found by a count
    case till
}

/// One movement of value between two accounts: double entry by construction. Members' accounts are the store's debts,
/// so a credit is more for the member and a debit is less; tenders and grants are the other side.
package struct Transfer: Sendable, Equatable, Codable {
    /// The debited account.
    package let debit: AccountID
    /// The credited account.
    package let credit: AccountID
    /// How much, in the measure both accounts share; above 0.
    package let amount: Int64
    /// The lot it leaves or arrives in, where one of the two accounts is held by a member.
    package let lot: LotID?

    /// A movement.
    package init(debit: AccountID, credit: AccountID, amount: Int64, lot: LotID?) {
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.lot = lot
    }

    /// The exact opposite, into the very same lot (rule 9).
    package var reversed: Transfer { Transfer(debit: credit, credit: debit, amount: amount, lot: lot) }
}

/// What the chain's MAC of an entry covers, byte for byte.
package struct EntryRecord: Sendable, Equatable {
    /// Its place in the sequence, from 1.
    package let sequence: EntryID
    /// What happened.
    package let kind: EntryKind
    /// The request it answered.
    package let key: String
    /// Whose value moved, if a member's.
    package let member: MemberID?
    /// Who did it.
    package let operatorID: OperatorID
    /// When.
    package let at: Instant
    /// The business day, `2026-11-23`.
    package let day: String
    /// What for, as a member reads it.
    package let title: String
    /// A remark.
    package let note: String
    /// The entry it undoes, if any.
    package let reverses: EntryID?
    /// What moved.
    package let transfers: [Transfer]
    /// The shift it belongs to; entries from before there were shifts have none.
    package let shift: ShiftID?

    /// All that is covered.
    package init(
        sequence: EntryID, kind: EntryKind, key: String, member: MemberID?, operatorID: OperatorID, at: Instant,
        day: String, title: String, note: String, reverses: EntryID?, transfers: [Transfer], shift: ShiftID? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.key = key
        self.member = member
        self.operatorID = operatorID
        self.at = at
        self.day = day
        self.title = title
        self.note = note
        self.reverses = reverses
        self.transfers = transfers
        self.shift = shift
    }

    /// Length-prefixed fields in a fixed order: two different records never have the same bytes.
    package var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add(kind.rawValue)
        bytes.add(key)
        bytes.add(member?.raw ?? 0)
        bytes.add(operatorID.raw)
        bytes.add(at.ms)
        bytes.add(day)
        bytes.add(title)
        bytes.add(note)
        bytes.add(reverses?.raw ?? 0)
        bytes.add(Int64(transfers.count))
        for transfer in transfers {
            bytes.add(transfer.debit.raw)
            bytes.add(transfer.credit.raw)
            bytes.add(transfer.amount)
            bytes.add(transfer.lot?.raw ?? 0)
        }
        if let shift { bytes.add(shift.raw) }
        return bytes.bytes
    }
}

/// Bytes for a MAC: numbers as 8 bytes big-endian, texts as UTF-8 behind their length.
package struct CanonicalBytes: Sendable {
    /// What has been added so far.
    package private(set) var bytes: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Adds a number.
    package mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds a text behind its length in bytes.
    package mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Adds bytes behind their count.
    package mutating func add(_ some: [UInt8]) {
        add(Int64(some.count))
        bytes.append(contentsOf: some)
    }
}
