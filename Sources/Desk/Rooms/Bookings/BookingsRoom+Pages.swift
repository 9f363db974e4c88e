import Domain
import Operations
import Surface
import Widgets

/// A booking with its history, and the month.
extension BookingsRoom {
    func drawDetail(on canvas: inout Canvas, _ scene: Scene) {
        guard let detail else { return }
        let body = scene.body.inset(rows: 1, columns: 2)
        let isWide = body.columns >= 110
        let parts = body.columns([0, isWide ? 0 : 1], gap: isWide ? 3 : 0)
        let rows = facts(detail, scene).draw(on: &canvas, in: isWide ? parts[0] : body)
        let below = isWide ? parts[1] : body.droppingTop(rows + 1)
        var lines = Lines()
        lines.add(scene.say("经过"), .accent)
        for step in detail.history.suffix(max(1, below.rows - 1)) {
            lines.add(
                "\(scene.calendar.stamp(step.at).dropFirst(5))  \(story(step, scene))", right: step.by,
                rightRole: .muted)
        }
        lines.draw(on: &canvas, in: below)
    }

    private func facts(_ detail: BookingDetail.Booking, _ scene: Scene) -> Sheet {
        var sheet = Sheet()
        let seat = detail.seat
        sheet.add(
            scene.say("客人"), [seat.name, seat.phone].filter { !$0.isEmpty }.joined(separator: "  "), Style(.title))
        let state = detail.ending.map { scene.name($0) } ?? scene.name(seat)
        sheet.add(scene.say("状态"), state, Style(.accent))
        for (index, item) in detail.items.enumerated() {
            let place = ([detail.staff[index]] + detail.rooms[index]).joined(separator: "  ")
            sheet.add(
                index == 0 ? scene.say("项目") : "", "\(item.title)  \(scene.say("%@ 分钟", String(item.minutes)))")
            sheet.add(
                "",
                "\(scene.moment(ofBooking: item.stretch.from))-\(scene.calendar.clock(item.stretch.until))  \(place)")
            if !item.forced.isEmpty { sheet.add("", scene.say("破例:%@", item.forced), Style(.warning)) }
            if item.isAffected { sheet.add("", scene.say("受影响:员工或房间不在,要和客人改约"), Style(.warning)) }
        }
        sheet.add(scene.say("备注"), seat.remark)
        if let deposit = detail.deposit {
            sheet.add(scene.name(deposit.binding), "\(deposit.amount)  \(scene.name(deposit.tender))", Style(.money))
        }
        if seat.hasHold { sheet.add(scene.say("次卡"), scene.say("已占次卡")) }
        if seat.isSeries { sheet.add(scene.say("周期"), scene.say("周期预约")) }
        return sheet
    }

    private func story(_ step: BookingDetail.HistoryStep, _ scene: Scene) -> String {
        var parts = [scene.name(step.kind)]
        func change(_ was: String?, _ now: String?) {
            guard let now else { return }
            parts.append(was == nil || was == now ? (step.kind == .booked ? now : "") : "\(was ?? "") > \(now)")
        }
        change(step.startWas.map(scene.moment(ofBooking:)), step.startNow.map(scene.moment(ofBooking:)))
        change(step.staffWas, step.staffNow)
        if let was = step.minutesWas, let now = step.minutesNow, was != now {
            parts.append(scene.say("%@ 分钟", "\(was) > \(now)"))
        }
        parts.append(step.reason)
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// Where the days of a month lie, Monday left.
    static func monthPlaces(_ days: [Day], _ scene: Scene) -> [(day: Day, place: Rect)] {
        guard let first = days.first else { return [] }
        let body = scene.body.inset(rows: 0, columns: 1).droppingTop(1)
        let offset = first.weekday - 1
        let weeks = (offset + days.count + 6) / 7
        let height = min(5, max(2, body.rows / weeks))
        let columns = body.columns([Int](repeating: 0, count: 7), gap: 1)
        return days.enumerated().map { index, day in
            let (row, column) = ((offset + index) / 7, (offset + index) % 7)
            let place = Rect(
                row: body.row + row * height, column: columns[column].column, rows: height,
                columns: columns[column].columns)
            return (day, place)
        }
    }

    func drawMonth(on canvas: inout Canvas, _ scene: Scene) {
        guard let load, let first = load.days.first?.day else { return }
        let body = scene.body.inset(rows: 0, columns: 1)
        canvas.fill(scene.body.top(1), style: Style(.header))
        for (index, column) in body.top(1).columns([Int](repeating: 0, count: 7), gap: 1).enumerated() {
            let monday = first.advanced(days: 1 - first.weekday + index)
            canvas.put(scene.weekday(monday), in: column.droppingLeft(1), style: Style(.header))
        }
        let today = scene.calendar.businessDay(of: scene.now)
        for ((_, place), load) in zip(Self.monthPlaces(load.days.map(\.day), scene), load.days) {
            draw(load, on: &canvas, place, isToday: load.day == today, scene)
        }
    }

    private func draw(_ load: DayLoad, on canvas: inout Canvas, _ place: Rect, isToday: Bool, _ scene: Scene) {
        let isChosen = load.day == day
        let style = Style(isChosen ? .selection : .text)
        let inner = place.inset(rows: 0, columns: 1)
        if isChosen { canvas.fill(place.top(min(place.rows, 3)), style: style) }
        var number = String(load.day.day)
        let word = isToday ? " " + scene.say("今天") : ""
        if (number + word).cells + 1 + String(load.count).cells <= inner.columns { number += word }
        canvas.put(number, in: inner, style: isChosen ? style : Style(isToday ? .accent : .text, bold: isToday))
        if load.count > 0 {
            canvas.put(String(load.count), in: inner, .right, style: isChosen ? style : Style(.money))
        }
        guard let percent = load.percent else {
            return _ = canvas.put(scene.say("歇业"), in: inner, row: 1, style: isChosen ? style : Style(.muted))
        }
        guard load.booked > 0 else { return }
        let bar = inner.droppingTop(1).top(1).droppingRight(4)
        let length = min(bar.columns, (percent * bar.columns + 50) / 100)
        let (full, empty) = (canvas.chrome.full, canvas.chrome.empty)
        let text = String(repeating: full, count: length) + String(repeating: empty, count: bar.columns - length)
        canvas.put(text, in: bar, style: isChosen ? style : Style(.chart))
        canvas.put("\(percent)%", in: inner.droppingTop(1), .right, style: isChosen ? style : Style(.muted))
    }
}
