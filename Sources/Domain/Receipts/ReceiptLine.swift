/// One line of a receipt as its author means it; where it is broken and padded is the paper's or the screen's matter.
package struct ReceiptLine: Sendable, Equatable, Codable {
    /// What stands on the line.
    package enum Content: Sendable, Equatable, Codable {
        /// Text that goes on in the next line where it does not fit.
        case text(String)
        /// A name at the left margin and its value at the right; the value is never broken.
        case pair(String, String)
        /// What for, how many, how much: quantities and amounts stand below each other at the right.
        case row(name: String, quantity: String, amount: String)
        /// A line of dashes over the whole width.
        case rule
        /// A QR code of printable ASCII; where no code can be drawn, its content stands there as text.
        case code(String)
        /// A digital code by the number of its place: it is put in while it is printed and stands nowhere before; whole,
        /// or masked.
        case digitalCode(CodeSlotID, isWhole: Bool)
        /// The store's sign: the picture kept in the printer, or this text where the printer keeps none.
        case logo(String)
    }

    /// Where text stands between the margins; a pair and a rule fill the line.
    package enum Alignment: String, Sendable, Codable {
        case left, centre, right
    }

    /// How large the characters are.
    package enum Size: String, Sendable, Codable {
        case normal
        /// Twice as wide: half as many columns.
        case wide
        /// Twice as wide and twice as high.
        case large

        /// Columns of the paper one column of text takes.
        package var columns: Int { self == .normal ? 1 : 2 }
    }

    /// What stands on the line.
    package let content: Content
    /// Where it stands.
    package let alignment: Alignment
    /// How large it is.
    package let size: Size

    /// A line, at the left margin and of ordinary size unless told.
    package init(_ content: Content, alignment: Alignment = .left, size: Size = .normal) {
        self.content = content
        self.alignment = alignment
        self.size = size
    }

    /// A line of text.
    package static func text(_ text: String, _ alignment: Alignment = .left, _ size: Size = .normal) -> ReceiptLine {
        ReceiptLine(.text(text), alignment: alignment, size: size)
    }

    /// A name and its value.
    package static func pair(_ name: String, _ value: String, _ size: Size = .normal) -> ReceiptLine {
        ReceiptLine(.pair(name, value), size: size)
    }

    /// What for, how many, how much.
    package static func row(_ name: String, _ quantity: String, _ amount: String) -> ReceiptLine {
        ReceiptLine(.row(name: name, quantity: quantity, amount: amount))
    }

    /// A QR code in the middle.
    package static func code(_ content: String) -> ReceiptLine { ReceiptLine(.code(content), alignment: .centre) }

    /// A digital code, to be put in by the printer.
    package static func digitalCode(_ slot: CodeSlotID) -> ReceiptLine {
        ReceiptLine(.digitalCode(slot, isWhole: true))
    }

    /// The store's sign in the middle, as large as a line can be.
    package static func logo(_ title: String) -> ReceiptLine {
        ReceiptLine(.logo(title), alignment: .centre, size: .large)
    }

    /// A line of dashes.
    package static let rule = ReceiptLine(.rule)

    /// A line with nothing on it.
    package static let blank = ReceiptLine(.text(""))
}
