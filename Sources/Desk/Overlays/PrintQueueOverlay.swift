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
    private var list = PairList()

    init(_ scene: Scene) { title = scene.say("打印队列") }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.character("r")):
            turn.effect(.retryPrinting)
            turn.inform(turn.say("正在重试;打出来的会从这里消失"))
            load(&turn)
        case .key(.character("d")), .key(.delete):
            guard let row = rows?[at: list.selected] else { return }
            turn.perform(DropPrint(job: row.job)) { Note.dropped($0) }
        default: _ = list.handle(event, in: Rect(turn.scene.size))
        }
    }

    private func load(_ turn: inout Turn) { turn.ask(PrintQueue(), slot: "queue") { Note.found($0) } }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note as? Note {
        case .found(let answer): rows = answer.rows
        case .dropped(.success), .dropped(.failure): load(&turn)
        case nil: break
        }
        list.count = rows?.count ?? 0
    }

    func wakesAt(_ now: Instant) -> Instant? { rows == nil ? now : now.advanced(milliseconds: 2000) }
    mutating func tick(_ turn: inout Turn) { load(&turn) }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let count = rows?.count ?? 0
        let inner = Dialog.ground(on: &canvas, list.box(in: canvas.bounds), title: title)
        if count == 0 {
            canvas.put(rows == nil ? "" : scene.say("没有小票在等"), in: inner.bottom(3), .center, style: Style(.overlay))
        }
        list.draw(on: &canvas) { place in
            guard let row = rows?[at: place] else { return ("", "", "") }
            let left = "\(scene.calendar.clock(row.at)) \(row.title)\(row.isCopy ? " " + scene.say("副本") : "")"
            let right = row.tries > 0 ? scene.say("试过 %@ 次", String(row.tries)) : scene.say("等候")
            return (left, right, row.fault)
        }
        canvas.put(keys: scene.say("r 重试   d 去掉   Esc 关闭"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }
}

extension Array {
    /// The element at a place, if there is one.
    fileprivate subscript(at place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
