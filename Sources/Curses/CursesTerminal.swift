import CTerminal
package import Surface

/// A terminal driven by ncurses. It belongs to the thread that opened it: it is not `Sendable`.
///
/// ncurses paints; the keys are decoded by `KeyDecoder` from the bytes, so that nothing waits inside a read and every
/// event carries the time its bytes came.
package final class CursesTerminal: Terminal {
    /// Its extent now.
    package private(set) var size: Size
    /// ASCII where the terminal draws ambiguous characters two cells wide.
    package let chrome: Chrome
    /// How many colours it shows.
    package let colours: ColourDepth

    private var decoder: KeyDecoder
    private var inks: Inks
    private var shown: Canvas?
    private var shownCursor: Position?
    private var early: [TimedEvent]
    private var isClosed = false
    /// Where bytes are read to.
    private var buffer = [UInt8](repeating: 0, count: 4096)
    private let letters: LetterControl?

    /// Opens the screen on these descriptors.
    package init(
        _ options: TerminalOptions = TerminalOptions(), input: Int32 = 0, output: Int32 = 1
    ) throws(OpenError) {
        var typed: [UInt8] = []
        var width = options.ambiguousWidth == .two ? 2 : 1
        if options.ambiguousWidth == .probe {
            (width, typed) = TerminalFacts.probe(input: input, output: output)
        }
        chrome = width == 2 ? .plain : .lines
        switch ct_open(input, output, options.usesMouse ? 1 : 0) {
        case Int32(CT_OK.rawValue): break
        case CT_NOT_A_TERMINAL.rawValue: throw .notATerminal
        case CT_BUSY.rawValue: throw .alreadyOpen
        case CT_NO_UTF8.rawValue: throw .noUnicode
        case CT_NO_CURSOR.rawValue: throw .noCursorPlacing
        default: throw .unknownTerminal
        }
        colours = ColourDepth(rawValue: Int(ct_colour_depth())) ?? .mono
        inks = Inks(options.palette, colours)
        letters = options.letters
        decoder = KeyDecoder(known: TerminalFacts.keysOfTerminfo())
        early = typed.isEmpty ? [] : decoder.feed(typed, at: ct_now())
        size = Self.currentSize().size
    }

    deinit { ct_close() }

    /// Ends a `poll` that waits; may be called from any thread.
    package var wake: @Sendable () -> Void { { ct_wake() } }

    /// The time in the clock of the events.
    package var now: Int64 { ct_now() }

    /// Says what the roles look like; the next `present` paints everything anew.
    package func setPalette(_ palette: Palette) {
        inks = Inks(palette, colours)
        invalidate()
    }

    /// Shows the canvas; what is as it was is not even looked at by ncurses.
    package func present(_ canvas: Canvas, cursor: Position?) {
        let old = shown?.size == canvas.size ? shown : nil
        let seen = 0..<min(canvas.size.columns, size.columns)
        var isChanged = old == nil || cursor != shownCursor
        for row in 0..<min(canvas.size.rows, size.rows) {
            var span = 0..<canvas.size.columns
            if let old {
                guard let changed = canvas.difference(row: row, from: old) else { continue }
                span = changed
            }
            isChanged = true
            write(canvas, row, span.clamped(to: seen))
        }
        shown = canvas
        guard isChanged else { return }
        shownCursor = cursor
        let place = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
        ct_flush(Int32(place?.row ?? -1), Int32(place?.column ?? 0))
    }

    private func write(_ canvas: Canvas, _ row: Int, _ columns: Range<Int>) {
        let cells = canvas.row(row).dropFirst(columns.lowerBound).prefix(columns.count)
        var glyphs: [UInt64] = []
        var styles: [UInt32] = []
        glyphs.reserveCapacity(cells.count)
        styles.reserveCapacity(cells.count)
        var style: Style?
        var code: UInt32 = 0
        for cell in cells {
            if cell.style != style {
                style = cell.style
                code = inks.code(of: cell.style)
            }
            glyphs.append(chrome == .plain ? cell.glyph.plain.rawBits : cell.glyph.rawBits)
            styles.append(code)
        }
        ct_row(Int32(row), Int32(columns.lowerBound), glyphs, styles, Int32(cells.count))
    }

    /// Waits until something happens and returns all that did.
    package func poll(timeout: Int?) -> [TimedEvent] {
        if !early.isEmpty {
            defer { early = [] }
            return early
        }
        var wait = timeout.map { Int32(clamping: max(0, $0)) } ?? -1
        if let deadline = decoder.deadline {
            let left = Int32(clamping: max(0, deadline - ct_now()))
            wait = wait < 0 ? left : min(wait, left)
        }
        let reasons = UInt32(bitPattern: ct_wait(wait))
        var events: [TimedEvent] = []
        if reasons & CT_TTY.rawValue != 0 { readAll(&events) }
        if reasons & CT_HANGUP.rawValue != 0 { events.append(TimedEvent(.stop, at: ct_now())) }
        events += decoder.expire(now: ct_now())
        handleSignals(&events)
        return events
    }

    private func readAll(_ events: inout [TimedEvent]) {
        for _ in 0..<64 {
            let count = ct_read(&buffer, Int32(buffer.count))
            if count < 0 { events.append(TimedEvent(.stop, at: ct_now())) }
            if count <= 0 { return }
            events += decoder.feed(buffer.prefix(Int(count)), at: ct_now())
            if count < buffer.count { return }
        }
    }

    private func handleSignals(_ events: inout [TimedEvent]) {
        let signals = UInt32(bitPattern: ct_signals())
        if signals == 0 { return }
        if signals & CT_SUSPEND.rawValue != 0 { suspend() }
        if signals & CT_CONTINUED.rawValue != 0 {
            ct_resume()
            shown = nil
        }
        let current = Self.currentSize()
        // A window that shrank and grew again has its old size, but no longer what was painted on it.
        if signals & CT_RESIZED.rawValue != 0 { invalidate() }
        if current.isNew || current.size != size {
            size = current.size
            shown = nil
            ct_invalidate()
            events.append(TimedEvent(.resize(size), at: ct_now()))
        }
        if signals & CT_STOP.rawValue != 0 { events.append(TimedEvent(.stop, at: ct_now())) }
    }

    /// Paints everything anew with the next `present`.
    package func invalidate() {
        shown = nil
        ct_invalidate()
    }

    /// Gives the terminal back and stops the program until it is continued.
    package func suspend() {
        ct_suspend()
        shown = nil
    }

    /// Makes a sound.
    package func bell() { ct_beep() }

    /// Makes all letters so many points high, where whoever opened the window said how.
    package func setLetters(points: Int) {
        guard let letters else { return }
        ct_letters(letters.sequence(points: points), letters.sequence(points: letters.points))
    }

    /// Gives the terminal back for good.
    package func close() {
        if isClosed { return }
        isClosed = true
        ct_close()
    }

    private static func currentSize() -> (size: Size, isNew: Bool) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        let isNew = ct_size(&rows, &columns) != 0
        return (Size(columns: Int(columns), rows: Int(rows)), isNew)
    }
}
