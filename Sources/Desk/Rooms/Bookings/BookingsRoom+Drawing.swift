import Domain
import Operations
import Surface
import Widgets

extension BookingsRoom {
    /// Where the grid lies, and what says more about the cell of the cursor: a panel beside it or two lines below.
    struct Place {
        let grid: Rect
        let side: Rect
        let below: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body
        guard body.columns >= 120 else {
            let none = Rect(row: 0, column: 0, rows: 0, columns: 0)
            return Place(grid: body.droppingBottom(2), side: none, below: body.bottom(2))
        }
        let width = min(44, max(32, body.columns / 4))
        let none = Rect(row: 0, column: 0, rows: 0, columns: 0)
        return Place(grid: body.droppingRight(width + 1), side: body.right(width), below: none)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        switch page {
        case .sheet: drawSheet(on: &canvas, scene)
        case .detail: drawDetail(on: &canvas, scene)
        case .month: drawMonth(on: &canvas, scene)
        case .draft: return drawDraft(on: &canvas, scene)
        case .slots: return drawSlots(on: &canvas, scene)
        case .search, .waiting, .affected: return drawList(on: &canvas, scene)
        }
        return nil
    }

    private func drawSheet(on canvas: inout Canvas, _ scene: Scene) {
        let place = Self.place(scene)
        if grid.lanes.isEmpty {
            let text = sheet == nil ? "" : scene.say("还没有会做项目的员工;请先设置员工的项目和班次")
            canvas.put(text, in: place.grid.inset(rows: 1, columns: 2), style: Style(.muted))
        } else {
            var grid = self.grid
            grid.now = present(scene)
            grid.draw(on: &canvas, in: place.grid)
        }
        if place.below.isEmpty {
            drawSide(on: &canvas, place.side, scene)
        } else {
            drawBelow(on: &canvas, place.below, scene)
        }
    }

    // MARK: the cell of the cursor

    private func drawBelow(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let lines = summary(scene)
        for (row, line) in lines.prefix(2).enumerated() {
            canvas.put(keys: line.text, in: rect.inset(rows: 0, columns: 1), row: row, style: line.style)
        }
    }

    private func summary(_ scene: Scene) -> [(text: String, style: Style)] {
        if let moving { return movingLines(moving, scene) }
        guard let item else { return freeLines(scene) }
        let face = BookingFace(item, scene)
        let seat = item.seats.first
        let first = [
            scene.times(item.stretch), item.capacity > 1 ? face.name : seat?.name ?? "", seat?.phone ?? "",
            item.capacity > 1 ? "" : item.title, staffName(item.staff), roomNames(item).joined(separator: " "),
            item.capacity > 1 ? "" : seat.map { scene.name($0) } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
        return [(first, Style(.text)), remarks(item, scene)]
    }

    private func remarks(_ item: SheetItem, _ scene: Scene) -> (text: String, style: Style) {
        if item.isAffected { return (scene.say("受影响:员工或房间不在,要和客人改约"), Style(.warning)) }
        if !item.forced.isEmpty { return (scene.say("破例:%@", item.forced), Style(.warning)) }
        if item.capacity > 1 { return (item.seats.map(\.name).joined(separator: "  "), Style(.muted)) }
        let seat = item.seats.first
        let parts = [
            seat?.hasHold ?? false ? scene.say("已占次卡") : "", seat?.isSeries ?? false ? scene.say("周期预约") : "",
            seat?.remark ?? "",
        ].filter { !$0.isEmpty }
        return (parts.joined(separator: "  "), Style(.muted))
    }

    private func freeLines(_ scene: Scene) -> [(text: String, style: Style)] {
        guard let key else { return [] }
        let when = scene.moment(ofBooking: instant(grid.minute, in: key, scene))
        let who = laneName(key)
        let shade = grid.lanes[grid.lane].shades.first { $0.span.contains(grid.minute) }
        let state = shade.map { $0.label } ?? scene.say("空闲")
        let first = [when, who, state].filter { !$0.isEmpty }.joined(separator: "  ")
        return [(first, Style(shade == nil ? .text : .muted)), unplaced(scene)]
    }

    /// Visits of the day without a time on the sheet.
    private func unplaced(_ scene: Scene) -> (text: String, style: Style) {
        guard let sheet, columns == .staff || columns == .rooms, !sheet.unplaced.isEmpty else {
            return (scene.say("Enter 新约  f 找空位  L 候补"), Style(.muted))
        }
        let names = sheet.unplaced.map(\.name).joined(separator: " ")
        return (scene.say("未排时间 %@ 位:%@", String(sheet.unplaced.count), names), Style(.muted))
    }

    private func movingLines(_ move: BookingMove, _ scene: Scene) -> [(text: String, style: Style)] {
        let target = target(of: move, scene)
        let name = BookingFace(move.item, scene).name
        let where_ = "\(scene.moment(ofBooking: target.now.start))  \(laneName(move.lane))"
        let first = scene.say("移动 %@ 到 %@", name, where_)
        if let obstacle = obstacle(of: move, scene) {
            return [(first, Style(.accent)), (scene.sentence(obstacle), Style(.warning))]
        }
        return [(first, Style(.accent)), (scene.say("可以:Enter 放下,Esc 不动"), Style(.success))]
    }

    func laneName(_ key: LaneKey) -> String {
        switch key {
        case .staff(let id): staffName(id)
        case .room(let id): sheet?.rooms.first { $0.resource == id }?.title ?? ""
        case .day: week?.name ?? ""
        }
    }

    func staffName(_ id: OperatorID) -> String {
        if let week, week.staff == id { return week.name }
        return sheet?.staff.first { $0.staff == id }?.name ?? id.description
    }

    func roomNames(_ item: SheetItem) -> [String] {
        item.resources.compactMap { id in sheet?.rooms.first { $0.resource == id }?.title }
    }

    private func drawSide(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        for row in rect.row..<rect.endRow {
            canvas.put(canvas.chrome.vertical, at: Position(row: row, column: rect.column - 1), style: Style(.border))
        }
        var lines = Lines()
        let area = rect.inset(rows: 0, columns: 1)
        if let moving {
            for line in movingLines(moving, scene) { lines.fold(line.text, to: area.columns, line.style.role) }
            lines.gap()
        }
        if let item = moving?.item ?? item {
            tell(item, &lines, area.columns, scene)
        } else {
            for line in freeLines(scene) { lines.fold(line.text, to: area.columns, line.style.role) }
        }
        lines.gap()
        addLegend(&lines, scene)
        lines.draw(on: &canvas, in: area)
    }

    private func tell(_ item: SheetItem, _ lines: inout Lines, _ width: Int, _ scene: Scene) {
        let face = BookingFace(item, scene)
        if item.capacity > 1 {
            lines.add(face.name, .title)
            for seat in item.seats { lines.add(seat.name, right: scene.name(seat), rightRole: .muted) }
        } else if let seat = item.seats.first {
            lines.add(seat.name, right: scene.name(seat), .title, rightRole: face.role)
            if !seat.phone.isEmpty { lines.add(seat.phone, .muted) }
        }
        lines.gap()
        lines.add(item.title, right: scene.say("%@ 分钟", String(item.minutes)), rightRole: .muted)
        lines.add(scene.times(item.stretch), right: staffName(item.staff))
        if !roomNames(item).isEmpty { lines.add(roomNames(item).joined(separator: " "), .muted) }
        let remark = remarks(item, scene)
        if !remark.text.isEmpty, item.capacity == 1 {
            lines.gap()
            lines.fold(remark.text, to: width, remark.style.role)
        }
    }

    private func addLegend(_ lines: inout Lines, _ scene: Scene) {
        lines.add(scene.say("记号"), .muted)
        for (sign, text) in [
            ("?", scene.say("待确认")), ("*", scene.say("已到店")), (">", scene.say("服务中")), ("v", scene.say("已完成")),
            ("!", scene.say("受影响")), ("^", scene.say("破例")),
        ] { lines.add("\(sign) \(text)", .muted) }
    }
}
