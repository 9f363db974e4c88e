import Domain
import Operations
import Surface
import Widgets

/// How the search for a time and the lists look.
extension BookingsRoom {
    func drawSlots(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = slotPlace(scene)
        let cursor = slotForm(scene).draw(on: &canvas, in: place.form)
        drawOffers(on: &canvas, place.list, scene)
        return cursor
    }

    /// What is wanted, named in the language of the desk.
    func slotForm(_ scene: Scene) -> Form<SlotFinder.Field> {
        var form = slots.form
        form.label(.from, scene.say("从哪天"))
        form.label(.time, scene.say("时段"))
        for index in 0..<slots.services {
            let field = SlotFinder.Field.service(index)
            form.label(field, index == 0 ? scene.say("项目") : scene.say("再做"))
            form.label(.staff(index), scene.say("由谁"))
            let service = slots.service(field, scene)
            form.place(
                field, index == 0 ? scene.say("首字母或名称") : scene.say("可不填"),
                unit: service.map { "\($0.title) \(scene.say("%@ 分钟", String($0.minutes)))" } ?? "")
        }
        let from = form.text(.from)
        let day = from.isEmpty ? nil : DateTyped.day(from, scene)
        form.place(
            .from, scene.say("今天"), unit: day.map { "\(scene.weekday($0)) \($0.description.dropFirst(5))" } ?? "")
        return form
    }

    private func drawOffers(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard slots.answered != nil else { return }
        var table = slots.table
        table.emptyText =
            slots.isImpossible
            ? scene.say("没有人会做,或没有要用的房间") : scene.say("60 天内没有空位;按 %@ 记入候补", scene.key(of: Self.action(.join)))
        table.columns = [
            TableColumn("", width: 4), TableColumn(scene.say("时间"), width: 22), TableColumn(scene.say("员工"), width: 16),
            TableColumn(scene.say("房间"), width: 12), TableColumn(scene.say("说明")),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let offer = slots.offers[index]
            let times = "\(scene.moment(ofBooking: offer.slot.start))-\(scene.calendar.clock(offer.slot.end))"
            return [
                TableCell(offer.slot.isRecommended ? scene.say("推荐") : "", .accent), TableCell(times),
                TableCell(offer.staff.joined(separator: " ")),
                TableCell(offer.rooms.flatMap(\.self).joined(separator: " "), .muted),
                remark(on: offer, scene),
            ]
        }
    }

    /// What does not suffice comes before what is good about it.
    private func remark(on offer: SlotOffer, _ scene: Scene) -> TableCell {
        if !offer.shortages.isEmpty { return TableCell(scene.sentence(offer.shortages), .warning) }
        return TableCell(offer.slot.reasons.map(scene.sentence).joined(separator: scene.say("、")), .muted)
    }

    func drawList(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.listPlace(scene, hasBox: page == .search)
        switch page {
        case .search:
            var field = lists.find
            field.label = scene.say("查预约")
            field.placeholder = scene.say("姓名 拼音 手机 会员号")
            let cursor = field.draw(on: &canvas, in: place.box, focused: true, fieldWidth: 34)
            if lists.isThere, !lists.find.text.isEmpty {
                drawRows(lists.found, scene.say("今天以后没有他的预约;按 Esc 回预约表新约"), on: &canvas, place.list, scene)
            }
            return cursor
        case .affected:
            if lists.isThere { drawRows(lists.toSettle, scene.say("没有受影响的预约"), on: &canvas, place.list, scene) }
        case .waiting: if lists.isThere { drawWishes(on: &canvas, place.list, scene) }
        case .sheet, .detail, .month, .draft, .slots: break
        }
        return nil
    }

    private func drawRows(
        _ rows: [FoundBooking], _ empty: String, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene
    ) {
        var table = lists.table
        table.emptyText = empty
        let states = rows.map { scene.name($0.seat).cells }.max() ?? 0
        table.columns = [
            TableColumn(scene.say("时间"), width: 16), TableColumn(scene.say("客人"), width: 16),
            TableColumn(scene.say("手机"), width: 11), TableColumn(scene.say("项目")),
            TableColumn(scene.say("员工"), width: 10), TableColumn(scene.say("状态"), width: max(8, states)),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let row = rows[index]
            return [
                TableCell(scene.moment(ofBooking: row.at)), TableCell(row.seat.name), TableCell(row.seat.phone, .muted),
                TableCell(row.service), TableCell(row.staff), TableCell(scene.name(row.seat), .muted),
            ]
        }
    }

    private func drawWishes(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = lists.table
        table.emptyText = scene.say("没有人候补;按 %@ 加入", scene.key(of: Self.action(.join), whileTyping: false))
        table.columns = [
            TableColumn(scene.say("客人"), width: 12), TableColumn(scene.say("项目"), width: 12),
            TableColumn(scene.say("员工"), width: 8), TableColumn(scene.say("哪天"), width: 11),
            TableColumn(scene.say("现在可约"), width: 29), TableColumn(scene.say("手机")),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let wish = lists.wishes[index]
            let days = wish.from == wish.through ? short(wish.from) : "\(short(wish.from))-\(short(wish.through))"
            let offer = wish.offer.map {
                "\(scene.moment(ofBooking: $0.slot.start)) \($0.staff.joined(separator: " "))"
            }
            return [
                TableCell(wish.name), TableCell(wish.title),
                TableCell(wish.staffName.isEmpty ? scene.say("任意") : wish.staffName, .muted), TableCell(days),
                TableCell(offer ?? scene.say("还没有"), offer == nil ? .muted : .success), TableCell(wish.phone, .muted),
            ]
        }
    }

    private func short(_ day: Day) -> String { "\(Day.two(day.month)).\(Day.two(day.day))" }
}
