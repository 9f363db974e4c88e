import Domain
import Operations
import Surface
import Widgets

extension DeliveriesRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let tabs: Rect
        let find: Rect
        let list: Rect
        let panel: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        let rest = body.droppingTop(2)
        let isWide = body.columns >= 116
        return Place(
            tabs: body.top(1), find: body.droppingTop(1).top(1),
            list: isWide ? rest.droppingRight(46) : rest.droppingBottom(8),
            panel: isWide ? rest.right(43) : rest.bottom(7))
    }

    func tabs(_ scene: Scene) -> Tabs {
        let all = Deliveries.Which.allCases
        let counts = answer?.counts ?? []
        var tabs = Tabs(
            all.map { scene.name($0) },
            badges: Dictionary(uniqueKeysWithValues: counts.enumerated().filter { $0.element > 0 }.map { ($0, $1) }))
        tabs.select(all.firstIndex(of: which) ?? 0)
        return tabs
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        tabs(scene).draw(on: &canvas, in: place.tabs)
        var cursor: Position?
        if isFinding || !filter.text.isEmpty {
            var field = filter
            field.label = scene.say("查找")
            field.placeholder = scene.say("姓名 商品 单号 尾号")
            cursor = field.draw(on: &canvas, in: place.find, focused: isFinding, fieldWidth: 26)
        }
        guard answer?.which == which else { return cursor }
        drawList(on: &canvas, place.list, scene)
        if let row { drawPanel(row, on: &canvas, place.panel, scene) }
        return cursor
    }

    private func drawList(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let rows = rows
        guard !rows.isEmpty else {
            for (line, text) in nothing(scene).wrapped(to: rect.columns).enumerated() {
                canvas.put(keys: text, in: rect.droppingTop(1), row: line, style: Style(.muted))
            }
            return
        }
        var table = list
        table.columns = [
            TableColumn(scene.say("状态"), width: scene.stateColumns), TableColumn(scene.say("商品")),
            TableColumn(scene.say("数量"), width: 8, .right), TableColumn(scene.say("客人"), width: 10),
            TableColumn(scene.say("电话"), width: 11), TableColumn(scene.say("单号"), width: 6, .right),
        ]
        table.draw(on: &canvas, in: rect, focused: !isFinding) { index in
            let row = rows[index]
            return [
                TableCell(scene.name(row.handing), scene.role(row.handing)), TableCell(row.title),
                TableCell("\(row.quantity) \(row.unit)"),
                TableCell(row.name.isEmpty ? scene.say("散客") : row.name), TableCell(row.phone, .muted),
                TableCell(row.order.description, .muted),
            ]
        }
    }

    /// Who gets it, and what has happened to it.
    private func drawPanel(_ row: Deliveries.Row, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var sheet = Sheet()
        sheet.add(scene.say("地址"), row.address)
        sheet.add(scene.say("卡密"), row.code)
        if let history, history.thing == row.thing {
            let steps = history.answer.steps.map { step in
                [scene.calendar.stamp(step.at), scene.name(step.kind), step.by, step.reason].filter { !$0.isEmpty }
                    .joined(separator: " ")
            }
            for (index, step) in steps.enumerated() {
                sheet.add(index == 0 ? scene.say("经过") : " ", step, Style(index == 0 ? .text : .muted))
            }
        }
        sheet.draw(on: &canvas, in: rect)
    }
}
