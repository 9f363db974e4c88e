import Surface
import Widgets

/// Where a dialog that holds a form is drawn: lines of text, the form, what is wrong with it, a hint.
struct FormBox {
    let title: String
    let lines: [String]
    let hint: String
    var role: Role = .title
    var columns = 60

    /// The rectangle of the form, for mouse and drawing.
    func place<ID>(of form: Form<ID>, in bounds: Rect) -> Rect {
        let inner = box(form, in: bounds).inset(rows: 1, columns: 3)
        return inner.droppingTop(folded(inner.columns).count + (lines.isEmpty ? 0 : 1)).top(form.height)
    }

    func draw<ID>(_ form: Form<ID>, on canvas: inout Canvas) -> Position? {
        let inner = Dialog.ground(on: &canvas, box(form, in: canvas.bounds), title: title, role: role)
        for (row, line) in folded(inner.columns).enumerated() {
            canvas.put(line, in: inner, row: row, style: Style(.overlay))
        }
        canvas.put(keys: hint, in: inner.bottom(1), style: Style(.overlay))
        let place = self.place(of: form, in: canvas.bounds)
        let below = inner.droppingTop(place.endRow - inner.row + 1)
        for (row, line) in faults(form, inner.columns).enumerated() {
            canvas.put(line, in: below, row: row, style: Style(.error))
        }
        var bare = form
        for id in bare.fields.map(\.id) where bare[id]?.error != nil { bare[id]?.error = "" }
        return bare.draw(on: &canvas, in: place)
    }

    /// What is wrong, in lines of its own: beside the field a sentence would be cut.
    private func faults<ID>(_ form: Form<ID>, _ columns: Int) -> [String] {
        form.fields.compactMap(\.item.error).flatMap { $0.wrapped(to: columns) }
    }

    private func folded(_ columns: Int) -> [String] { lines.flatMap { $0.wrapped(to: columns) } }

    private func box<ID>(_ form: Form<ID>, in bounds: Rect) -> Rect {
        let width = min(columns, bounds.columns - 4)
        let text = folded(width - 6).count
        let faults = faults(form, width - 6).count
        let rows = text + (text > 0 ? 1 : 0) + form.height + (faults > 0 ? faults + 1 : 0) + 4
        return bounds.centered(Size(columns: width, rows: rows))
    }
}
