package import Surface

/// A short text in big glyphs, in the largest size that fits; where fonts are missing or there is too little room, as
/// bold text with wide spacing in a frame.
package struct BigText: Sendable {
    /// What it says.
    package let text: String
    /// Sizes, the preferred first.
    package let fonts: [GlyphFont]

    /// A text in one of these sizes.
    package init(_ text: String, _ fonts: [GlyphFont] = GlyphFont.words) {
        self.text = text
        self.fonts = fonts
    }

    /// The largest picture that fits into so many cells; nil if there is none.
    package func image(in size: Size, _ book: GlyphBook, _ chrome: Chrome, style: Style = Style(.bigText))
        -> BlockImage?
    {
        for font in fonts {
            guard let matrix = font.picture(text, in: book) else { continue }
            let image = BlockImage(matrix, style: style)
            let needs = image.size(chrome)
            if needs.columns <= size.columns, needs.rows <= size.rows { return image }
        }
        return nil
    }

    /// The letters apart from each other, for where nothing bigger can be drawn.
    package var spaced: String { text.map(String.init).joined(separator: " ") }

    /// Draws it into the rectangle; returns the cells it took.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, in rect: Rect, _ book: GlyphBook, _ alignment: Alignment = .left,
        style: Style = Style(.bigText)
    ) -> Size {
        guard let image = image(in: rect.size, book, canvas.chrome, style: style) else {
            return drawPlain(on: &canvas, in: rect, alignment, style)
        }
        let size = image.size(canvas.chrome)
        image.draw(on: &canvas, in: Self.place(size, in: rect, alignment))
        return size
    }

    private func drawPlain(on canvas: inout Canvas, in rect: Rect, _ alignment: Alignment, _ style: Style) -> Size {
        let wide = spaced
        let bold = Style(style.role, bold: true)
        let size = Size(columns: wide.cells + 6, rows: 3)
        guard rect.rows >= size.rows, rect.columns >= size.columns else {
            let line = rect.columns >= wide.cells ? wide : text
            canvas.put(line, in: rect, row: max(0, (rect.rows - 1) / 2), alignment, style: bold)
            return Size(columns: min(rect.columns, line.cells), rows: 1)
        }
        let place = Self.place(size, in: rect, alignment)
        canvas.frame(place, style: bold)
        canvas.put(wide, in: place, row: 1, .center, style: bold)
        return size
    }

    private static func place(_ size: Size, in rect: Rect, _ alignment: Alignment) -> Rect {
        let shift =
            switch alignment {
            case .left: 0
            case .center: (rect.columns - size.columns) / 2
            case .right: rect.columns - size.columns
            }
        return Rect(
            row: rect.row + (rect.rows - size.rows) / 2, column: rect.column + shift, rows: size.rows,
            columns: size.columns)
    }
}
