/// What is left of one arrival of value in one account; the oldest is used first.
package struct Lot: Sendable, Equatable, Codable {
    /// Its number.
    package let id: LotID
    /// The account it lies in.
    package let account: AccountID
    /// Principal, bonus, points, session or coupon.
    package let kind: AccountKind
    /// The entry that brought it: principal and bonus of one top-up share it.
    package let source: EntryID
    /// What came, in the account's measure.
    package let granted: Int64
    /// What is left.
    package let remaining: Int64
    /// When it came.
    package let at: Instant
    /// When it lapses; nil = never (paid money never does: 商务部令2012年第9号).
    package let expiresAt: Instant?

    /// A lot as the store file has it.
    package init(
        id: LotID, account: AccountID, kind: AccountKind, source: EntryID, granted: Int64, remaining: Int64,
        at: Instant, expiresAt: Instant?
    ) {
        self.id = id
        self.account = account
        self.kind = kind
        self.source = source
        self.granted = granted
        self.remaining = remaining
        self.at = at
        self.expiresAt = expiresAt
    }
}

/// So much out of one lot.
package struct Take: Sendable, Equatable, Codable {
    /// The lot.
    package let lot: LotID
    /// Its account.
    package let account: AccountID
    /// What the account is.
    package let kind: AccountKind
    /// How much, in the account's measure; always above 0.
    package let amount: Int64

    /// So much out of a lot.
    package init(lot: LotID, account: AccountID, kind: AccountKind, amount: Int64) {
        self.lot = lot
        self.account = account
        self.kind = kind
        self.amount = amount
    }
}
