import Domain
import Operations
package import Surface
import Widgets

extension Desk {
    /// What a screen of this size shows now.
    package func frame(_ size: Size) -> Frame {
        var copy = self
        copy.size = size
        return copy.drawn()
    }

    func drawn() -> Frame {
        var canvas = Canvas(size, chrome: environment.chrome)
        guard Shell.smallest.fits(in: size) else {
            let sentence = scene.say("窗口太小:需要 80×24,现在 %@×%@", String(size.columns), String(size.rows))
            for (row, line) in sentence.wrapped(to: size.columns).enumerated() {
                canvas.put(line, in: canvas.bounds, row: row, style: Style(.warning))
            }
            return Frame(canvas: canvas, cursor: nil)
        }
        if !isSimple { drawShell(&canvas) }
        var shown = scene
        shown.status = shownStatus
        var cursor = rooms[focusRoom]?.draw(on: &canvas, shown)
        for item in overlays {
            cursor = item.overlay.draw(on: &canvas, scene)
            canvas.raise()
        }
        return Frame(canvas: canvas, cursor: cursor)
    }

    private func drawShell(_ canvas: inout Canvas) {
        drawHeader(&canvas)
        let title = Shell.title(of: size)
        canvas.put(" " + scene.say(focusRoom.title), in: title, style: Style(.title))
        canvas.put(rooms[focusRoom]?.note(scene) ?? "", in: title.droppingRight(1), .right, style: Style(.muted))
        hintBar.draw(on: &canvas, in: Shell.hints(of: size))
        shownStatus.draw(on: &canvas, in: Shell.status(of: size))
        keyBar.draw(on: &canvas, in: Shell.keys(of: size))
    }

    /// What was just done, what is wrong with the books, what waits.
    private var shownStatus: StatusLine {
        var line = status
        if line.text.isEmpty, let trouble = scene.sentence(health) { line = StatusLine(trouble, .error) }
        line.note = waitingNote
        return line
    }

    private func drawHeader(_ canvas: inout Canvas) {
        let row = Shell.header(of: size)
        let style = Style(.header)
        canvas.fill(row, style: style)
        let day = environment.calendar.date(of: now)
        let time = "\(scene.weekday(day)) \(Day.two(day.month))-\(Day.two(day.day)) \(environment.calendar.clock(now))"
        let demo = scene.isDemo ? scene.say("[演示]") + " " : ""
        let name = (front?.settings.name ?? "").truncated(
            to: max(0, size.columns - 50), ellipsis: canvas.chrome.ellipsis)
        canvas.put(" " + demo + name + "   " + time, in: row, style: style)
        if let staff = session?.staff {
            canvas.put("\(scene.name(staff.role)) \(staff.name)", in: row.droppingRight(1), .right, style: style)
        }
    }

    private var waitingNote: String {
        // A key held for what is nearly there is no news.
        if queue.count > 1 || (!queue.isEmpty && isLate) {
            return scene.say("办理中,已记下 %@ 键,Esc 清除", String(queue.count))
        }
        return slowNote
    }

    /// The entries of the key bar and what they do.
    private var keyBarActions: [Action] {
        let rooms = session == nil ? [] : order.compactMap(opening).filter { !$0.keys.isEmpty }
        return [bound(Global.help.action)] + rooms + [bound(Global.more.action)]
    }

    var keyBarIDs: [String] { keyBarActions.map(\.id) }

    var keyBar: KeyBar {
        KeyBar(keyBarActions.map { KeyBar.Entry($0.keys.first?.label ?? "", Self.beside(scene.say($0.title))) })
    }

    /// What can be done here by a key that works now, for the line of hints.
    var shownStandings: [(action: Action, availability: Availability)] {
        guard overlays.isEmpty else { return [] }
        let isTyping = typing != nil
        return standings.filter { $0.availability != .absent && $0.action.key(whileTyping: isTyping) != nil }
    }

    /// Latin words need a blank between them and the key.
    private static func beside(_ label: String) -> String { (label.first?.isASCII ?? false) ? " " + label : label }

    private var backHint: [KeyBar.Entry] {
        session == nil || !overlays.isEmpty || current == order.first
            ? [] : [KeyBar.Entry("Esc", Self.beside(scene.say("返回")))]
    }

    var hintBar: KeyBar {
        let isTyping = typing != nil
        return KeyBar(
            shownStandings.map { action, availability in
                KeyBar.Entry(
                    action.key(whileTyping: isTyping)?.label ?? "", Self.beside(scene.say(action.title)),
                    isEnabled: availability == .ready)
            } + backHint,
            more: KeyBar.Entry(
                label(.help), Self.beside(scene.say(Global.more.action.title))))
    }
}
