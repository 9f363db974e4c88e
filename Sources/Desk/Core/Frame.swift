package import Surface

/// What the screen shows now.
package struct Frame: Equatable, Sendable {
    /// All cells.
    package let canvas: Canvas
    /// Where the next character goes; nil hides the cursor.
    package let cursor: Position?

    /// A screen.
    package init(canvas: Canvas, cursor: Position?) {
        self.canvas = canvas
        self.cursor = cursor
    }
}
