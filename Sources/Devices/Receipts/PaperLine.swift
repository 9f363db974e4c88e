import Domain

/// One line as it will stand on the paper: broken, padded, within the width.
struct PaperLine: Equatable {
    /// The characters from the left margin on (or centred, or at the right margin).
    let glyphs: [GBKGlyph]
    /// Where the printer puts them.
    let alignment: ReceiptLine.Alignment
    /// How large it prints them.
    let size: ReceiptLine.Size

    /// Columns of text the characters take, before any enlargement.
    var columns: Int { glyphs.columns }
}

extension [GBKGlyph] {
    /// Columns these characters take: one a byte.
    var columns: Int { reduce(0) { $0 + $1.bytes.count } }
}
