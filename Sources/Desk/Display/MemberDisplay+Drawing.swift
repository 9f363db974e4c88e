import Domain
package import Surface
package import Widgets

extension MemberDisplay {
    /// Draws it on the whole screen of the other side, amounts as big as they fit; where nothing is shown the screen is
    /// empty, the store's name too.
    package func draw(on canvas: inout Canvas, book: GlyphBook, code matrix: (String) -> [[Bool]]?) {
        canvas.fill(canvas.bounds, style: Style(.bigText))
        guard let page else { return }
        let body = canvas.bounds.inset(rows: 1, columns: 4)
        canvas.put(store, in: body, .center, style: Style(.bigNote))
        let inner = body.droppingTop(2)
        switch page {
        case .bill(let lines, let label, let total):
            let rows = min(lines.count, max(0, inner.rows / 2 - 1))
            draw(lines.suffix(rows), on: &canvas, in: inner.top(rows))
            draw(label, total.description, on: &canvas, in: inner.droppingTop(rows), book)
        case .done(let label, let amount, let lines):
            let foot = inner.bottom(lines.count)
            for (row, line) in lines.enumerated() {
                canvas.put(line, in: foot, row: row, .center, style: Style(.bigText, bold: true))
            }
            draw(label, amount.description, on: &canvas, in: inner.droppingBottom(lines.count + 1), book)
        case .code(let label, let digits, let hint): draw(label, digits, hint, matrix(digits), on: &canvas, in: inner)
        }
    }

    /// The last lines are the ones that were just added.
    private func draw(_ lines: ArraySlice<Line>, on canvas: inout Canvas, in place: Rect) {
        for (row, line) in lines.enumerated() {
            let amount = line.amount.description
            canvas.put(line.title, in: place.droppingRight(amount.cells + 2), row: row, style: Style(.bigText))
            canvas.put(amount, in: place, row: row, .right, style: Style(.bigText))
        }
    }

    /// Big, with the same in plain letters below it.
    private func draw(
        _ label: String, _ amount: String, on canvas: inout Canvas, in place: Rect, _ book: GlyphBook
    ) {
        let plain = place.bottom(1)
        canvas.put("\(label) \(amount)", in: plain, .center, style: Style(.bigText, bold: true))
        BigText(amount, GlyphFont.amounts).draw(
            on: &canvas, in: place.droppingBottom(2), book, .center, style: Style(.bigAccent))
    }

    private func draw(
        _ label: String, _ digits: String, _ hint: String, _ matrix: [[Bool]]?, on canvas: inout Canvas, in place: Rect
    ) {
        canvas.put(label, in: place, .center, style: Style(.bigText, bold: true))
        let most = Size(columns: place.columns, rows: place.rows - 4)
        let image = matrix.map { CodeImage(BitMatrix($0)) }
        if let image, let size = image.size(in: most, canvas.chrome) {
            image.draw(on: &canvas, in: place.droppingTop(1).droppingBottom(2).centered(size))
        }
        canvas.put(digits.grouped(by: 4), in: place.bottom(2), .center, style: Style(.bigText))
        canvas.put(hint, in: place.bottom(1), .center, style: Style(.bigText))
    }
}
