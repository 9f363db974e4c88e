import Domain
import Operations
import SQL
import Vault

/// Writes a demo store's rows ahead of the database: while one batch is being inserted, the next is being made.
actor Author {
    private enum Chapter {
        case members(Int)
        case visits(Int)
        case sheet
        case entries(Int)
        case uses(Int)
        case vouchers(Int)
        case tokens(Int)
        case ended
    }

    private var registry: Registry
    private var ledger: Ledger?
    private var tokens = TokenPile()
    /// Indexes that are still to be built.
    private var unbuilt = SideIndex.all
    /// Names whose tokens are still to be made.
    private var unnamed = 0
    private var chapter = Chapter.members(0)
    private let members: Int
    private let vault: Vault

    /// What one batch holds at most, in members or rows.
    private static let length = 8192

    /// The author of a store.
    init(pack: Pack, members: Int, seed: UInt64, timeline: Timeline, vault: Vault) {
        self.members = members
        self.vault = vault
        registry = Registry(pack: pack, members: members, seed: seed, timeline: timeline, vault: vault)
    }

    /// The next rows; nil at the end.
    func next() -> Batch? {
        switch chapter {
        case .members(let from):
            let batch = registry.batch(from, Self.length)
            chapter = from + Self.length < members ? .members(from + Self.length) : .visits(0)
            return batch
        case .visits(let from):
            return turn(from, to: { .visits($0) }, then: .sheet, of: ["member", "visit"]) {
                $0.visits(from, Self.length * 4)
            }
        case .sheet:
            return turn(0, to: { .entries($0) }, then: .entries(0), of: []) { ($0.sheet(), nil) }
        case .entries(let from):
            return turn(from, to: { .entries($0) }, then: .uses(0), of: ["entry", "lot"]) {
                $0.entries(from, Self.length * 2)
            }
        case .uses(let from):
            return turn(from, to: { .uses($0) }, then: .vouchers(0), of: ["verification"]) {
                $0.uses(from, Self.length * 4)
            }
        case .vouchers(let from):
            return turn(from, to: { .vouchers($0) }, then: .tokens(0), of: []) { $0.vouchers(from, Self.length * 4) }
        case .tokens(let from):
            if from == 0 {
                name(members)
                tokens.sort()
            }
            let length = Self.length * 8
            chapter = from + length < tokens.count ? .tokens(from + length) : .ended
            var rows = Batch.Rows("INSERT INTO member_token (token, member) VALUES (?,?)")
            rows.values = tokens.values(from: from, count: length)
            var batch = Batch(
                rows: [rows], weight: members * 150 * min(length, tokens.count - from) / max(1, tokens.count))
            if case .ended = chapter { batch.indexes = unbuilt }
            return batch
        case .ended:
            return nil
        }
    }

    private func turn(
        _ from: Int, to further: (Int) -> Chapter, then next: Chapter, of tables: Set<String>,
        _ make: (inout Ledger) -> (Batch, next: Int?)
    ) -> Batch {
        var pages = ledger ?? Ledger(registry.takeStory(), vault: vault)
        ledger = nil
        var (batch, end) = make(&pages)
        chapter = end.map(further) ?? next
        if end == nil {
            batch.indexes = unbuilt.filter { tables.contains($0.table) }
            unbuilt.removeAll { tables.contains($0.table) }
        }
        ledger = pages
        name(Self.length)
        return batch
    }

    /// Makes the tokens of so many further members: while the database is busier than its author.
    private func name(_ count: Int) {
        let end = min(unnamed + count, members)
        for place in unnamed..<end { tokens.add(registry.called[place], member: Int32(place + 1)) }
        unnamed = end
    }

    /// The last numbers given, and the end of the ledger's chain.
    var ending: Ledger.Ending? { ledger?.ending }
}
