import Domain
import Operations
package import Surface
import Widgets

extension Desk {
    /// What a screen of this size shows now.
    package func frame(_ size: Size) -> Frame {
        if size == self.size { return drawn() }
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
        let scene = scene
        let status = shownStatus(scene)
        var shown = scene
        shown.status = status
        if let page = simpleDialog, let dialog = overlays.last?.overlay {
            let view = SimpleView(page, field: dialog.simpleField, marked: nil, scene: shown)
            let cursor = view.draw(on: &canvas)
            return Frame(canvas: canvas, cursor: cursor)
        }
        if !isSimple { drawShell(&canvas, status, scene) }
        var cursor = rooms[focusRoom]?.draw(on: &canvas, shown)
        for item in overlays {
            cursor = item.overlay.draw(on: &canvas, scene)
            canvas.raise()
        }
        return Frame(canvas: canvas, cursor: cursor)
    }

    private func drawShell(_ canvas: inout Canvas, _ status: StatusLine, _ scene: Scene) {
        drawHeader(&canvas, scene)
        let title = Shell.title(of: size)
        canvas.put(" " + scene.say(focusRoom.title), in: title, style: Style(.title))
        canvas.put(rooms[focusRoom]?.note(scene) ?? "", in: title.droppingRight(1), .right, style: Style(.muted))
        hintBar(scene).draw(on: &canvas, in: Shell.hints(of: size))
        status.draw(on: &canvas, in: Shell.status(of: size))
        keyBar(scene).draw(on: &canvas, in: Shell.keys(of: size))
    }

    /// What was just done, what is wrong with the books, what waits.
    private func shownStatus(_ scene: Scene) -> StatusLine {
        var line = status
        if line.text.isEmpty, let trouble = scene.sentence(health) { line = StatusLine(trouble, .error) }
        line.note = waitingNote
        return line
    }

    private func drawHeader(_ canvas: inout Canvas, _ scene: Scene) {
        let row = Shell.header(of: size)
        let style = Style(.header)
        canvas.fill(row, style: style)
        let (day, clock) = environment.calendar.wall(now)
        let time = "\(scene.weekday(day)) \(Day.two(day.month))-\(Day.two(day.day)) \(clock)"
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
        let rooms = session == nil ? [] : openings.filter { !$0.keys.isEmpty }
        return [bound(Global.help.action)] + rooms + [bound(Global.more.action)]
    }

    var keyBarIDs: [String] { keyBarActions.map(\.id) }

    var keyBar: KeyBar { keyBar(scene) }

    private func keyBar(_ scene: Scene) -> KeyBar {
        KeyBar(keyBarActions.map { KeyBar.Entry($0.keys.first?.label ?? "", Self.beside(scene.say($0.title))) })
    }

    /// What can be done here by a key that works now, for the line of hints.
    var shownStandings: [(action: Action, availability: Availability)] {
        shownStandings(scene, isTyping: typing != nil)
    }

    private func shownStandings(
        _ scene: Scene, isTyping: Bool
    ) -> [(action: Action, availability: Availability)] {
        guard overlays.isEmpty else { return [] }
        return standings(scene) { $0.key(whileTyping: isTyping) != nil }.filter { $0.availability != .absent }
    }

    /// Latin words need a blank between them and the key.
    private static func beside(_ label: String) -> String {
        (label.unicodeScalars.first?.isASCII ?? false) ? " " + label : label
    }

    private func backHint(_ scene: Scene) -> [KeyBar.Entry] {
        session == nil || !overlays.isEmpty || current == order.first
            ? [] : [KeyBar.Entry("Esc", Self.beside(scene.say("返回")))]
    }

    var hintBar: KeyBar { hintBar(scene) }

    private func hintBar(_ scene: Scene) -> KeyBar {
        let isTyping = typing != nil
        return KeyBar(
            shownStandings(scene, isTyping: isTyping).map { action, availability in
                KeyBar.Entry(
                    action.key(whileTyping: isTyping)?.label ?? "", Self.beside(scene.say(action.title)),
                    isEnabled: availability == .ready)
            } + backHint(scene),
            more: KeyBar.Entry(
                label(.help), Self.beside(scene.say(Global.more.action.title))))
    }
}
