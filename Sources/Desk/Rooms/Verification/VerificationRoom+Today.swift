import Domain
import Operations
import Surface
import Widgets

extension VerificationRow {
    /// The same, taken back.
    func undone(at moment: Instant) -> VerificationRow {
        VerificationRow(
            verification: verification, at: at, member: member, name: name, title: title, by: by, undoneAt: moment,
            undoUntil: nil)
    }
}

/// The list of what was verified today.
extension VerificationRoom {
    func drawToday(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        let caption = scene.say("今日核销")
        let width = canvas.put(caption, in: place.caption, style: Style(isInToday ? .accent : .title, bold: true))
        canvas.rule(row: place.caption.row, in: place.caption.droppingLeft(width + 1))
        guard let today else { return }
        let isRoomy = place.today.columns >= 90
        let isNarrow = place.today.columns < 76
        var table = todayTable
        table.emptyText = scene.say("今天还没有核销;扫会员码或券码开始")
        table.columns = [
            TableColumn(scene.say("时间"), width: 5),
            TableColumn(scene.say("会员"), width: isRoomy ? 20 : isNarrow ? 10 : 12),
            TableColumn(scene.say("项目"), width: 0), TableColumn(scene.say("经手"), width: isRoomy ? 12 : 6),
            TableColumn(scene.say("撤销"), width: 14),
        ]
        table.draw(on: &canvas, in: place.today, focused: isInToday) { index in
            let row = today[index]
            let isUndone = row.undoneAt != nil
            return [
                TableCell(scene.calendar.clock(row.at), .muted), TableCell(row.name, isUndone ? .disabled : .text),
                TableCell(row.title, isUndone ? .disabled : .text), TableCell(row.by, .muted), standing(of: row, scene),
            ]
        }
    }

    private func standing(of row: VerificationRow, _ scene: Scene) -> TableCell {
        if let undone = row.undoneAt { return TableCell(scene.say("%@ 已撤", scene.moment(undone)), .warning) }
        guard let until = row.undoUntil, scene.now < until else { return TableCell(scene.say("不能再撤"), .disabled) }
        return TableCell(scene.say("%@ 前", scene.moment(until)), .muted)
    }
}
