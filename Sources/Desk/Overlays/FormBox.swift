import Surface
import Widgets

/// Where a dialog that holds a form is drawn: lines of text, the form, a hint.
struct FormBox {
    let title: String
    let lines: [String]
    let hint: String
    var role: Role = .title
    var columns = 60

    /// The rectangle of the form, for mouse and drawing.
    func form(height: Int, in bounds: Rect) -> Rect {
        let inner = box(height: height, in: bounds).inset(rows: 1, columns: 3)
        return inner.droppingTop(folded(inner.columns).count + (lines.isEmpty ? 0 : 1)).top(height)
    }

    func draw<ID>(_ form: Form<ID>, on canvas: inout Canvas) -> Position? {
        let inner = Dialog.ground(on: &canvas, box(height: form.height, in: canvas.bounds), title: title, role: role)
        for (row, line) in folded(inner.columns).enumerated() {
            canvas.put(line, in: inner, row: row, style: Style(.overlay))
        }
        canvas.put(hint, in: inner.bottom(1), style: Style(.overlay))
        let place = self.form(height: form.height, in: canvas.bounds)
        let cursor = form.draw(on: &canvas, in: place)
        return cursor
    }

    private func folded(_ columns: Int) -> [String] { lines.flatMap { $0.wrapped(to: columns) } }

    private func box(height: Int, in bounds: Rect) -> Rect {
        let width = min(columns, bounds.columns - 4)
        let text = folded(width - 6).count
        return bounds.centered(Size(columns: width, rows: text + (text > 0 ? 1 : 0) + height + 4))
    }
}
