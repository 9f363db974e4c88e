import Domain
import Operations
import Surface
import Widgets

extension ShiftRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let state: Rect
        let list: Rect
        let page: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        return Place(
            state: body.top(4), list: body.droppingTop(5),
            page: scene.body.centered(Size(columns: 44, rows: scene.body.rows)))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        guard shown == nil else {
            page.draw(on: &canvas, in: place.page)
            return nil
        }
        if let now { draw(now, on: &canvas, place.state, scene) }
        drawList(on: &canvas, place.list, scene)
        return nil
    }

    private func draw(_ now: ShiftNow.Answer, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var sheet = Sheet()
        if let open = now.open {
            sheet.add(scene.say("当班"), "\(open.name) \(open.by)")
            sheet.add(scene.say("开班"), scene.calendar.stamp(open.at))
            sheet.add(scene.say("备用金"), scene.say("%@ 元", open.openingFloat.description))
            if open.day != scene.calendar.businessDay(of: scene.now) {
                sheet.add(
                    scene.say("注意"), scene.say("这一班是 %@ 开的,还没有交班;现在的收支都记在这一班", open.day.description),
                    Style(.warning))
            }
        } else {
            sheet.add(
                scene.say("当班"), scene.say("还没有开班:收款前按 %@ 开班", scene.key(of: Self.action(.open), whileTyping: false)),
                Style(.warning))
            if let left = now.left {
                sheet.add(scene.say("钱箱留存"), scene.say("%@ 元", left.description))
                sheet.add(scene.say("上次交班"), now.leftAt.map { scene.calendar.stamp($0) } ?? "")
            }
        }
        sheet.draw(on: &canvas, in: rect)
    }

    private func drawList(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = list
        table.emptyText =
            scene.standing(to: .keepShift) == .allowed
            ? scene.say("还没有交过班;开班后按 %@ 盘点交班", scene.key(of: Self.action(.count), whileTyping: false))
            : scene.say("您的岗位不看交班报表")
        table.columns = [
            TableColumn(scene.say("Z 号"), width: 5, .right), TableColumn(scene.say("营业日"), width: 10),
            TableColumn(scene.say("交班时间"), width: 16), TableColumn(scene.say("当班"), width: 9),
            TableColumn(scene.say("接班"), width: 9), TableColumn(scene.say("净收款"), width: 11, .right),
            TableColumn(scene.say("长短款"), .right),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let row = reports[index]
            let difference = row.cashDifference
            return [
                TableCell(String(row.z)), TableCell(row.day.description), TableCell(scene.calendar.stamp(row.closedAt)),
                TableCell(row.openedBy), TableCell(row.takenOverBy ?? scene.say("营业结束"), .muted),
                TableCell(row.taken.description, .money),
                TableCell(
                    difference == .zero
                        ? scene.say("相符") : (difference > .zero ? "+" : "") + difference.description,
                    difference == .zero ? .muted : .warning),
            ]
        }
    }
}
