package import Domain
import SQL
import Store

/// Members for one find box: name, pinyin, initials, last four digits, phone, number (feature A1).
package struct FindMembers: Query {
    /// As typed; empty = the latest visitors.
    package let text: String
    /// At most so many rows, 1…200.
    package let limit: Int

    /// Whether those who are due, wait or are served today come first.
    package let todayFirst: Bool

    /// Finds by text.
    package init(text: String, limit: Int = 50, todayFirst: Bool = false) {
        self.text = text
        self.limit = limit
        self.todayFirst = todayFirst
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

extension FindMembers {
    package func answer(_ view: View) throws -> Answer {
        let limit = min(max(1, limit), 200)
        var ids = try view.db.findMembers(text, limit: limit + 1, vault: view.vault)
        if todayFirst {
            let here = try view.db.findArrivals(text, on: view.today, vault: view.vault)
            ids = here + ids.filter { !here.contains($0) }
        }
        let rows = try view.db.members(Array(ids.prefix(limit)), vault: view.vault).map { try view.row($0) }
        return Answer(rows: rows, more: ids.count > limit)
    }
}

extension View {
    /// A member as lists show them: phone masked.
    /// - Throws: `EngineError`.
    func row(_ record: MemberRecord) throws -> MemberRow {
        MemberRow(
            member: record.id, name: record.name, phone: Phone.masked(record.phone), tier: record.tier,
            status: record.status, balance: Money(fen: try db.spendable(of: record.id, at: now)),
            lastVisit: record.lastVisit)
    }
}
