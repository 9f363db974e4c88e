package import Domain
import SQL
import Store

/// One article with what moved its stock and what uses it up.
package struct StockHistory: Query {
    /// Which.
    package let good: GoodID
    /// How many movements at most.
    package let limit: Int

    /// Asks for an article.
    package init(good: GoodID, limit: Int = 200) {
        self.good = good
        self.limit = limit
    }

    package static let right = Right.seeCounter

    /// The article; nil = there is none of that number.
    package struct Answer: Codable, Sendable, Equatable {
        /// What it is.
        package let item: GoodItem?
        /// The last movements, the newest first.
        package let moves: [StockMove]
        /// Services that use it up.
        package let uses: [StockUse]

        /// An article.
        package init(item: GoodItem?, moves: [StockMove], uses: [StockUse]) {
            self.item = item
            self.moves = moves
            self.uses = uses
        }
    }
}

/// A movement of a stock, as a screen shows it.
package struct StockMove: Codable, Sendable, Equatable {
    /// Why.
    package let kind: StockMoveKind
    /// How much, with its sign; 0 only for a count that found what there was.
    package let quantity: Int64
    /// How much there was afterwards.
    package let after: Int64
    /// When.
    package let at: Instant
    /// Name of the one who did it.
    package let by: String
    /// With which journal entry, if any.
    package let entry: EntryID?
    /// Why, in somebody's own words; may be empty.
    package let reason: String

    /// A movement.
    package init(
        kind: StockMoveKind, quantity: Int64, after: Int64, at: Instant, by: String, entry: EntryID? = nil,
        reason: String = ""
    ) {
        self.kind = kind
        self.quantity = quantity
        self.after = after
        self.at = at
        self.by = by
        self.entry = entry
        self.reason = reason
    }
}

/// A service that uses an article up.
package struct StockUse: Codable, Sendable, Equatable {
    /// Which.
    package let service: ServiceID
    /// 肩颈舒缓
    package let title: String
    /// How much for one customer.
    package let quantity: Int64

    /// A use.
    package init(service: ServiceID, title: String, quantity: Int64) {
        self.service = service
        self.title = title
        self.quantity = quantity
    }
}

extension StockHistory {
    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.good(good) else { return Answer(item: nil, moves: [], uses: []) }
        let names = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        let titles = Dictionary(uniqueKeysWithValues: try view.db.services().map { ($0.id, $0.title) })
        let uses = try view.db.supplies().sorted { $0.key < $1.key }.flatMap { service, supplies in
            supplies.filter { $0.good == good }.compactMap { supply in
                titles[service].map { StockUse(service: service, title: $0, quantity: supply.quantity) }
            }
        }
        let moves = try view.db.stockMoves(of: good, limit: limit).map { move in
            StockMove(
                kind: move.kind, quantity: move.quantity, after: move.after, at: move.at,
                by: names[move.operatorID] ?? move.operatorID.description, entry: move.entry, reason: move.reason)
        }
        return Answer(item: GoodItem(row), moves: moves, uses: uses)
    }
}
