import Domain
import Operations
import Surface
import Widgets

extension PerformanceRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let head: Rect
        let list: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        return Place(head: body.top(1), list: body.droppingTop(2))
    }

    func note(_ scene: Scene) -> String {
        guard let until = table?.closedUntil else { return "" }
        return scene.say("已结算到 %@", until.description)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        guard scene.standing(to: .seeReports) == .allowed else {
            canvas.put(scene.say("您的岗位不看业绩"), in: place.head, style: Style(.muted))
            return nil
        }
        guard let table else { return nil }
        let days =
            table.from == table.until ? table.from.description : "\(table.from) ~ \(table.until)"
        if let shown {
            let who = table.people.first { $0.number == shown }
            canvas.put("\(who?.name ?? "") \(shown)", in: place.head, style: Style(.title))
            canvas.put(days, in: place.head, .right, style: Style(.muted))
            drawLines(on: &canvas, place.list, scene)
        } else {
            canvas.put("\(name(scene)) \(days)", in: place.head, style: Style(.title))
            let pay = table.people.reduce(Money.zero) { $0 + $1.pay }
            canvas.put(scene.say("提成合计 %@ 元", pay.description), in: place.head, .right, style: Style(.money))
            drawPeople(table, on: &canvas, place.list, scene)
        }
        return nil
    }

    private func name(_ scene: Scene) -> String {
        switch span {
        case .period: scene.say("本期")
        case .today: scene.say("今天")
        case .thisMonth: scene.say("本月")
        case .lastMonth: scene.say("上月")
        }
    }

    private func drawPeople(_ answer: Performance.Answer, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = list
        table.emptyText = scene.say("这段时间还没有业绩;收银、充值、售卡后记在这里")
        table.columns =
            [TableColumn(scene.say("姓名"))]
            + [PerformanceKind.cardSale, .goodsSale, .consumption].map {
                TableColumn(scene.name($0), width: 10, .right)
            } + [
                TableColumn(scene.say("服务"), width: 5, .right), TableColumn(scene.say("点客"), width: 5, .right),
                TableColumn(scene.say("人次"), width: 5, .right), TableColumn(scene.say("提成"), width: 10, .right),
            ]
        table.draw(on: &canvas, in: rect) { index in
            let who = answer.people[index]
            func value(_ kind: PerformanceKind) -> TableCell {
                TableCell((who.values[kind] ?? .zero).description, .money)
            }
            return [
                TableCell("\(who.name) \(who.number)"), value(.cardSale), value(.goodsSale), value(.consumption),
                TableCell(String(who.services)), TableCell(String(who.asked)), TableCell(Self.heads(who.heads)),
                TableCell(who.pay.description, .money),
            ]
        }
    }

    /// Basis points of a customer as a number: `3`, `2.5`.
    private static func heads(_ points: Int64) -> String {
        let tenths = (points.magnitude + 500) / 1000
        let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return points < 0 && tenths > 0 ? "-" + text : text
    }

    private func drawLines(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = page
        table.emptyText = lines == nil ? "" : scene.say("这段时间还没有业绩;收银、充值、售卡后记在这里")
        table.columns = [
            TableColumn(scene.say("日期"), width: 11), TableColumn(scene.say("来源"), width: 10),
            TableColumn(scene.say("项目")), TableColumn("", width: 5), TableColumn(scene.say("业绩"), width: 11, .right),
            TableColumn(scene.say("提成"), width: 10, .right),
        ]
        let lines = lines ?? []
        table.draw(on: &canvas, in: rect) { index in
            let line = lines[index]
            let role: Role = line.isBack ? .warning : .money
            let mark = line.isBack ? scene.say("冲回") : line.isAskedFor ? scene.say("点客") : ""
            return [
                TableCell(line.day.description, .muted), TableCell(scene.name(line.source)),
                TableCell(scene.wording.title(inBooks: line.title)), TableCell(mark, line.isBack ? .warning : .muted),
                TableCell(line.value.description, role), TableCell(line.pay.description, role),
            ]
        }
    }
}
