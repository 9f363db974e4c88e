package import Domain

/// What a member is given when something prepaid goes back: the working line by line, and what is paid out (rule 16).
package struct PrepaidReceipt: Codable, Sendable, Equatable {
    /// Number of the journal entry: printed as the receipt's number.
    package let entry: EntryID
    /// The store's name.
    package let store: String
    /// When.
    package let at: Instant
    /// Who served.
    package let servedBy: String
    /// Whose.
    package let member: MemberID
    /// Masked: 张*
    package let name: String
    /// Masked: 138****5678
    package let phone: String
    /// What went back.
    package let title: String
    /// Why.
    package let cause: RefundCause
    /// The working.
    package let working: [RefundStep]
    /// Names of a package's items, as the working counts them.
    package let items: [String]
    /// Which figure was paid.
    package let figure: PrepaidClaim.Figure
    /// What was paid out, interest included.
    package let paidOut: Money
    /// How.
    package let tender: Tender
    /// Principal afterwards.
    package let principalAfter: Money
    /// Bonus afterwards.
    package let bonusAfter: Money
    /// The reason on record.
    package let reason: String

    /// A receipt.
    package init(
        entry: EntryID, store: String, at: Instant, servedBy: String, member: MemberID, name: String, phone: String,
        title: String, cause: RefundCause, working: [RefundStep], items: [String], figure: PrepaidClaim.Figure,
        paidOut: Money, tender: Tender, principalAfter: Money, bonusAfter: Money, reason: String
    ) {
        self.entry = entry
        self.store = store
        self.at = at
        self.servedBy = servedBy
        self.member = member
        self.name = name
        self.phone = phone
        self.title = title
        self.cause = cause
        self.working = working
        self.items = items
        self.figure = figure
        self.paidOut = paidOut
        self.tender = tender
        self.principalAfter = principalAfter
        self.bonusAfter = bonusAfter
        self.reason = reason
    }
}
