import Domain
import Operations
import Surface
import Widgets

/// 挂账: everybody who owes something, whoever owes the longest first; Enter leads to the member's page.
struct DebtorsOverlay: Overlay {
    private enum Note: Sendable { case found(Debtors.Answer) }

    let title: String
    private var answer: Debtors.Answer?
    private var table = Table([])

    init(_ scene: Scene) { title = scene.say("挂账") }

    var actions: [Action] {
        [
            Self.choose,
            Action("debtors.open", [.enter], Phrase("看会员"), "khy", help: Phrase("打开选中的会员;在资料里按 z 收他还的款")),
            Self.leave,
        ]
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = place(in: Rect(turn.scene.size))
        guard case .activated(let selected) = table.handle(event, in: place.list), let rows = answer?.rows,
            rows.indices.contains(selected)
        else { return }
        turn.close()
        turn.go(.profile(rows[selected].member))
    }

    func wakesAt(_ now: Instant) -> Instant? { answer == nil ? now : nil }
    mutating func tick(_ turn: inout Turn) {
        if answer == nil { turn.ask(Debtors(), slot: "debtors") { Note.found($0) } }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard case .found(let found)? = note as? Note else { return }
        answer = found
        table.count = found.rows.count
    }

    private struct Place {
        let box: Rect
        let list: Rect
    }

    private func place(in bounds: Rect) -> Place {
        let rows = min(max(answer?.rows.count ?? 0, 1) + 7, bounds.rows - 2)
        let box = bounds.centered(Size(columns: min(76, bounds.columns - 4), rows: rows))
        return Place(box: box, list: box.inset(rows: 1, columns: 3).droppingTop(2).droppingBottom(2))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = place(in: canvas.bounds)
        let inner = Dialog.ground(on: &canvas, place.box, title: title)
        guard let answer else { return nil }
        canvas.put(
            scene.say("%@ 位,共欠 %@ 元", String(answer.rows.count), answer.owed.description), in: inner,
            style: Style(.overlay, bold: true))
        if answer.rows.isEmpty {
            canvas.put(scene.say("没有人挂账"), in: place.list, .center, style: Style(.overlay))
        } else {
            drawTable(answer, on: &canvas, place.list, scene)
        }
        canvas.put(keys: scene.say("Enter 看会员   Esc 关闭"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }

    private func drawTable(_ answer: Debtors.Answer, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = table
        table.columns = [
            TableColumn(scene.say("会员")), TableColumn(scene.say("手机"), width: 11),
            TableColumn(scene.say("单数"), width: 6, .right), TableColumn(scene.say("最早"), width: 10),
            TableColumn(scene.say("天数"), width: 6, .right), TableColumn(scene.say("欠款"), width: 10, .right),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let row = answer.rows[index]
            return [
                TableCell(row.name), TableCell(row.phone, .muted), TableCell(String(row.count)),
                TableCell(row.since.description), TableCell(String(row.days), row.days >= 30 ? .warning : .text),
                TableCell(row.owed.description, .money),
            ]
        }
    }
}
