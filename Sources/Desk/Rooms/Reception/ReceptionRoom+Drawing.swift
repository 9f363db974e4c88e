import Domain
import Operations
import Surface
import Widgets

extension ReceptionRoom {
    /// Where box, list and card lie.
    struct Place {
        let find: Rect
        let heading: Rect
        let list: Rect
        let rule: Rect
        let card: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body
        let right = min(48, max(34, body.columns * 2 / 5))
        let left = body.droppingRight(right + 3).droppingLeft(1)
        let rule = Rect(row: body.row, column: left.endColumn + 1, rows: body.rows, columns: 1)
        return Place(
            find: left.top(1), heading: left.droppingTop(1).top(1), list: left.droppingTop(2), rule: rule,
            card: body.right(right).droppingRight(1))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        var find = self.find
        find.label = scene.say("查找")
        find.placeholder = scene.say("姓名 拼音 手机 会员号,或扫码")
        let cursor = find.draw(
            on: &canvas, in: place.find, focused: !isInList, fieldWidth: place.find.columns - find.label.cells - 1)
        for row in place.rule.row..<place.rule.endRow {
            canvas.put(canvas.chrome.vertical, at: Position(row: row, column: place.rule.column), style: Style(.border))
        }
        if showsResults { drawResults(on: &canvas, place, scene) } else { drawToday(on: &canvas, place, scene) }
        drawCard(on: &canvas, place.card, scene)
        return cursor
    }

    private func drawToday(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        canvas.put(scene.say("今日到店"), in: place.heading, style: Style(.accent))
        let wide = place.list.columns >= 60
        var table = today
        table.emptyText =
            arrivals == nil ? "" : scene.say("今天还没有人。扫会员码,或输入姓名找人再按 Enter;散客按 %@", scene.key(of: Self.action(.guest)))
        table.columns = [
            TableColumn(scene.say("时间"), width: 5),
            TableColumn(scene.say("姓名"), width: wide ? 14 : place.list.columns >= 50 ? 12 : 8),
            TableColumn(scene.say("项目")), TableColumn(scene.say("状态"), width: wide ? 14 : 11),
        ]
        if wide { table.columns.insert(TableColumn(scene.say("手艺人"), width: 10), at: 3) }
        let showsPlace = scene.size.columns >= 100
        table.draw(on: &canvas, in: place.list, focused: isInList, isMarked: chosen != nil) { index in
            guard let arrival = arrivals?[index] else { return [] }
            let role = Self.role(arrival.state)
            let service = [arrival.service, showsPlace ? arrival.place : ""].filter { !$0.isEmpty }.joined(
                separator: " ")
            var cells = [
                TableCell(Self.time(arrival, scene), .muted), TableCell(arrival.name), TableCell(service, .muted),
                TableCell(Self.state(arrival, scene), role),
            ]
            if wide { cells.insert(TableCell(arrival.staff), at: 3) }
            return cells
        }
    }

    private func drawResults(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        let heading =
            opened != nil
            ? scene.say("扫码会员")
            : foundFor == find.text
                ? scene.say("找到 %@ 位", String(found.count) + (hasMore ? "+" : "")) : scene.say("查找中")
        canvas.put(heading, in: place.heading, style: Style(.accent))
        var table = results
        table.emptyText = foundFor == find.text ? scene.say("没有找到:%@ 散客到店", scene.key(of: Self.action(.guest))) : ""
        table.columns = [
            TableColumn(scene.say("姓名")), TableColumn(scene.say("手机"), width: 11),
            TableColumn(scene.say("等级"), width: 7), TableColumn(scene.say("余额"), width: 10, .right),
        ]
        table.draw(on: &canvas, in: place.list, focused: isInList, isMarked: chosen != nil) { index in
            let row = found[index]
            let isNormal = row.status == .normal
            let today = openVisit(of: row.member).map {
                TableCell(Self.today($0, scene), Self.role($0.state))
            }
            return [
                TableCell(row.name), today ?? TableCell(row.phone, .muted),
                TableCell(isNormal ? scene.name(row.tier) : scene.name(row.status), isNormal ? .muted : .error),
                TableCell(row.balance.description, .money),
            ]
        }
    }

    private func drawCard(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        if let card {
            return CardLines(card: card, scene: scene, width: rect.columns).whole.draw(on: &canvas, in: rect)
        }
        // What the list knows, until the card is there.
        var lines = Lines()
        switch chosen {
        case .visit(let arrival):
            if let member = arrival.member {
                lines.add(arrival.name, badge: arrival.tier.map(scene.name) ?? "", phone: arrival.phone, member, scene)
            } else {
                lines.add(arrival.name, .title)
                lines.add(scene.say("散客,不是会员"), .muted)
            }
        case .member(let row): lines.add(row, scene)
        case nil: lines = guide(rect.columns, scene)
        }
        lines.draw(on: &canvas, in: rect)
    }

    /// Nobody is chosen: how the day stands, and how somebody is chosen.
    private func guide(_ width: Int, _ scene: Scene) -> Lines {
        var lines = Lines()
        guard arrivals != nil else { return lines }
        if foundSeveral {
            lines.add(scene.say("找到 %@ 位", String(found.count) + (hasMore ? "+" : "")), .title)
            lines.fold(scene.say("Enter 到名单,再 ↑↓ 选;或多输几个字"), to: width, .muted)
            return lines
        }
        if !find.text.isEmpty {
            if foundFor == find.text { lines.fold(scene.say("没有找到“%@”", find.text), to: width, .muted) }
            return lines
        }
        lines.add(scene.say("今日到店"), .title)
        for state in VisitState.allCases {
            let count = arrivals?.count { $0.state == state } ?? 0
            if state != .cancelled { lines.add(scene.name(state), right: String(count), rightRole: Self.role(state)) }
        }
        lines.gap()
        lines.fold(scene.say("输入找人,或扫码;↓ 到名单里选一位"), to: width, .muted)
        return lines
    }

    private static func role(_ state: VisitState) -> Role {
        switch state {
        case .expected: .expected
        case .waiting: .waiting
        case .serving: .serving
        case .done, .cancelled: .done
        }
    }

    private static func time(_ arrival: Arrival, _ scene: Scene) -> String {
        (arrival.expectedAt ?? arrival.arrivedAt).map(scene.calendar.clock) ?? ""
    }

    /// When somebody found is due, or how long they have been here: eleven cells are all there is.
    private static func today(_ arrival: Arrival, _ scene: Scene) -> String {
        switch arrival.state {
        case .expected: "\(time(arrival, scene)) \(scene.say("待到"))"
        case .waiting, .serving, .done, .cancelled: state(arrival, scene)
        }
    }

    private static func state(_ arrival: Arrival, _ scene: Scene) -> String {
        func minutes(since instant: Instant?) -> String {
            instant.map { String(scene.now.minutes(since: $0)) } ?? "0"
        }
        return switch arrival.state {
        case .expected: scene.name(.expected)
        case .waiting: scene.say("等候 %@分", minutes(since: arrival.arrivedAt))
        case .serving: scene.say("服务 %@分", minutes(since: arrival.startedAt))
        case .done, .cancelled: scene.name(arrival.state)
        }
    }
}
