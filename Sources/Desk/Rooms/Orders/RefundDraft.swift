import Domain
import Operations
import Widgets

/// What is to go back of an order, as far as it is chosen.
struct RefundDraft: Sendable {
    /// How the money goes over the parts of the payment.
    enum Split: Sendable, Equatable {
        /// In proportion to what remains of them.
        case inProportion
        /// All of it to one; parts count from 0.
        case all(to: Int)
    }

    /// What a preview was asked for.
    struct Wish: Sendable, Equatable {
        let lines: [RefundSale.Line]
        let parts: [Money]?
    }

    /// How many of each line.
    private(set) var counts: [Int64]
    /// Articles that do not go back to the shelf; lines count from 0.
    private var onCounter: Set<Int> = []
    private(set) var split = Split.inProportion
    /// Why.
    var reason = TextField(limit: 60)
    /// The reason has the cursor.
    var isReasoning = false
    /// What it would do, and what that was asked for.
    private(set) var preview: RefundPreview.Answer?
    private(set) var seen: Wish?

    init(lines: Int) { counts = Array(repeating: 0, count: lines) }

    /// As it was kept, as far as the order still has it.
    init(_ kept: Draft.Refund, of sold: OrderDetail.Sold) {
        counts = zip(sold.lines, kept.counts).map { min($0.left, $1) }
        onCounter = Set(kept.kept)
        if let place = kept.allTo { split = .all(to: place) }
        reason.set(kept.reason)
        isReasoning = kept.isReasoning
    }

    /// To be gone on with later.
    var kept: Draft.Refund {
        let place: Int? = if case .all(let place) = split { place } else { nil }
        return Draft.Refund(
            counts: counts, kept: onCounter.sorted(), allTo: place, reason: reason.text, isReasoning: isReasoning)
    }

    var isChosen: Bool { counts.contains { $0 > 0 } }

    /// The chosen lines as the store wants them.
    var lines: [RefundSale.Line] {
        counts.indices.filter { counts[$0] > 0 }.map {
            RefundSale.Line(line: $0 + 1, quantity: counts[$0], restock: !onCounter.contains($0))
        }
    }

    /// Whether the preview is of what is chosen now.
    var isSettled: Bool { preview != nil && seen?.lines == lines && (seen?.parts == nil) == (split == .inProportion) }

    func goesToShelf(_ line: Int) -> Bool { !onCounter.contains(line) }

    mutating func set(_ line: Int, _ count: Int64) {
        guard counts.indices.contains(line) else { return }
        counts[line] = max(0, count)
    }

    mutating func turnShelf(_ line: Int) {
        if onCounter.remove(line) == nil { onCounter.insert(line) }
    }

    mutating func choose(_ split: Split) {
        self.split = split
        seen = nil
    }

    mutating func take(_ answer: RefundPreview.Answer, _ wish: Wish) { (preview, seen) = (answer, wish) }

    mutating func forgetPreview() { (preview, seen) = (nil, nil) }

    /// All that goes back to one part; nil if it paid less than that.
    func parts(_ sold: OrderDetail.Sold, _ paidOut: Money) -> [Money]? {
        let remaining = Self.remaining(sold)
        guard case .all(let place) = split, remaining.indices.contains(place), remaining[place].left >= paidOut else {
            return nil
        }
        return remaining.indices.map { $0 == place ? paidOut : .zero }
    }

    /// Each part of the payment as the order has it, with what has not gone back; stored value is one part.
    static func remaining(_ sold: OrderDetail.Sold) -> [(means: SaleReceipt.Payment.Means, left: Money)] {
        var found: [(part: Int, means: SaleReceipt.Payment.Means, left: Money)] = []
        for part in sold.parts {
            if let place = found.firstIndex(where: { $0.part == part.part }) {
                found[place].left += part.payment.amount
            } else {
                found.append((part.part, part.payment.means, part.payment.amount - part.refunded))
            }
        }
        return found.sorted { $0.part < $1.part }.map { ($0.means, $0.left) }
    }

    /// Parts something can go back to, by their places.
    static func open(_ sold: OrderDetail.Sold) -> [Int] {
        let remaining = remaining(sold)
        return remaining.indices.filter { remaining[$0].left > .zero }
    }
}
