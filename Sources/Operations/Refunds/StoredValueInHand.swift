import Domain
import SQL
import Store

/// A member's stored value as it was paid and used, top-up by top-up (rule 6): what a refund is worked out from.
struct StoredValueInHand {
    /// Top-ups of which something is left, oldest first.
    private(set) var topUps: [PaidLot] = []
    /// What brought them.
    private(set) var sources: [EntryID] = []
    /// Lots that go back: principal and bonus that can still be used.
    let lots: [Lot]

    /// Principal that is left.
    var principal: Money { sum(.principal) }
    /// Bonus that is left and would be taken back.
    var bonus: Money { sum(.bonus) }

    private func sum(_ kind: AccountKind) -> Money {
        Money(fen: lots.reduce(0) { $0 + ($1.kind == kind ? $1.remaining : 0) })
    }

    /// Reads it.
    /// - Parameter gifts: gifts in kind; they count with the last top-up.
    /// - Throws: `EngineError`, or what a kept text cannot be read as.
    init(of member: MemberID, gifts: [GiftInKind], db: any Reading, calendar: StoreCalendar, now: Instant) throws {
        lots = try db.storedValueLots(of: member, at: now)
        guard !lots.isEmpty else { return }
        let all = try db.everyStoredValueLot(of: member)
        let before = try db.storedValueRefunded(to: member, lots: all)
        let uses = try StoredValueUses(db.storedValueUses(of: member), lots: all)
        let left = Set(lots.map(\.source))
        // Bonus that came back late lies in a lot of its own: the top-up it is of counts as long as that is there.
        let alive = left.union(uses.origins.filter { left.contains($0.key) }.map(\.value))
        let paid = all.filter { $0.kind == .principal && alive.contains($0.source) }
        for (place, principal) in paid.enumerated() {
            let bonus = all.first { $0.kind == .bonus && $0.source == principal.source }
            let usedPrincipal = uses.used(of: principal.id)
            let usedBonus = bonus.map { min(Money(fen: $0.granted), uses.used(of: $0.id)) } ?? .zero
            let atList = try uses.atList(of: [principal.id, bonus?.id].compactMap(\.self), db)
            topUps.append(
                PaidLot(
                    paidOn: calendar.businessDay(of: principal.at), paid: Money(fen: principal.granted),
                    bonus: Money(fen: bonus?.granted ?? 0), usedPrincipal: usedPrincipal, usedBonus: usedBonus,
                    usedAtList: atList, refundedBefore: before[principal.source] ?? .zero,
                    gifts: place == paid.count - 1 ? gifts : []))
            sources.append(principal.source)
        }
    }
}

/// What of each lot was used by which entry, after everything that came back.
private struct StoredValueUses {
    /// For lots, what each use took of them.
    private var taken: [LotID: [EntryID: Int64]] = [:]
    /// For the source of value that came back into a lot of its own, the top-up it is of.
    private(set) var origins: [EntryID: EntryID] = [:]

    init(_ moves: [StoredValueMove], lots: [Lot]) {
        let sources = Dictionary(lots.map { ($0.id, $0.source) }) { first, _ in first }
        var standsFor: [LotID: LotID] = [:]
        for move in moves {
            if move.isGrace {
                // The newest lot of which the order took so much is the one it came from (rule 9).
                let found = taken.filter { ($0.value[move.use] ?? 0) > 0 && Self.isBonus($0.key, lots) }
                guard let origin = found.keys.max() else { continue }
                standsFor[move.lot] = origin
                if let grace = sources[move.lot], let source = sources[origin] { origins[grace] = source }
            }
            taken[standsFor[move.lot] ?? move.lot, default: [:]][move.use, default: 0] += move.amount
        }
    }

    private static func isBonus(_ id: LotID, _ lots: [Lot]) -> Bool {
        lots.contains { $0.id == id && $0.kind == .bonus }
    }

    func used(of lot: LotID) -> Money {
        Money(fen: max(0, taken[lot]?.values.reduce(0, +) ?? 0))
    }

    /// What the used part cost before any discount (art. 19): a deduction was sold at list; an order at the list price
    /// of what is left of it, in proportion.
    func atList(of lots: [LotID], _ db: any Reading) throws -> Money {
        var parts: [EntryID: Int64] = [:]
        for lot in lots { for (use, amount) in taken[lot] ?? [:] { parts[use, default: 0] += amount } }
        return try parts.filter { $0.value > 0 }.reduce(.zero) { sum, part in
            try sum + Self.atList(Money(fen: part.value), paying: part.key, db)
        }
    }

    private static func atList(_ part: Money, paying entry: EntryID, _ db: any Reading) throws -> Money {
        guard let order = try db.order(paidBy: entry) else { return part }
        let gone = try db.refundedQuantities(of: order.id)
        var (list, net) = (Money.zero, Money.zero)
        // Sessions and gifts were not paid from stored value; points are the member's own.
        for line in try db.lines(of: order.id) where line.session == nil && !line.isGift {
            let left = line.quantity - (gone[line.line] ?? 0)
            let byPoints = try line.steps.reduce(Money.zero) { sum, step in
                let reason = try CanonicalJSON.value(Quotation.Reason.self, step.reason)
                return reason == .points ? sum + step.amount : sum
            }
            list += Money(fen: line.unit.fen * left) - byPoints.scaled(by: left, over: line.quantity)
            net += line.net.scaled(by: left, over: line.quantity)
        }
        guard net > .zero else { return part }
        return max(part, list.scaled(by: part.fen, over: net.fen))
    }
}
