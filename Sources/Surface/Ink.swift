/// What a role looks like: two colours and attributes.
package struct Ink: Hashable, Sendable {
    /// The colour of the strokes.
    package var foreground: Colour
    /// The colour of the cell behind them.
    package var background: Colour
    /// What is added.
    package var attributes: Attributes

    /// A look.
    package init(
        _ foreground: Colour = .default, on background: Colour = .default, _ attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
