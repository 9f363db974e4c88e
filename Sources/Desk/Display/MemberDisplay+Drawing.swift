import Domain
package import Surface
import Widgets

extension MemberDisplay {
    /// Draws it on the whole screen of the other side; where nothing is shown the screen is empty, the store's name too.
    package func draw(on canvas: inout Canvas, code matrix: (String) -> [[Bool]]?) {
        canvas.fill(canvas.bounds)
        guard let page else { return }
        let body = canvas.bounds.inset(rows: 1, columns: 4)
        canvas.put(store, in: body, .center, style: Style(.title))
        let inner = body.droppingTop(2)
        switch page {
        case .bill(let lines, let label, let total):
            let foot = inner.bottom(BigNumber.rows + 1)
            draw(lines, on: &canvas, in: inner.droppingBottom(foot.rows + 1))
            canvas.rule(row: foot.row, in: foot)
            draw(label, total.description, on: &canvas, in: foot.droppingTop(1))
        case .done(let label, let amount, let lines):
            let place = inner.centered(Size(columns: min(60, inner.columns), rows: BigNumber.rows + 2 + lines.count))
            draw(label, amount.description, on: &canvas, in: place)
            for (row, line) in lines.enumerated() {
                canvas.put(
                    line, in: place, row: BigNumber.rows + 1 + row, .right, style: Style(.bigText, bold: true))
            }
        case .code(let label, let digits, let hint):
            draw(label, digits, hint, matrix(digits), on: &canvas, in: inner)
        }
    }

    /// The last lines are the ones that were just added.
    private func draw(_ lines: [Line], on canvas: inout Canvas, in place: Rect) {
        for (row, line) in lines.suffix(max(0, place.rows)).enumerated() {
            let amount = line.amount.description
            canvas.put(line.title, in: place.droppingRight(amount.cells + 2), row: row, style: Style(.bigText))
            canvas.put(amount, in: place, row: row, .right, style: Style(.bigText))
        }
    }

    private func draw(_ label: String, _ amount: String, on canvas: inout Canvas, in place: Rect) {
        canvas.put(label, in: place, row: 1, style: Style(.bigText, bold: true))
        BigNumber(amount).draw(on: &canvas, in: place, style: Style(.money))
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
