/// One place of the screen: what stands there and how it is marked.
package struct Cell: Hashable, Sendable {
    /// What is drawn.
    package var glyph: Glyph
    /// How it is marked.
    package var style: Style

    /// A cell.
    package init(_ glyph: Glyph = .blank, _ style: Style = Style(.text)) {
        self.glyph = glyph
        self.style = style
    }
}
