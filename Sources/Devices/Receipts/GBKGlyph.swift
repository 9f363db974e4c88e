/// One character as the printer knows it.
struct GBKGlyph: Equatable {
    /// What is printed, which is `?` for what the printer has no picture of.
    let scalar: Unicode.Scalar
    /// Its one or two bytes; as many as it takes columns.
    let bytes: [UInt8]

    /// A blank, with which lines are filled up.
    static let blank = GBKGlyph(scalar: " ", bytes: [0x20])
    /// What stands for a character that cannot be printed.
    static let unknown = GBKGlyph(scalar: "?", bytes: [0x3F])
}
