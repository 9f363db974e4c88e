package import Surface

extension TimeGrid {
    /// Draws titles, times, columns and the cursor.
    package func draw(on canvas: inout Canvas, in rect: Rect, focused: Bool = true) {
        guard rect.rows > 1, rect.columns > Self.timeWidth else { return }
        let body = Self.body(of: rect)
        let places = places(in: body)
        let rows = rows(in: body)
        let chosen = focused ? block?.id : nil
        drawTitles(on: &canvas, rect, places)
        drawTimes(on: &canvas, rect.droppingTop(1).left(Self.timeWidth), rows)
        for (lane, place) in places {
            drawGround(on: &canvas, lane, place, rows)
            let stacked = stacked(lane)
            for item in stacked { drawMargins(of: item, stacked, on: &canvas, place, rows) }
            for item in stacked { draw(item, stacked, on: &canvas, place, rows, chosen: chosen) }
            for ghost in blocks where ghost.isGhost && ghost.lane == lane {
                draw(Stacked(block: ghost, rows: self.rows(of: ghost.span), quiet: 0..<0), [], on: &canvas, place, rows)
            }
        }
        if focused { drawCursor(on: &canvas, places, rows, chosen) }
    }

    private func drawTitles(on canvas: inout Canvas, _ rect: Rect, _ places: [(lane: Int, place: Rect)]) {
        let line = rect.top(1)
        canvas.fill(line, style: Style(.header))
        for (lane, place) in places {
            let box = Rect(row: line.row, column: place.column + 1, rows: 1, columns: place.columns - 2)
            let style = Style(.header, underline: lane == self.lane)
            let width = canvas.put(lanes[lane].title, in: box, style: style)
            let note = lanes[lane].note
            if note.cells + width + 1 <= box.columns { canvas.put(note, in: box, .right, style: Style(.header)) }
        }
        let hidden = hidden(in: rect)
        if hidden.left > 0 { canvas.put("<\(hidden.left)", in: line.left(Self.timeWidth), style: Style(.header)) }
        if hidden.right > 0 { canvas.put(" \(hidden.right)>", in: line, .right, style: Style(.header)) }
    }

    private func drawTimes(on canvas: inout Canvas, _ column: Rect, _ rows: Range<Int>) {
        for row in rows {
            let minute = span.lowerBound + row * step
            let line = column.droppingTop(row - rows.lowerBound).top(1).left(5)
            if let now, self.row(of: now) == row, span.contains(now) {
                canvas.put(Self.clock(now), in: line, style: Style(.now))
            } else if minute % 60 == 0 {
                canvas.put(Self.clock(minute), in: line)
            } else if minute % 30 == 0 {
                canvas.put(Self.clock(minute), in: line, style: Style(.muted))
            }
        }
    }

    /// `09:30`
    package static func clock(_ minute: Int) -> String {
        let (hour, rest) = ((minute + 1440) / 60 % 24, (minute + 1440) % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }

    private func drawGround(on canvas: inout Canvas, _ lane: Int, _ place: Rect, _ rows: Range<Int>) {
        for row in rows {
            let line = place.droppingTop(row - rows.lowerBound).top(1)
            let minute = span.lowerBound + row * step
            let isNow = now.map { span.contains($0) && self.row(of: $0) == row } ?? false
            let shade = lanes[lane].shades.first { $0.span.lowerBound < minute + step && $0.span.upperBound > minute }
            if let shade {
                drawShade(shade, on: &canvas, line, isFirst: self.row(of: shade.span.lowerBound) == row)
            }
            if isNow {
                let sign = canvas.chrome.horizontal.first ?? "-"
                canvas.fill(line, style: Style(.now), with: sign)
            } else {
                canvas.put(canvas.chrome.vertical, at: line.origin, style: Style(shade == nil ? .border : .offDuty))
            }
        }
    }

    private func drawShade(_ shade: Shade, on canvas: inout Canvas, _ line: Rect, isFirst: Bool) {
        let area = line.droppingLeft(1)
        canvas.fill(area, style: Style(.offDuty))
        for column in stride(from: area.column + 1, to: area.endColumn, by: 2) {
            canvas.put(
                String(shade.sign), at: Position(row: line.row, column: column), style: Style(.offDuty), clip: area)
        }
        guard isFirst, !shade.label.isEmpty else { return }
        canvas.put(" " + shade.label + " ", in: area, style: Style(.offDuty))
    }

    /// The time that is needed before and after, where nothing else stands.
    private func drawMargins(
        of item: Stacked, _ all: [Stacked], on canvas: inout Canvas, _ place: Rect, _ rows: Range<Int>
    ) {
        let (begin, end) = (item.block.span.lowerBound, item.block.span.upperBound)
        let before = item.block.before > 0 ? self.rows(of: begin - item.block.before..<begin) : 0..<0
        let after = item.block.after > 0 ? self.rows(of: end..<end + item.block.after) : 0..<0
        for row in Array(before) + Array(after) where rows.contains(row) {
            guard !all.contains(where: { $0.rows.contains(row) }) else { continue }
            let line = place.droppingTop(row - rows.lowerBound).top(1)
            canvas.put(canvas.chrome.margin, at: line.origin, style: Style(item.block.role))
        }
    }

    private func draw(
        _ item: Stacked, _ all: [Stacked], on canvas: inout Canvas, _ place: Rect, _ rows: Range<Int>,
        chosen: Int64? = nil
    ) {
        let isChosen = item.block.id == chosen && lane == item.block.lane && !item.block.isGhost
        let style = Style(isChosen ? .selectionIdle : item.block.role)
        var shown = 0
        for row in item.rows {
            defer { shown += item.isQuiet(row) ? 0 : 1 }
            guard rows.contains(row) else { continue }
            let line = place.droppingTop(row - rows.lowerBound).top(1)
            let others = all.filter { $0.rows.contains(row) && $0.block.id != item.block.id }
            let rail = rail(item, row, canvas.chrome)
            if item.isQuiet(row) {
                canvas.put(rail, at: line.origin, style: style)
                continue
            }
            let slice = item.slice(of: line, inset: others.count { $0.isQuiet(row) })
            canvas.fill(slice, style: style)
            canvas.put(rail, at: slice.origin, style: style)
            write(item.block, line: shown, on: &canvas, slice.droppingLeft(1).droppingRight(1), style)
        }
    }

    private func rail(_ item: Stacked, _ row: Int, _ chrome: Chrome) -> String {
        let rails = chrome.rails
        if item.rows.count == 1 { return rails.only }
        if row == item.rows.lowerBound { return rails.first }
        return row == item.rows.upperBound - 1 ? rails.last : rails.middle
    }

    private func write(_ block: Block, line: Int, on canvas: inout Canvas, _ area: Rect, _ style: Style) {
        guard block.lines.indices.contains(line) else { return }
        guard line == 0 else {
            canvas.put(block.lines[line], in: area.droppingLeft(block.mark.cells), style: style)
            return
        }
        let text = block.mark + block.lines[0]
        let width = canvas.put(text, in: area, style: style)
        if width + block.note.cells + 1 <= area.columns {
            canvas.put(block.note, in: area, .right, style: style)
        }
    }

    private func drawCursor(
        on canvas: inout Canvas, _ places: [(lane: Int, place: Rect)], _ rows: Range<Int>, _ chosen: Int64?
    ) {
        let row = row(of: minute)
        guard !blocks.contains(where: \.isGhost), rows.contains(row),
            let place = places.first(where: { $0.lane == lane })?.place
        else { return }
        let line = place.droppingTop(row - rows.lowerBound).top(1)
        let here = stacked(lane).filter { $0.rows.contains(row) }
        if let chosen = here.first(where: { $0.block.id == chosen }) {
            let inset = here.count { $0.isQuiet(row) }
            let part = chosen.isQuiet(row) ? line.left(1) : chosen.slice(of: line, inset: inset)
            canvas.restyle(part, Style(.selection))
            return
        }
        let free = line.droppingLeft(max(1, here.count { $0.isQuiet(row) }))
        canvas.fill(free, style: Style(.selection))
        canvas.put(Self.clock(minute), in: free.droppingLeft(1), style: Style(.selection))
    }
}
