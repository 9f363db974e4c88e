package import Domain
import SQL
import Store

/// One stretch of the list of all members, latest visitors first: what a long list shows, and nothing else.
package struct MemberList: Query {
    /// Place of the first row wanted, from 0.
    package let from: Int
    /// At most so many rows, 1…200.
    package let limit: Int

    /// A stretch of the list.
    package init(from: Int, limit: Int = 120) {
        self.from = from
        self.limit = limit
    }

    package static let right = Right.seeMembers

    /// The stretch.
    package struct Answer: Codable, Sendable, Equatable {
        /// Place of the first row.
        package let from: Int
        /// The rows.
        package let rows: [MemberRow]
        /// Members in all.
        package let total: Int

        /// A stretch.
        package init(from: Int, rows: [MemberRow], total: Int) {
            self.from = from
            self.rows = rows
            self.total = total
        }
    }
}

extension MemberList {
    package func answer(_ view: View) throws -> Answer {
        let from = max(0, from)
        let ids = try view.db.latestMembers(from: from, limit: min(max(1, limit), 200))
        let rows = try view.db.members(ids, vault: view.vault).map { try view.row($0) }
        return Answer(from: from, rows: rows, total: try view.db.memberCount())
    }
}
