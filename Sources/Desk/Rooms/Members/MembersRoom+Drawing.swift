import Domain
import Operations
import Surface
import Widgets

extension MembersRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let find: Rect
        let list: Rect
        let more: Rect
        let line: Rect
        let head: Rect
        let tabs: Rect
        let page: Rect
    }

    /// Rows below the movements that say more about the chosen one.
    static let detailRows = 3

    func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        let width = body.columns >= 140 ? 62 : body.columns >= 96 ? 36 : 29
        let parts = body.columns([width, 1, 0], gap: 1)
        let left = parts[0].rows([1, 1, 0])
        let right = parts[2].rows([1, 1, 1, 0])
        return Place(
            find: left[0], list: hasMore ? left[2].droppingBottom(1) : left[2], more: left[2].bottom(1),
            line: parts[1], head: right[0], tabs: right[1], page: right[3])
    }

    func tabs(_ scene: Scene) -> Tabs {
        var tabs = Tabs(MemberPage.allCases.map { scene.say($0.title) })
        tabs.select(page.rawValue)
        return tabs
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        if let registering { return draw(registering, on: &canvas, scene) }
        let place = place(scene)
        var field = find
        field.placeholder = scene.say("姓名 拼音 手机尾号")
        let cursor = field.drawBox(on: &canvas, in: place.find, focused: !isInProfile && !isInList)
        drawList(on: &canvas, place, scene)
        for row in 0..<place.line.rows {
            canvas.put(canvas.chrome.vertical, in: place.line, row: row, style: Style(.border))
        }
        if let card {
            draw(card, on: &canvas, place, scene)
        } else if let shown, let index = rows.firstIndex(of: shown), let row = rows[index] {
            draw(row, on: &canvas, place, scene)
        }
        return isInProfile || isInList ? nil : cursor
    }

    private func drawList(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        if rows.isEmpty {
            guard let text = rowsText else { return }
            let sentence =
                text.isEmpty
                ? scene.say("还没有会员。按 %@ 登记第一位。", scene.key(of: Self.action(.register)))
                : scene.say("没有找到“%@”。请核对姓名、拼音或手机尾号;新客人按 %@ 登记。", text, scene.key(of: Self.action(.register)))
            for (row, line) in sentence.wrapped(to: place.list.columns).enumerated() {
                canvas.put(keys: line, in: place.list, row: row, style: Style(.muted))
            }
            return
        }
        let isWide = place.list.columns >= 60
        var table = list
        table.columns = [TableColumn("", width: 0), TableColumn("", width: 11)]
        if isWide {
            table.columns += [
                TableColumn("", width: 8), TableColumn("", width: 10, .right), TableColumn("", width: 10, .right),
            ]
        }
        table.draw(on: &canvas, in: place.list, focused: !isInProfile && isChosen) { index in
            rows[index].map { cells($0, isWide, scene) } ?? [TableCell("…", .muted)]
        }
        guard hasMore else { return }
        let more =
            find.text.isEmpty
            ? scene.say("第 %@ 位,共 %@ 位;找人请输入", String(list.selected + 1), String(rows.count))
            : scene.say("还有更多,请多输几个字")
        canvas.put(more, in: place.more, style: Style(.muted))
    }

    private func cells(_ row: MemberRow, _ isWide: Bool, _ scene: Scene) -> [TableCell] {
        let isNormal = row.status == .normal
        let phone = TableCell(isNormal ? row.phone : scene.name(row.status), isNormal ? .muted : .warning)
        let narrow = [TableCell(row.name), phone]
        guard isWide else { return narrow }
        return narrow + [
            TableCell(scene.name(row.tier), .muted), TableCell(row.balance.description, .money),
            TableCell(row.lastVisit.map { scene.short($0) } ?? "", .muted),
        ]
    }

    private func draw(_ card: MemberCard.Card, on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        drawHead(card.row, on: &canvas, place.head, scene)
        tabs(scene).draw(on: &canvas, in: place.tabs)
        switch page {
        case .overview: drawOverview(card, on: &canvas, place.page, scene)
        case .account: drawAccount(card, on: &canvas, place.page, scene)
        case .benefits: drawBenefits(card, on: &canvas, place.page, scene)
        case .visits: drawVisits(card, on: &canvas, place.page, scene)
        case .file: drawFile(card, on: &canvas, place.page, scene)
        }
    }

    /// What the list knows of somebody whose card is on its way.
    private func draw(_ row: MemberRow, on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        drawHead(row, on: &canvas, place.head, scene)
        tabs(scene).draw(on: &canvas, in: place.tabs)
        if page == .overview { drawBalance(row, on: &canvas, place.page, scene) }
    }

    private func drawHead(_ row: MemberRow, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let isNormal = row.status == .normal
        let status = isNormal ? "" : " " + scene.name(row.status) + " "
        let behind = "  " + scene.name(row.tier) + (isNormal ? "" : "  ")
        let room = rect.droppingRight(row.phone.cells + 2)
        let name = room.droppingRight(behind.cells + status.cells)
        let mark = isInProfile ? canvas.chrome.marker + " " : ""
        var used = canvas.put(mark + row.name, in: name, style: Style(isInProfile ? .accent : .title, bold: true))
        used += canvas.put(behind, in: room.droppingLeft(used), style: Style(.muted))
        canvas.put(status, in: room.droppingLeft(used), style: Style(.badge))
        canvas.put(row.phone, in: rect, .right, style: Style(.text))
    }

    private func draw(_ register: RegisterForm, on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = RegisterPlace(scene)
        let cursor = register.named(scene).draw(on: &canvas, in: place.form)
        let short = scene.noticeInShort + scene.say("%@ 读全文。", scene.key(of: Self.action(.notice)))
        canvas.put(scene.say("告知"), in: place.notice, style: Style(.title, bold: true))
        for (row, line) in short.wrapped(to: min(96, place.notice.columns)).enumerated() {
            canvas.put(line, in: place.notice, row: row + 1, style: Style(.text))
        }
        canvas.put(keys: scene.say("Enter 下一项/登记   空格 勾选   Esc 返回"), in: place.hint, style: Style(.muted))
        return cursor
    }
}
