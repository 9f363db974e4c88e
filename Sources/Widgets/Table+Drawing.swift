package import Surface

extension Table {
    /// Draws the rows that are seen; `row` is asked for their texts, one for each column. Without a mark nothing is
    /// chosen yet.
    package func draw(
        on canvas: inout Canvas, in rect: Rect, focused: Bool = true, isMarked: Bool = true, row: (Int) -> [TableCell]
    ) {
        guard !rect.isEmpty else { return }
        let body = body(of: rect)
        let hasBar = count > body.rows
        let places = widths(in: rect, hasBar: hasBar)
        if showsTitles {
            canvas.fill(rect.top(1), style: Style(.header))
            for (column, place) in zip(columns, places) {
                canvas.put(column.title, in: place.top(1), column.alignment, style: Style(.header))
            }
        }
        if count == 0 {
            let room = body.inset(rows: body.rows > 2 ? 1 : 0, columns: 2)
            for (row, line) in emptyText.wrapped(to: room.columns).enumerated() {
                canvas.put(keys: line, in: room, row: row, style: Style(.muted))
            }
            return
        }
        for index in visible(in: rect) {
            let line = body.droppingTop(index - visible(in: rect).lowerBound).top(1)
            draw(row(index), in: line, places, isSelected: isMarked && index == selected, focused, on: &canvas, hasBar)
        }
        ScrollBar.draw(on: &canvas, in: body, top: firstVisible(body.rows), total: count)
    }

    private func draw(
        _ cells: [TableCell], in line: Rect, _ places: [Rect], isSelected: Bool, _ focused: Bool,
        on canvas: inout Canvas, _ hasBar: Bool
    ) {
        let chosen = Style(focused ? .selection : .selectionIdle)
        if isSelected {
            canvas.fill(line.droppingRight(hasBar ? 1 : 0), style: chosen)
            canvas.put(canvas.chrome.marker, in: line, style: chosen)
        }
        for (index, place) in places.enumerated() where index < cells.count {
            let box = Rect(row: line.row, column: place.column, rows: 1, columns: place.columns)
            let style = isSelected ? chosen : cells[index].style
            canvas.put(cells[index].text, in: box, columns[index].alignment, style: style)
        }
    }

    /// Where each column lies: two cells for the marker, one between columns, one for the scroll bar.
    private func widths(in rect: Rect, hasBar: Bool) -> [Rect] {
        rect.droppingLeft(2).droppingRight(hasBar ? 2 : 0).columns(columns.map(\.width), gap: 1)
    }
}
