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

    static let text = Style(.bigText)
    static let note = Style(.bigNote)
    static let accent = Style(.bigAccent)

    var error: String? {
        if let fault = page.fault, !fault.isEmpty { return fault }
        return scene.status.role == .error && !scene.status.text.isEmpty ? scene.status.text : nil
    }

    /// Fonts are on their way: nothing is drawn in the meantime that would jump.
    var isLoading: Bool { scene.book == nil }

    /// The book, empty while it is not there.
    var book: GlyphBook { scene.book ?? .empty }

    func draw(on canvas: inout Canvas) -> Position? {
        canvas.fill(canvas.bounds, style: Self.note)
        drawHeader(&canvas)
        drawHead(&canvas)
        let cursor = drawBig(&canvas)
        for index in page.choices.indices { draw(choice: index, on: &canvas) }
        drawStatus(&canvas)
        drawKeys(&canvas)
        return cursor
    }

    private func drawHeader(_ canvas: inout Canvas) {
        if layout.facts == layout.header {
            let facts = page.facts.filter { !$0.isEmpty }.joined(separator: "  ")
            return _ = canvas.put(facts, in: layout.header, style: Self.note.bold)
        }
        let clock = scene.calendar.clock(scene.now)
        let name = scene.front?.settings.name ?? ""
        let demo = scene.isDemo ? scene.say("[演示]") + " " : ""
        canvas.put(demo + name + "   " + clock, in: layout.header, style: Self.note)
        canvas.put(scene.staff?.name ?? "", in: layout.header, .right, style: Self.note)
    }

    private func draw(choice index: Int, on canvas: inout Canvas) {
        let (choice, rect) = (page.choices[index], layout.choices[index])
        let isChosen = index == (marked ?? page.preset)
        let ground = Style(.bigChosen)
        if isChosen { canvas.fill(rect, style: ground) }
        let isOffered = choice.move != nil
        guard let grid = layout.grid else {
            let number = " \(index + 1) "
            if isOffered { canvas.put(number, in: rect, style: ground) }
            let words = isOffered ? Self.note.bold : Self.note
            canvas.put(choice.text, in: rect.droppingLeft(number.cells + 1), style: isChosen ? ground : words)
            return
        }
        let place = rect.droppingBottom(1)
        let width = grid.numberWidth(canvas.chrome)
        if isOffered { drawNumber(index, place.left(width), grid, isChosen, &canvas) }
        BigText(grid.words[index], [grid.font]).draw(
            on: &canvas, in: place.droppingLeft(width), book,
            style: isChosen ? ground : isOffered ? Self.text : Self.note)
        let word = grid.words[index]
        let isThere = choice.text.hasPrefix(word) || choice.text.split(separator: "  ").contains { $0 == word }
        let text = isThere ? choice.text : "\(word)  \(choice.text)"
        let line = isOffered ? "\(index + 1)  \(text)" : "   \(text)"
        canvas.put(line, in: rect.bottom(1), style: isChosen ? ground : Self.note)
    }

    /// The number as a big digit, or as text on a ground of its own.
    private func drawNumber(
        _ index: Int, _ place: Rect, _ grid: SimpleGrid, _ isChosen: Bool, _ canvas: inout Canvas
    ) {
        let style = isChosen ? Style(.bigChosen) : Self.accent
        let digit = "\(index + 1)"
        switch grid.number {
        case .large:
            let fonts = [GlyphFont(.digits(grid.font.height * 3 / 4)), grid.font]
            BigText(digit, fonts).draw(on: &canvas, in: place.droppingLeft(place.columns / 8), book, style: style)
        case .slim: BigText(digit, [GlyphFont(.small)]).draw(on: &canvas, in: place, book, style: style)
        case .block: drawBlock(digit, place.left(3), isChosen, &canvas)
        }
    }

    private func drawBlock(_ digit: String, _ block: Rect, _ isChosen: Bool, _ canvas: inout Canvas) {
        let ground = isChosen ? Self.accent : Style(.bigChosen)
        canvas.fill(block, style: ground)
        canvas.put(" \(digit) ", in: block, row: (block.rows - 1) / 2, style: ground.bold)
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
        if page.word.isEmpty, scene.letters != nil { parts += [("+", scene.say("大字")), ("-", scene.say("小字"))] }
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
