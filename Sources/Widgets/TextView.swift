package import Surface

/// Lines to be read: a receipt, a help page.
package struct TextView: Equatable, Sendable {
    /// The lines; long ones are folded.
    package var lines: [String]
    /// Whether long lines are folded, else cut: receipts must keep their columns.
    package var folds: Bool
    private var top = 0

    /// Lines to be read, from the first.
    package init(_ lines: [String], folds: Bool = true) {
        self.lines = lines
        self.folds = folds
    }

    /// Applies an event; `rect` is where it is drawn. Says whether it had a use for it.
    package mutating func handle(_ event: Event, in rect: Rect) -> Bool {
        let page = max(1, rect.rows)
        switch event {
        case .key(.up): scroll(by: -1, rect)
        case .key(.down): scroll(by: 1, rect)
        case .key(.pageUp): scroll(by: -page, rect)
        case .key(.pageDown), .key(.character(" ")): scroll(by: page, rect)
        case .key(.home): top = 0
        case .key(.end): scroll(by: lines(in: rect).count, rect)
        case .mouse(let mouse) where rect.contains(mouse.position) && mouse.kind == .wheelUp: scroll(by: -3, rect)
        case .mouse(let mouse) where rect.contains(mouse.position) && mouse.kind == .wheelDown: scroll(by: 3, rect)
        default: return false
        }
        return true
    }

    /// Draws the lines that are seen.
    package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = Style(.text)) {
        let all = lines(in: rect)
        let first = min(top, max(0, all.count - rect.rows))
        for (index, line) in all.dropFirst(first).prefix(rect.rows).enumerated() {
            canvas.put(line, in: rect.droppingRight(1), row: index, style: style)
        }
        ScrollBar.draw(on: &canvas, in: rect, top: first, total: all.count)
    }

    private func lines(in rect: Rect) -> [String] {
        folds ? lines.flatMap { $0.wrapped(to: rect.columns - 1) } : lines
    }

    private mutating func scroll(by count: Int, _ rect: Rect) {
        top = min(
            max(0, min(top, lines(in: rect).count - rect.rows) + count), max(0, lines(in: rect).count - rect.rows))
    }
}
