import Domain
import Operations
import Surface
import Widgets

/// How the steps of a new booking, the search for a time and the lists look.
extension BookingsRoom {
    static func draftPlace(_ scene: Scene) -> (head: Rect, field: Rect, list: Rect) {
        let area = scene.body.inset(rows: 0, columns: 1)
        return (area.top(1), area.droppingTop(2).top(1), area.droppingTop(4))
    }

    /// The form has as many rows as it needs while ten times are in sight; else it turns with the cursor.
    func slotPlace(_ scene: Scene) -> (form: Rect, list: Rect) {
        let area = scene.body.inset(rows: 0, columns: 1)
        let rows = min(slots.form.height, max(8, area.rows - 11))
        return (area.top(rows).left(60), area.droppingTop(rows))
    }

    static func listPlace(_ scene: Scene, hasBox: Bool) -> (box: Rect, list: Rect) {
        let area = scene.body.inset(rows: 0, columns: 1)
        return (area.top(1).left(60), hasBox ? area.droppingTop(2) : area)
    }

    func drawDraft(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        guard let draft else { return nil }
        let place = Self.draftPlace(scene)
        if draft.step != .customer, draft.step != .confirm {
            canvas.put(head(draft, scene), in: place.head, style: Style(.title))
        }
        switch draft.step {
        case .customer:
            let cursor = draft.finder.draw(on: &canvas, scene)
            if draft.finder.isEmpty || draft.finder.hasNone {
                let row = scene.body.inset(rows: 0, columns: 3)
                let text = [head(draft, scene), scene.say("Tab 按散客预约(称呼和手机)")]
                for (index, line) in text.enumerated() {
                    canvas.put(line, in: row, row: 4 + index, style: Style(index == 0 ? .accent : .muted))
                }
            }
            return cursor
        case .guest:
            return draft.guestForm(scene).draw(on: &canvas, in: place.list)
        case .service: return drawServices(draft, on: &canvas, scene)
        case .confirm: return drawLast(draft, on: &canvas, scene)
        }
    }

    private func head(_ draft: BookingDraft, _ scene: Scene) -> String {
        var parts = [draft.waitsFor == nil ? scene.say("新预约") : scene.say("加入候补"), draft.customer?.name ?? ""]
        if let place = draft.place {
            parts += [scene.moment(ofBooking: place.start), place.staff.map(staffName) ?? ""]
            if let room = place.room { parts.append(laneName(.room(room))) }
        } else if let line = draft.lines.first {
            parts.append(scene.moment(ofBooking: line.start))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func drawServices(_ draft: BookingDraft, on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.draftPlace(scene)
        var field = draft.service
        field.label = scene.say("项目")
        field.placeholder = scene.say("拼音首字母或名称")
        let cursor = field.draw(on: &canvas, in: place.field, focused: true, fieldWidth: 30)
        let choices = draft.choices(scene, sheet)
        let skills = draft.place?.staff.flatMap { staff in sheet?.staff.first { $0.staff == staff }?.skills }
        var table = draft.services
        table.emptyText = scene.say("没有找到;请输入拼音首字母或名称")
        table.columns = [
            TableColumn(scene.say("项目")), TableColumn(scene.say("首字母"), width: 10),
            TableColumn(scene.say("分钟"), width: 6, .right), TableColumn(scene.say("价格"), width: 12, .right),
            TableColumn("", width: 10),
        ]
        table.draw(on: &canvas, in: place.list) { index in
            let row = choices[index]
            let isAble = skills?.contains(row.service) ?? true
            return [
                TableCell(row.title, isAble ? .text : .disabled), TableCell(row.initials, .muted),
                TableCell(String(row.minutes)), TableCell(row.price.description, .money),
                TableCell(isAble ? "" : scene.say("不会做"), .disabled),
            ]
        }
        return cursor
    }

    private func drawLast(_ draft: BookingDraft, on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let area = scene.body.inset(rows: 1, columns: 1)
        let rows = facts(draft, scene).draw(on: &canvas, in: area)
        var form = draft.lastForm(scene)
        form.place(.times, scene.say("4 次;或写到哪天"), unit: seriesNote(draft, scene))
        let cursor = form.draw(on: &canvas, in: lastPlace(draft, scene))
        var lines = Lines()
        if draft.problems.isEmpty {
            for obstacle in hints(draft, scene) { lines.fold(scene.sentence(obstacle), to: area.columns, .warning) }
        }
        for problem in draft.problems { lines.fold(problem, to: area.columns, .warning) }
        lines.gap()
        let below = area.droppingTop(rows + 2 + form.height)
        lines.draw(on: &canvas, in: below)
        canvas.put(
            keys: scene.say("Enter 预约   Tab 改确认和备注   Esc 返回"), in: below, row: lines.lines.count, style: Style(.muted))
        return cursor
    }

    /// Where the last form lies: below what it takes, as many rows as that is.
    func lastPlace(_ draft: BookingDraft, _ scene: Scene) -> Rect {
        let area = scene.body.inset(rows: 1, columns: 1)
        return area.droppingTop(facts(draft, scene).rows(area.columns) + 1).top(draft.last.height)
    }

    /// What a series comes to: how often, and until when.
    private func seriesNote(_ draft: BookingDraft, _ scene: Scene) -> String {
        guard let first = draft.firstDay(scene), let days = draft.recurrence(scene)?.days(from: first),
            let last = days.last
        else { return "" }
        return scene.say("共 %@ 次,到 %@", String(days.count), last.description)
    }

    /// What the sheet that is loaded has against it, before anybody asks the store.
    private func hints(_ draft: BookingDraft, _ scene: Scene) -> [BookingObstacle] {
        guard let sheet else { return [] }
        let hint = SheetHint(staff: sheet.staff, items: sheet.items, besides: nil)
        return draft.lines.compactMap { line in
            let service = scene.catalogue?.services.first { $0.service == line.service }
            guard scene.calendar.businessDay(of: line.start) == sheet.day, let service,
                !sheet.items.contains(where: { $0.capacity > 1 && $0.service == line.service && $0.staff == line.staff }
                )
            else { return nil }
            let minutes = Int64(line.minutes ?? service.minutes)
            let span = Stretch(from: line.start, until: line.start.advanced(minutes: minutes))
            return hint.obstacle(to: span, by: line.staff, in: line.resources, rooms: sheet.rooms)
        }
    }

    /// What it takes.
    private func facts(_ draft: BookingDraft, _ scene: Scene) -> Sheet {
        var facts = Sheet()
        let phone: String
        switch draft.customer {
        case .member(_, _, let masked): phone = masked
        case .guest(_, let digits): phone = [scene.say("散客"), digits].joined(separator: " ")
        case nil: phone = ""
        }
        facts.add(scene.say("客人"), "\(draft.customer?.name ?? "")  \(phone)", Style(.title))
        facts.gap()
        var sum = Money.zero
        for (index, line) in draft.lines.enumerated() {
            let service = scene.catalogue?.services.first { $0.service == line.service }
            let minutes = line.minutes ?? service?.minutes ?? 0
            sum = sum + (service?.price ?? .zero)
            let until = line.start.advanced(minutes: Int64(minutes))
            facts.add(
                index == 0 ? scene.say("项目") : "",
                "\(service?.title ?? "")  \(scene.say("%@ 分钟", String(minutes)))  \(service?.price.description ?? "")")
            let rooms =
                draft.rooms.indices.contains(index)
                ? draft.rooms[index] : line.resources.map { laneName(.room($0)) }.joined(separator: " ")
            facts.add(
                index == 0 ? scene.say("时间") : "",
                "\(scene.moment(ofBooking: line.start))-\(scene.calendar.clock(until))  \(staffName(line.staff))  \(rooms)",
                Style(.accent))
        }
        if draft.lines.count > 1 { facts.add(scene.say("合计"), scene.say("%@ 元", sum.description), Style(.money)) }
        return facts
    }
}
