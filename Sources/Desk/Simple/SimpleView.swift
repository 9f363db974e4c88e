import Domain
import Operations
import Surface
import Widgets

/// Draws a simple screen. Everything big is repeated by a plain line, for whoever reads the screen aloud or copies it.
struct SimpleView {
    let page: SimplePage
    let field: TextField
    let marked: Int?
    let scene: Scene
    let layout: SimpleLayout

    init(_ page: SimplePage, field: TextField, marked: Int?, scene: Scene) {
        (self.page, self.field, self.marked, self.scene) = (page, field, marked, scene)
        layout = SimpleLayout(page, scene.size, scene.book ?? .empty, scene.chrome)
    }

    /// Which choice lies under the mouse.
    func choice(at position: Position) -> Int? { layout.choices.firstIndex { $0.contains(position) } }

    private static let text = Style(.bigText)
    private static let note = Style(.bigNote)
    private static let accent = Style(.bigAccent)

    private var error: String? { scene.status.role == .error && !scene.status.text.isEmpty ? scene.status.text : nil }

    /// Fonts are on their way: nothing is drawn in the meantime that would jump.
    private var isLoading: Bool { scene.book == nil }

    func draw(on canvas: inout Canvas) -> Position? {
        canvas.fill(canvas.bounds, style: Self.note)
        drawHeader(&canvas)
        if page.word.isEmpty { drawQuestion(&canvas, error ?? page.question) } else { drawHead(&canvas) }
        let cursor = drawBig(&canvas)
        for index in page.choices.indices { draw(choice: index, on: &canvas) }
        drawStatus(&canvas)
        drawKeys(&canvas)
        return cursor
    }

    private func drawHeader(_ canvas: inout Canvas) {
        let row = layout.header.inset(rows: 0, columns: SimpleLayout.margin)
        let clock = scene.calendar.clock(scene.now)
        let name = scene.front?.settings.name ?? ""
        let demo = scene.isDemo ? scene.say("[演示]") + " " : ""
        canvas.put(demo + name + "   " + clock, in: row, style: Self.note)
        canvas.put(scene.staff?.name ?? "", in: row, .right, style: Self.note)
    }

    private func drawQuestion(_ canvas: inout Canvas, _ sentence: String) {
        if let error { return drawError(error, &canvas) }
        canvas.put(sentence, in: layout.question, style: Self.note.bold)
    }

    private func drawError(_ error: String, _ canvas: inout Canvas) {
        let style = Style(.bigAlarm)
        canvas.fill(layout.error, style: style)
        canvas.put(scene.say("错误:%@", error), in: layout.error, style: style)
    }

    /// The key word with what belongs beside it. What was refused stands beside the question, which stays.
    private func drawHead(_ canvas: inout Canvas) {
        let word = error == nil ? page.word : scene.say("错误")
        let style = page.isAlarm ? Style(.bigAlarm) : Self.text
        if !isLoading {
            BigText(word).draw(
                on: &canvas, in: layout.word, scene.book ?? .empty, style: error == nil ? style : Style(.bigAlarm))
        }
        canvas.put(page.word, in: layout.question, style: style)
        let rest = layout.question.droppingLeft(page.word.cells + 2)
        canvas.put(page.question, in: rest, style: Self.note.bold)
        guard let error else { return drawFacts(&canvas) }
        drawError(error, &canvas)
        drawLines(facts, layout.facts.top(min(facts.count, layout.facts.rows)), &canvas)
        drawSentence(error, layout.facts.droppingTop(min(facts.count, layout.facts.rows)), &canvas)
    }

    /// What was refused once more in what room the facts leave: big where it fits, else if its own line is too short.
    private func drawSentence(_ sentence: String, _ room: Rect, _ canvas: inout Canvas) {
        let (book, chrome) = (scene.book ?? .empty, canvas.chrome)
        for font in GlyphFont.words where !isLoading {
            let cell = BlockImage.size(ofPoints: font.height, font.height, chrome)
            guard cell.fits(in: room.size) else { continue }
            let lines = sentence.wrapped(to: room.columns / cell.columns * 2)
            let images = lines.compactMap { font.picture($0, in: book) }.map { BlockImage($0, style: Self.text) }
            guard images.count == lines.count, images.count * cell.rows <= room.rows,
                images.allSatisfy({ $0.size(chrome).columns <= room.columns })
            else { continue }
            for (index, image) in images.enumerated() {
                image.draw(on: &canvas, in: room.droppingTop(index * cell.rows))
            }
            return
        }
        guard scene.say("错误:%@", sentence).cells > layout.error.columns else { return }
        drawLines(sentence.wrapped(to: max(1, room.columns)), room, &canvas)
    }

    /// What to know, in lines of the room beside the word; a long one has two.
    private var facts: [String] {
        page.facts.filter { !$0.isEmpty }.flatMap { fact in
            let lines = fact.wrapped(to: max(1, layout.facts.columns))
            return lines.count > 2 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
        }
    }

    /// Who it is about, big where there is room, and what to know.
    private func drawFacts(_ canvas: inout Canvas) {
        let room = layout.facts
        guard room.rows >= 12, let book = scene.book, let name = facts.first?.split(separator: "  ").first,
            let image = BigText(String(name)).image(
                in: Size(columns: room.columns, rows: room.rows / 2), book, canvas.chrome)
        else { return drawLines(facts, room, &canvas) }
        image.draw(on: &canvas, in: room)
        drawLines(facts, room.droppingTop(image.size(canvas.chrome).rows), &canvas)
    }

    /// Lines beside the word, with room between them.
    private func drawLines(_ lines: [String], _ room: Rect, _ canvas: inout Canvas) {
        let pitch = max(1, min(2, room.rows / max(1, lines.count)))
        let start = max(0, (room.rows - (lines.count - 1) * pitch - 1) / 2)
        for (index, line) in lines.prefix(room.rows).enumerated() {
            canvas.put(line, in: room, row: start + index * pitch, style: index == 0 ? Self.note.bold : Self.note)
        }
    }

    private func draw(choice index: Int, on canvas: inout Canvas) {
        let (choice, rect) = (page.choices[index], layout.choices[index])
        let isChosen = index == (marked ?? page.preset)
        let ground = Style(.bigChosen)
        if isChosen { canvas.fill(rect, style: ground) }
        let isOffered = choice.move != nil
        let words = isOffered ? Self.note.bold : Self.note
        guard let font = layout.font else {
            let number = " \(index + 1) "
            if isOffered { canvas.put(number, in: rect, style: ground) }
            canvas.put(choice.text, in: rect.droppingLeft(number.cells + 1), style: isChosen ? ground : words)
            return
        }
        let place = rect.droppingBottom(1)
        let width = SimpleLayout.number(font, canvas.chrome)
        let number = BigText("\(index + 1)", [GlyphFont(.digits(font.height * 3 / 4)), font])
        let field = place.left(width).droppingLeft(width / 8)
        if isOffered {
            number.draw(on: &canvas, in: field, scene.book ?? .empty, style: isChosen ? ground : Self.accent)
        }
        BigText(choice.word, [font]).draw(
            on: &canvas, in: place.droppingLeft(width), scene.book ?? .empty,
            style: isChosen ? ground : isOffered ? Self.text : Self.note)
        let text = choice.text.hasPrefix(choice.word) ? choice.text : "\(choice.word)  \(choice.text)"
        let line = isOffered ? "\(index + 1)  \(text)" : "   \(text)"
        canvas.put(line, in: rect.bottom(1), style: isChosen ? ground : Self.note)
    }

    private func drawStatus(_ canvas: inout Canvas) {
        let status = scene.status
        guard !status.text.isEmpty || !status.note.isEmpty, error == nil else { return }
        if status.text.isEmpty { return _ = canvas.put(status.note, in: layout.status, .right, style: Self.accent) }
        canvas.fill(layout.status, style: Self.note)
        canvas.put(status.text, in: layout.status, style: Self.accent.bold)
    }

    /// What the keys do that are no numbers, in words.
    private var keys: [(key: String, does: String)] {
        var parts: [(String, String)] = []
        if page.entry != nil || page.enter != nil || page.preset != nil {
            let goesHome = page.entry == nil && page.preset == nil
            parts.append((scene.say("回车"), goesHome ? page.back : scene.say("确定")))
        }
        if page.hasChoice { parts.append((scene.say("数字"), scene.say("选一样"))) }
        parts.append((page.entry == nil ? "0" : "Esc", page.back))
        parts.append((scene.key(of: Global.simple.action), scene.say("普通屏幕")))
        return parts
    }

    private func drawKeys(_ canvas: inout Canvas) {
        var column = layout.keys.column
        for (key, does) in keys {
            let place = Position(row: layout.keys.row, column: column)
            let next = canvas.put("[\(key)]", at: place, style: Self.accent, clip: layout.keys)
            column =
                canvas.put(
                    " " + does, at: Position(row: place.row, column: next), style: Self.note, clip: layout.keys) + 3
        }
    }
}
