import Domain
import Operations
import Surface
import Widgets

/// What waits for the printer, with what the printer says; to be tried again or dropped.
struct PrintQueueOverlay: Overlay {
    private enum Note: Sendable {
        case found(PrintQueue.Answer)
        case dropped(Result<DropPrint.Answer, DropPrint.Refusal>)
    }

    let title: String
    var actions: [Action] {
        [
            Self.choose,
            Action("print.retry", [.character("r")], Phrase("重试"), "cs", help: Phrase("打印机弄好后马上再打")),
            Action("print.drop", [.character("d"), .delete], Phrase("去掉"), "qd", help: Phrase("这一张不打了")),
            Self.leave,
        ]
    }
    private var rows: [PrintQueue.Answer.Row]?
    private var selected = 0

    init(_ scene: Scene) { title = scene.say("打印队列") }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        let count = rows?.count ?? 0
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.up): selected = max(0, selected - 1)
        case .key(.down): selected = max(0, min(count - 1, selected + 1))
        case .key(.character("r")):
            turn.effect(.retryPrinting)
            turn.inform(turn.say("正在重试;打出来的会从这里消失"))
            load(&turn)
        case .key(.character("d")), .key(.delete):
            guard let row = rows?[at: selected] else { return }
            turn.perform(DropPrint(job: row.job)) { Note.dropped($0) }
        default: break
        }
    }

    private func load(_ turn: inout Turn) { turn.ask(PrintQueue(), slot: "queue") { Note.found($0) } }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note as? Note {
        case .found(let answer): rows = answer.rows
        case .dropped(.success), .dropped(.failure): load(&turn)
        case nil: break
        }
        selected = max(0, min(selected, (rows?.count ?? 0) - 1))
    }

    func wakesAt(_ now: Instant) -> Instant? { rows == nil ? now : now.advanced(milliseconds: 2000) }
    mutating func tick(_ turn: inout Turn) { load(&turn) }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let count = rows?.count ?? 0
        let size = Size(
            columns: min(76, canvas.bounds.columns - 4), rows: min(max(count * 2, 1) + 6, canvas.bounds.rows - 2))
        let box = canvas.bounds.centered(size)
        let inner = Dialog.ground(on: &canvas, box, title: title)
        if count == 0 {
            canvas.put(rows == nil ? "" : scene.say("没有小票在等"), in: inner.bottom(3), .center, style: Style(.overlay))
        }
        let room = max(1, (inner.rows - 2) / 2)
        let first = max(0, min(selected - room + 1, count - room))
        for (place, row) in (rows ?? []).enumerated().dropFirst(first).prefix(room) {
            let style = Style(place == selected ? .selection : .overlay)
            let left = "\(scene.calendar.clock(row.at)) \(row.title)\(row.isCopy ? " " + scene.say("副本") : "")"
            let right = row.tries > 0 ? scene.say("试过 %@ 次", String(row.tries)) : scene.say("等候")
            let gap = max(1, inner.columns - left.cells - right.cells)
            let y = (place - first) * 2
            canvas.put(left + String(repeating: " ", count: gap) + right, in: inner, row: y, style: style)
            canvas.put("  " + row.fault, in: inner, row: y + 1, style: Style(.overlay))
        }
        canvas.put(scene.say("r 重试   d 去掉   Esc 关闭"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }
}

extension Array {
    /// The element at a place, if there is one.
    fileprivate subscript(at place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
