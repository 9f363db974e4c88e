package import Domain

/// Members for one find box: name, pinyin, initials, last four digits, phone, number (feature A1).
package struct FindMembers: Query {
    /// As typed; empty = the latest visitors.
    package let text: String
    /// At most so many rows, 1…200.
    package let limit: Int

    /// Finds by text.
    package init(text: String, limit: Int = 50) {
        self.text = text
        self.limit = limit
    }

    package static let right = Right.seeMembers

    /// Rows, best first.
    package struct Answer: Codable, Sendable, Equatable {
        /// At most `limit`.
        package let rows: [MemberRow]
        /// There are more than these.
        package let more: Bool

        /// Rows.
        package init(rows: [MemberRow], more: Bool) {
            self.rows = rows
            self.more = more
        }
    }
}

/// A member in a list.
package struct MemberRow: Codable, Sendable, Equatable {
    /// Number.
    package let member: MemberID
    /// Whole name: staff greet people by it.
    package let name: String
    /// 138****5678
    package let phone: String
    /// Tier.
    package let tier: Tier
    /// Status.
    package let status: MemberStatus
    /// Principal + bonus.
    package let balance: Money
    /// Last visit, if any.
    package let lastVisit: Instant?

    /// A row.
    package init(
        member: MemberID, name: String, phone: String, tier: Tier, status: MemberStatus, balance: Money,
        lastVisit: Instant?
    ) {
        self.member = member
        self.name = name
        self.phone = phone
        self.tier = tier
        self.status = status
        self.balance = balance
        self.lastVisit = lastVisit
    }
}
