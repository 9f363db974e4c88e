import Domain

/// One line as it will stand on the paper: broken, padded, within the width.
struct PaperLine: Equatable {
    /// What is printed.
    enum Content: Equatable {
        /// The characters from the left margin on (or centred, or at the right margin).
        case glyphs([GBKGlyph])
        /// A QR code.
        case code(PaperCode)
        /// The picture of this number that the printer keeps.
        case storedLogo(UInt8)
    }

    /// What is printed.
    let content: Content
    /// Where the printer puts it.
    let alignment: ReceiptLine.Alignment
    /// How large it prints characters.
    let size: ReceiptLine.Size
}

extension [GBKGlyph] {
    /// Columns these characters take before any enlargement: one a byte.
    var columns: Int { reduce(0) { $0 + $1.bytes.count } }
}
