package import Surface

/// One text of a table with its role.
package struct TableCell: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// What is written.
    package var text: String
    /// How it is marked where its row is not the chosen one.
    package var style: Style

    /// A text with its role.
    package init(_ text: String, _ role: Role = .text) {
        self.text = text
        style = Style(role)
    }

    /// Ordinary text.
    package init(stringLiteral value: String) { self.init(value) }
}
