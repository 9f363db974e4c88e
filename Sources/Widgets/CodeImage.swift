package import Surface

/// A code to be scanned from the screen: black on white whatever the theme, with the quiet zone scanners need.
package struct CodeImage: Hashable, Sendable {
    /// Its modules; `true` is black.
    package var matrix: BitMatrix

    /// A code.
    package init(_ matrix: BitMatrix) { self.matrix = matrix }

    /// How many cells it takes with the best quiet zone that fits this room: four modules, or two where it is tight;
    /// nil where even that does not fit.
    package func size(in room: Size, _ chrome: Chrome = .lines) -> Size? {
        image(in: room, chrome)?.size(chrome)
    }

    /// Draws it in the middle of the rectangle; false, and nothing is drawn, where it does not fit.
    @discardableResult
    package func draw(on canvas: inout Canvas, in rect: Rect) -> Bool {
        guard let image = image(in: rect.size, canvas.chrome) else { return false }
        image.draw(on: &canvas, in: rect.centered(image.size(canvas.chrome)))
        return true
    }

    private func image(in room: Size, _ chrome: Chrome) -> BlockImage? {
        [4, 2].map { BlockImage(matrix, margin: $0, style: Style(.code)) }.first { $0.size(chrome).fits(in: room) }
    }
}
