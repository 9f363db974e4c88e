package import Domain
import SQL
import Store

/// What was verified today, latest first.
package struct TodaysVerifications: Query {
    /// Asks for today.
    package init() {}

    package static let right = Right.seeCounter

    /// Today's verifications.
    package struct Answer: Codable, Sendable, Equatable {
        /// Latest first, at most 200.
        package let rows: [VerificationRow]

        /// Today's verifications.
        package init(rows: [VerificationRow]) { self.rows = rows }
    }
}

/// One verification in the list.
package struct VerificationRow: Codable, Sendable, Equatable {
    /// Its number.
    package let verification: VerificationID
    /// When.
    package let at: Instant
    /// Whose.
    package let member: MemberID
    /// Name.
    package let name: String
    /// 补水护理 1 次
    package let title: String
    /// Who verified.
    package let by: String
    /// It was taken back at this moment.
    package let undoneAt: Instant?
    /// It may be taken back before this moment; nil = not any more.
    package let undoUntil: Instant?

    /// A row.
    package init(
        verification: VerificationID, at: Instant, member: MemberID, name: String, title: String, by: String,
        undoneAt: Instant?, undoUntil: Instant?
    ) {
        self.verification = verification
        self.at = at
        self.member = member
        self.name = name
        self.title = title
        self.by = by
        self.undoneAt = undoneAt
        self.undoUntil = undoUntil
    }
}

extension TodaysVerifications {
    package func answer(_ view: View) throws -> Answer {
        Answer(
            rows: try view.db.verifications(on: view.today, limit: 200).map { record in
                let until = record.at.advanced(hours: Int64(view.settings.undoHours))
                return VerificationRow(
                    verification: record.id, at: record.at, member: record.member, name: record.name,
                    title: record.title, by: record.by, undoneAt: record.undoneAt,
                    undoUntil: record.undoneAt == nil && view.now < until ? until : nil)
            })
    }
}
