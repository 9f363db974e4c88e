/// Cash counted note by note, before anybody is shown what it should be (rule 40: blind count).
package struct TillCount: Sendable, Equatable, Codable {
    /// How many of each; what is not named was not there. None is below 1.
    package let pieces: [Denomination: Int64]

    /// The most pieces of one kind that a count believes: more is a slip of the finger.
    package static let most: Int64 = 99_999

    /// A count; zeros are left out.
    package init(_ pieces: [Denomination: Int64]) throws(TillFault) {
        for kind in Denomination.allCases {
            guard (0...Self.most).contains(pieces[kind] ?? 0) else { throw .impossibleCount(kind) }
        }
        self.pieces = pieces.filter { $0.value > 0 }
    }

    /// Nothing in the drawer.
    package static let empty = TillCount()

    private init() { pieces = [:] }

    /// Reads a count, as strict as the form.
    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode([Denomination: Int64].self))
    }

    /// Writes pieces by worth.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pieces)
    }

    /// What it is worth.
    package var total: Money {
        Money(fen: pieces.reduce(0) { $0 + $1.key.worth.fen * $1.value })
    }
}
