package import Domain
package import SQL
import Store
package import Vault

/// 对账单: every movement of what a member holds in a space of days, with the balance after each, and what is left of
/// what was paid (rule 16; Beijing art. 13 and 19).
package struct MemberStatement: Query {
    /// Whose.
    package let member: MemberID
    /// The first business day.
    package let from: Day
    /// The last business day.
    package let to: Day

    /// Of a member.
    package init(member: MemberID, from: Day, to: Day) {
        self.member = member
        self.from = from
        self.to = to
    }

    package static let right = Right.seeMembers

    /// The statement; nil if there is no such member.
    package struct Answer: Codable, Sendable, Equatable {
        /// The statement.
        package let statement: Statement?
    }

    /// What is stated.
    package struct Statement: Codable, Sendable, Equatable {
        /// What a member can hold.
        package enum Holding: Codable, Sendable, Equatable, Hashable {
            /// 本金
            case principal
            /// 赠金
            case bonus
            /// 积分
            case points
            /// 次卡
            case sessions(PackageItemID, title: String)
        }
        /// A change of one holding.
        package struct Part: Codable, Sendable, Equatable {
            /// Of what.
            package let holding: Holding
            /// By how much.
            package let change: Int64
            /// What there was after it.
            package let after: Int64
        }
        /// One entry.
        package struct Row: Codable, Sendable, Equatable {
            /// Its number.
            package let entry: EntryID
            /// What happened.
            package let kind: EntryKind
            /// When.
            package let at: Instant
            /// The business day.
            package let day: Day
            /// What for.
            package let title: String
            /// What changed; the parts of stored value say how it was deducted.
            package let parts: [Part]
        }
        /// What is left of one top-up.
        package struct Left: Codable, Sendable, Equatable {
            /// The entry that brought it.
            package let entry: EntryID
            /// When.
            package let at: Instant
            /// What was paid then, and what is left of it.
            package let paid: Money, principal: Money
            /// What was added then, and what is left of it.
            package let given: Money, bonus: Money
            /// When the bonus lapses.
            package let until: Instant?
        }
        /// One holding before and after the days.
        package struct Balance: Codable, Sendable, Equatable {
            /// Of what.
            package let holding: Holding
            /// Before the first day.
            package let before: Int64
            /// After the last.
            package let after: Int64
        }
        /// The store.
        package let store: String
        /// Whose.
        package let member: MemberID
        /// Masked: 张*
        package let name: String
        /// Masked.
        package let phone: String
        /// The days.
        package let from: Day, to: Day
        /// When it was made.
        package let at: Instant
        /// Who made it; empty where the program did.
        package let by: String
        /// Entries, the first first.
        package let rows: [Row]
        /// Holdings that were ever touched.
        package let balances: [Balance]
        /// What is left of each top-up now.
        package let left: [Left]
    }

    package func answer(_ view: View) throws -> Answer {
        let statement = try Self.statement(
            member, from: from, to: to, db: view.db, vault: view.vault, store: view.settings.name, at: view.now,
            by: view.who?.name ?? "")
        return Answer(statement: statement)
    }

    /// The statement from the books, whoever asks; nil if there is no such member.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package static func statement(
        _ member: MemberID, from: Day, to: Day, db: any Reading, vault: Vault, store: String, at now: Instant,
        by: String
    ) throws -> Statement? {
        guard let record = try db.member(member, vault: vault) else { return nil }
        var reader = StatementReader(from: from, to: to, items: try db.packageItems(of: member))
        for movement in try db.movements(of: member, through: to) { reader.take(movement) }
        return Statement(
            store: store, member: member, name: PersonName(record.name).masked, phone: Phone.masked(record.phone),
            from: from, to: to, at: now, by: by, rows: reader.rows, balances: reader.balances,
            left: try db.leftOfTopUps(of: member, at: now).map { row in
                Statement.Left(
                    entry: row.entry, at: row.at, paid: Money(fen: row.paid), principal: Money(fen: row.principal),
                    given: Money(fen: row.given), bonus: Money(fen: row.bonus), until: row.until)
            })
    }
}

/// Adds movements up, the first first.
private struct StatementReader {
    typealias Statement = MemberStatement.Statement
    let from: Day
    let to: Day
    let titles: [PackageItemID: String]
    private(set) var rows: [Statement.Row] = []
    private var sums: [Statement.Holding: Int64] = [:]
    private var before: [Statement.Holding: Int64] = [:]
    private var order: [Statement.Holding] = [.principal, .bonus, .points]

    init(from: Day, to: Day, items: [PackageItemRow]) {
        self.from = from
        self.to = to
        titles = Dictionary(items.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    var balances: [Statement.Balance] {
        order.filter { $0 == .principal || $0 == .bonus || $0 == .points || sums[$0] != nil }.map {
            Statement.Balance(holding: $0, before: before[$0] ?? 0, after: sums[$0] ?? 0)
        }
    }

    mutating func take(_ movement: MemberMovementRow) {
        guard let holding = holding(movement.account) else { return }
        if !order.contains(holding) { order.append(holding) }
        let after = (sums[holding] ?? 0) + movement.change
        sums[holding] = after
        guard movement.day >= from else {
            before[holding] = after
            return
        }
        let part = Statement.Part(holding: holding, change: movement.change, after: after)
        if let last = rows.last, last.entry == movement.entry {
            rows[rows.count - 1] = Statement.Row(
                entry: last.entry, kind: last.kind, at: last.at, day: last.day, title: last.title,
                parts: last.parts + [part])
        } else {
            rows.append(
                Statement.Row(
                    entry: movement.entry, kind: movement.kind, at: movement.at, day: movement.day,
                    title: movement.title, parts: [part]))
        }
    }

    private func holding(_ account: AccountID) -> Statement.Holding? {
        switch account.kind {
        case .principal: return .principal
        case .bonus: return .bonus
        case .points: return .points
        case .session:
            let item = PackageItemID(account.holder)
            return .sessions(item, title: titles[item] ?? "")
        default: return nil
        }
    }
}
