package import Domain
import SQL
import Store

/// All of a member's coupons, sessions and reachable gifts, as previews: to choose from when there is no code.
package struct Verifiables: Query {
    /// Whose.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.seeCounter

    /// Sessions first, then coupons, then gifts.
    package struct Answer: Codable, Sendable, Equatable {
        /// What can be chosen; those that cannot be used say why.
        package let choices: [VerificationPreview]

        /// What can be chosen.
        package init(choices: [VerificationPreview]) { self.choices = choices }
    }
}

extension Verifiables {
    package func answer(_ view: View) throws -> Answer {
        guard let record = try view.db.member(member, vault: view.vault) else { return Answer(choices: []) }
        let sessions = try view.db.packageItems(of: member).filter { $0.left > 0 }.map { try view.preview($0, record) }
        let coupons = try view.db.coupons(of: member, at: view.now).compactMap { try view.preview(.coupon($0.id)) }
        let account = AccountID(.points, holder: member.raw)
        let points = try view.db.lots([account], at: view.now).reduce(Int64(0)) { $0 + $1.remaining }
        let row = try view.row(record)
        let gifts = try view.db.gifts().map { gift in
            VerificationPreview(
                what: .gift(gift.id), member: row, title: gift.title, before: points, after: points - gift.points,
                until: nil,
                fault: view.frozen(record)
                    ?? (points < gift.points ? .tooFewPoints(have: points, need: gift.points) : nil))
        }
        return Answer(choices: sessions + coupons + gifts)
    }
}
