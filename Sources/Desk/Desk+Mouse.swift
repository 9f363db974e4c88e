import Surface
import Widgets

/// The mouse: every key that is written on the screen can be clicked, and nothing reaches what lies under a dialog.
extension Desk {
    /// A click and where it was meant for.
    struct Click: Sendable {
        let position: Position
        let at: Int64
        let address: Turn.Address
        /// Whether it pressed a key that was written there.
        let wasKey: Bool
    }

    /// Milliseconds within which two clicks are a double one.
    private static let doubleClick: Int64 = 300

    /// Whether the mouse is moved or let go for somebody who did not get its press: what was under a dialog that the
    /// press took away hears nothing of it.
    mutating func isOthersGrip(_ event: Event) -> Bool {
        guard case .mouse(let mouse) = event else { return false }
        switch mouse.kind {
        case .press:
            grip = focusAddress
            return false
        case .drag: return grip != focusAddress
        case .release:
            defer { grip = nil }
            return grip != focusAddress
        case .wheelUp, .wheelDown: return false
        }
    }

    /// What a click would press, as long as the screen still says it.
    func keyWritten(under event: Event) -> (key: Key?, box: Rect?) {
        guard case .mouse(let mouse) = event, mouse.kind == .press, mouse.button == .left else { return (nil, nil) }
        let canvas = drawn().canvas
        return (canvas.key(at: mouse.position), canvas.box)
    }

    /// Says whether the click is dealt with; else it is for what the room or the dialog shows.
    mutating func clicked(_ mouse: Mouse, _ written: (key: Key?, box: Rect?)) -> Bool {
        let position = mouse.position
        guard mouse.button == .left else { return !overlays.isEmpty && !(written.box?.contains(position) ?? true) }
        let before = lastClick
        let key = written.key.flatMap { means($0) ? $0 : nil }
        lastClick = Click(position: position, at: clock, address: focusAddress, wasKey: key != nil)
        if let before, isSecondHalf(of: before, position) {
            grip = nil
            return true
        }
        if let key {
            grip = nil
            press(key)
            return true
        }
        if let last = overlays.last {
            guard let box = written.box, !box.contains(position) else { return false }
            grip = nil
            clickBeside(last.overlay)
            return true
        }
        let isOfBar = clickedBar(position)
        if isOfBar { grip = nil }
        return isOfBar
    }

    /// The second half of a double click is none on what has come up under it.
    private func isSecondHalf(of before: Click, _ position: Position) -> Bool {
        before.position == position && clock - before.at < Self.doubleClick
            && (before.wasKey || before.address != focusAddress)
    }

    /// A click beside a dialog is Escape, unless something is being filled in.
    private mutating func clickBeside(_ overlay: any Overlay) {
        guard overlay.yieldsToScan || !overlay.isFilledIn else {
            return status = StatusLine(scene.say("还没有填完:接着填,或点 Esc 返回"), .warning)
        }
        pass(.key(.escape))
    }

    /// Whether a key would do something now; letters only where they are no text.
    private func means(_ key: Key) -> Bool {
        if let overlay = overlays.last?.overlay {
            return key.typed == nil
                || (overlay.typing == nil
                    && (key == .character(" ") || overlay.actions.contains { $0.keys.contains(key) }))
        }
        if key.typed == nil || typing == nil { return true }
        return standings.contains { $0.availability != .absent && $0.action.keys.contains(key) }
    }

    /// Presses a key by the mouse: a letter is never typed by it.
    private mutating func press(_ key: Key) {
        if overlays.isEmpty, key.typed != nil,
            let act = standings.first(where: { $0.availability != .absent && $0.action.keys.contains(key) })
        {
            return run(act.action, act.availability)
        }
        apply(.key(key))
    }

    /// The key bar and the line of hints.
    private mutating func clickedBar(_ position: Position) -> Bool {
        guard !isSimple else { return false }
        let keys = Shell.keys(of: size)
        if keys.contains(position), let index = keyBar.entry(at: position, in: keys) {
            perform(id: keyBarIDs[index])
            return true
        }
        let hints = Shell.hints(of: size)
        guard hints.contains(position), let index = hintBar.entry(at: position, in: hints) else { return false }
        let shown = shownStandings
        if index == hintBar.entries.count {
            run(.help)
        } else if shown.indices.contains(index) {
            run(shown[index].action, shown[index].availability)
        } else {
            apply(.key(.escape))
        }
        return true
    }
}
