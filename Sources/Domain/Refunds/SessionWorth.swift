/// What the sessions of one package item are worth: their share of what the card cost (rule 18), use by use.
package struct SessionWorth: Sendable, Equatable {
    /// All of them together.
    package let whole: Money
    /// How many there are.
    package let total: Int64

    /// The sessions of an item.
    package init(whole: Money, total: Int64) {
        precondition(total > 0, "an item has sessions")
        self.whole = whole
        self.total = total
    }

    /// What the uses after the first so many and up to so many are worth; the last of all takes what rounding left.
    package func of(from before: Int64, to after: Int64) -> Money { first(after) - first(before) }

    private func first(_ uses: Int64) -> Money {
        uses >= total ? whole : Money(fen: whole.fen / total * uses)
    }
}
