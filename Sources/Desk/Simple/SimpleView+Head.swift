import Surface
import Widgets

/// The key word, the question, and what to know beside them.
extension SimpleView {
    /// What was refused stands beside the question, which stays where there is a row for both.
    func drawHead(_ canvas: inout Canvas) {
        if layout.error == layout.question, let error { return drawError(error, &canvas) }
        let style = page.isAlarm ? Style(.bigAlarm) : Self.text
        if !isLoading, !layout.word.isEmpty {
            BigText(error == nil ? page.word : scene.say("错误")).draw(
                on: &canvas, in: layout.word, book, style: error == nil ? style : Style(.bigAlarm))
        }
        if !page.word.isEmpty { canvas.put(page.word, in: layout.question, style: style) }
        let rest = layout.question.droppingLeft(page.word.isEmpty ? 0 : page.word.cells + 2)
        canvas.put(page.question, in: rest, style: Self.note.bold)
        if layout.facts == layout.header { return }
        guard let error else { return drawFacts(&canvas) }
        drawError(error, &canvas)
        let facts = layout.facts.top(min(self.facts.count, layout.facts.rows))
        drawLines(self.facts, facts, &canvas)
        let room = layout.facts.droppingTop(facts.rows)
        if drawSentence(error, room, Self.text, &canvas) { return }
        guard scene.say("错误:%@", error).cells > layout.error.columns else { return }
        drawLines(error.wrapped(to: max(1, room.columns)), room, &canvas)
    }

    private func drawError(_ error: String, _ canvas: inout Canvas) {
        let style = Style(.bigAlarm)
        canvas.fill(layout.error, style: style)
        canvas.put(scene.say("错误:%@", error), in: layout.error, style: style)
    }

    /// A sentence in the largest glyphs in which all its lines fit; false if there are none.
    @discardableResult
    func drawSentence(_ sentence: String, _ room: Rect, _ style: Style, _ canvas: inout Canvas) -> Bool {
        guard !isLoading else { return false }
        for font in GlyphFont.words {
            let cell = BlockImage.size(ofPoints: font.height, font.height, canvas.chrome)
            guard cell.fits(in: room.size) else { continue }
            let lines = sentence.wrapped(to: room.columns / cell.columns * 2)
            let images = lines.compactMap { font.picture($0, in: book) }.map { BlockImage($0, style: style) }
            guard images.count == lines.count, images.count * cell.rows <= room.rows,
                images.allSatisfy({ $0.size(canvas.chrome).columns <= room.columns })
            else { continue }
            for (index, image) in images.enumerated() {
                image.draw(on: &canvas, in: room.droppingTop(index * cell.rows))
            }
            return true
        }
        return false
    }

    /// What to know, in lines of the room beside the word; a long one has two.
    private var facts: [String] {
        page.facts.filter { !$0.isEmpty }.flatMap { fact in
            let lines = fact.wrapped(to: max(1, layout.facts.columns))
            return lines.count > 2 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
        }
    }

    /// What to know in lines, below as much of it as there is room for in big glyphs: the question, whom it is about,
    /// then the lines themselves.
    private func drawFacts(_ canvas: inout Canvas) {
        let (lines, all) = (facts, layout.facts)
        guard !isLoading, all.rows >= 9 else { return drawLines(lines, all, &canvas) }
        let name = lines.first?.split(separator: "  ").first.map(String.init)
        var room = all
        for (index, text) in ([page.question] + [name].compactMap(\.self) + lines.dropFirst()).enumerated() {
            let most = min(room.rows - lines.count, index == 0 ? max(6, all.rows / 2) : 8)
            let size = Size(columns: room.columns, rows: max(0, most))
            guard let image = BigText(text).image(in: size, book, canvas.chrome, style: Self.text) else { continue }
            image.draw(on: &canvas, in: room)
            room = room.droppingTop(image.size(canvas.chrome).rows)
        }
        drawLines(lines, room, &canvas)
    }

    /// Lines beside the word, with room between them.
    private func drawLines(_ lines: [String], _ room: Rect, _ canvas: inout Canvas) {
        let pitch = max(1, min(2, room.rows / max(1, lines.count)))
        let start = max(0, (room.rows - (lines.count - 1) * pitch - 1) / 2)
        for (index, line) in lines.prefix(room.rows).enumerated() {
            canvas.put(line, in: room, row: start + index * pitch, style: index == 0 ? Self.note.bold : Self.note)
        }
    }
}
