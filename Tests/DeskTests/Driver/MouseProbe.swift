import Surface
import Synchronization
import Testing
import Widgets

@testable import Desk

/// Whoever walks through the desk in any test tries the mouse on every dialog and page that comes up, on a copy of the
/// desk: a new one that answers no click is noticed by the first test that opens it.
struct MouseProbe {
    private static let seen = Mutex<Set<String>>([])

    private let desk: Desk
    private let clock: Int64
    private let place: String

    /// Tries the screen, unless one like it was tried before.
    static func tryOut(_ desk: Desk, clock: Int64) {
        guard !desk.isSimple, !desk.isWaiting, Shell.smallest.fits(in: desk.size), desk.session != nil else { return }
        let place: String
        if let overlay = desk.overlays.last?.overlay {
            place = "\(type(of: overlay)) \(overlay.typing == nil) \(desk.size)"
        } else {
            place = "\(desk.current) \(desk.typing == nil) \(desk.hintBar.entries.map(\.label).joined()) \(desk.size)"
        }
        guard seen.withLock({ $0.insert(place).inserted }) else { return }
        let probe = MouseProbe(desk: desk, clock: clock + 1000, place: place)
        probe.expectTyping()
        if desk.overlays.isEmpty { probe.tryRoom() } else { probe.tryDialog() }
    }

    private var canvas: Canvas { desk.frame(desk.size).canvas }
    private var cursor: Position? { desk.frame(desk.size).cursor }

    private func after(_ events: Event...) -> Desk {
        var copy = desk
        var time = clock
        for event in events {
            _ = copy.update(.event(TimedEvent(event, at: time)))
            time += 1000
        }
        return copy
    }

    private func after(click position: Position, _ kind: Mouse.Kind = .press) -> Desk {
        kind == .press
            ? after(.mouse(Mouse(.press, at: position)), .mouse(Mouse(.release, at: position)))
            : after(.mouse(Mouse(kind, at: position)))
    }

    private func looks(_ desk: Desk) -> Frame { desk.frame(desk.size) }

    private func cells(of rect: Rect) -> [Position] {
        (rect.row..<rect.endRow).flatMap { row in
            stride(from: rect.column + 1, to: rect.endColumn, by: 3).map { Position(row: row, column: $0) }
        }
    }

    /// Keys that do something here are done by the mouse too.
    private func expectMoves(_ keys: [Key], in rect: Rect, _ kinds: [Mouse.Kind]) {
        let before = looks(desk)
        guard keys.contains(where: { looks(after(.key($0))) != before }) else { return }
        let answers = cells(of: rect).contains { cell in
            kinds.contains { looks(after(click: cell, $0)) != before }
        }
        #expect(answers, "\(place): arrows do something here, the mouse does nothing")
    }

    /// A click leads to every field that Tab leads to.
    private func expectFields() {
        guard let start = cursor else { return }
        var copy = desk
        var time = clock
        for _ in 0..<20 {
            _ = copy.update(.event(TimedEvent(.key(.tab), at: time)))
            time += 1000
            guard let there = copy.frame(copy.size).cursor, there.row != start.row else { return }
            guard copy.overlays.last?.number == desk.overlays.last?.number, copy.current == desk.current else { return }
            // A form that is longer than its box has turned; one that is in fault has moved.
            guard let label = label(desk, there.row), self.label(copy, there.row) == label else { continue }
            let clicked = after(click: there)
            let reached = looks(clicked).cursor.flatMap { self.label(clicked, $0.row) }
            #expect(reached == label, "\(place): no click leads to row \(there.row)")
        }
    }

    /// The first word of a row, of the dialog if there is one.
    private func label(_ desk: Desk, _ row: Int) -> Substring? {
        let canvas = looks(desk).canvas
        let area = canvas.box ?? canvas.bounds
        guard area.row < row, row < area.endRow - 1 else { return nil }
        return text(canvas, row, area.column + 1..<area.endColumn - 1).split(separator: " ").first
    }

    private func text(_ canvas: Canvas, _ row: Int, _ columns: Range<Int>) -> String {
        let cells = canvas.row(row).map {
            $0.glyph.isContinuation ? "" : String(String.UnicodeScalarView($0.glyph.scalars))
        }
        return cells[columns].joined()
    }

    private func tryRoom() {
        expectMoves([.up, .down, .pageDown], in: Shell.body(of: desk.size), [.press, .wheelDown, .wheelUp])
        for entry in desk.hintBar.entries.indices {
            let row = Shell.hints(of: desk.size)
            let hit = cells(of: row).contains { desk.hintBar.entry(at: $0, in: row) == entry }
            #expect(hit || desk.hintBar.more != nil, "\(place): hint \(entry) cannot be clicked")
        }
    }

    /// Whatever is typed is seen where it is typed.
    private func expectTyping() {
        guard let field = desk.typing else { return }
        let typed: Character =
            switch field.content {
            case .any: "甲"
            case .digits, .amount, .secret: "7"
            case .only(let allowed): allowed.first { $0.isNumber } ?? "7"
            }
        var copy = after(.key(.character(typed)))
        _ = copy.update(.tick(copy.now, clock: clock + 1000))
        guard let now = copy.typing, now.text != field.text, now.text.last == typed else { return }
        let shown = looks(copy)
        guard let cursor = shown.cursor else {
            Issue.record("\(place): nobody sees where the next character goes")
            return
        }
        let glyph = shown.canvas.row(cursor.row).prefix(cursor.column).last { !$0.glyph.isContinuation }
        let text = glyph.map { String(String.UnicodeScalarView($0.glyph.scalars)) } ?? ""
        #expect(text == (field.content == .secret ? "*" : String(typed)), "\(place): what is typed is not seen")
    }

    private func tryDialog() {
        guard let box = canvas.box, let number = desk.overlays.last?.number else {
            Issue.record("\(place): the dialog lies nowhere")
            return
        }
        expectWayOut(box, number)
        expectBeside(box, number)
        expectFields()
        expectHint(box)
        if desk.overlays.last?.overlay.isFilledIn ?? false {
            let status = Shell.status(of: desk.size).row
            #expect(box.endRow <= status, "\(place): the dialog covers what the status line says")
        }
        let actions = desk.overlays.last?.overlay.actions.map(\.id) ?? []
        if actions.contains("dialog.choose") { expectMoves([.up, .down], in: box, [.press, .wheelDown, .wheelUp]) }
        if actions.contains("dialog.scroll") { expectMoves([.pageDown], in: box, [.press, .wheelDown]) }
    }

    private func expectWayOut(_ box: Rect, _ number: Int) {
        guard let out = canvas.keyPlaces.first(where: { $0.key == .escape }) else {
            Issue.record("\(place): the way out cannot be clicked")
            return
        }
        #expect(box.contains(out.rect.origin), "\(place)")
        let clicked = after(click: out.rect.origin)
        #expect(looks(clicked) == looks(after(.key(.escape))), "\(place): Esc by the mouse is another one")
    }

    /// What lies under a dialog hears nothing; beside it a click closes it or says why not.
    private func expectBeside(_ box: Rect, _ number: Int) {
        let corners = [
            Position(row: 0, column: 0), Position(row: desk.size.rows - 1, column: 1),
            Position(row: desk.size.rows - 1, column: desk.size.columns - 2),
        ]
        for corner in corners where !box.contains(corner) {
            let clicked = after(click: corner)
            #expect(clicked.current == desk.current, "\(place): a click beside it led elsewhere")
            if clicked.overlays.count == desk.overlays.count, clicked.overlays.last?.number == number {
                let isSaid = !clicked.status.text.isEmpty || looks(clicked) != looks(desk)
                #expect(isSaid, "\(place): a click beside it does nothing")
            }
        }
        for cell in cells(of: box) {
            let clicked = after(click: cell)
            guard clicked.overlays.contains(where: { $0.number == number }) else { continue }
            #expect(clicked.current == desk.current, "\(place): a click on it reached the room")
        }
    }

    /// Whatever the last line names can be clicked.
    private func expectHint(_ box: Rect) {
        // Where the way out stands in the corner, the last line is no line of hints.
        guard !canvas.keyPlaces.contains(where: { $0.key == .escape && $0.rect.row == box.row }) else { return }
        let row = box.endRow - 2
        let text = text(canvas, row, box.column + 2..<box.endColumn - 2)
        for named in NamedKey.all(in: text) where named.key.typed == nil {
            let cell = Position(row: row, column: box.column + 2 + named.start)
            #expect(canvas.key(at: cell) == named.key, "\(place): \(named.key.label) in the last line")
        }
    }
}
