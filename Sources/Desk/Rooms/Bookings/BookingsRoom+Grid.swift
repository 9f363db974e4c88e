import Domain
import Operations
import Surface
import Widgets

/// From the sheet to the columns of the grid.
extension BookingsRoom {
    /// Draws the grid's contents anew; the cursor stays where it is.
    mutating func rebuild(_ scene: Scene) {
        guard day != nil else { return }
        let (kept, block) = (key, grid.block?.id)
        grid.step = zoom ?? step
        if case .week = columns { grid.narrowest = 10 } else { grid.narrowest = 12 }
        switch columns {
        case .staff: buildStaff(scene)
        case .rooms: buildRooms(scene)
        case .week: buildWeek(scene)
        }
        grid.now = present(scene)
        let index = kept.flatMap { keys.firstIndex(of: $0) }
        grid.blocks += ghost(scene)
        grid.keep(lane: index, block: block)
        place(scene)
    }

    private var step: Int {
        switch columns {
        case .staff, .rooms: sheet?.step ?? 15
        case .week: week?.step ?? 15
        }
    }

    /// The present minute, where the present is shown.
    func present(_ scene: Scene) -> Int? {
        let today = scene.calendar.businessDay(of: scene.now)
        if case .week = columns {
            return keys.contains(.day(today)) ? minute(of: scene.now, on: today, scene) : nil
        }
        return day == today ? minute(of: scene.now, on: today, scene) : nil
    }

    /// The first time the rows are scrolled to the present; a booking that is awaited comes under the cursor.
    private mutating func place(_ scene: Scene) {
        let rect = Self.place(scene).grid
        if let visit = wanted, let item = items.first(where: { $0.seats.contains { $0.visit == visit } }) {
            wanted = nil
            show(item, scene)
        } else if !isPlaced, !grid.lanes.isEmpty {
            isPlaced = true
            let now = grid.now ?? grid.span.lowerBound
            grid.put(lane: grid.lane, minute: now)
            grid.show(now, in: rect)
        }
    }

    /// Puts the cursor on a booking.
    mutating func show(_ item: SheetItem, _ scene: Scene) {
        guard let lane = grid.blocks.first(where: { $0.id == item.appointment.raw })?.lane else { return }
        let begin = begin(of: item, scene)
        grid.put(lane: lane, minute: begin, on: item.appointment.raw)
        grid.reveal(in: Self.place(scene).grid)
        isPlaced = true
    }

    private func begin(of item: SheetItem, _ scene: Scene) -> Int {
        let calendar = scene.calendar
        if case .week = columns {
            return minute(of: item.stretch.from, on: calendar.businessDay(of: item.stretch.from), scene)
        }
        return minute(of: item.stretch.from, on: day ?? calendar.date(of: item.stretch.from), scene)
    }

    private mutating func buildStaff(_ scene: Scene) {
        guard let sheet, let day, sheet.day == day else { return clear() }
        keys = sheet.staff.map { .staff($0.staff) }
        grid.span = span(sheet.open + sheet.staff.flatMap(\.duty) + sheet.items.map(\.stretch), on: { _ in day }, scene)
        let closed = shades(outside: sheet.open, on: day, scene)
        grid.lanes = sheet.staff.map { lane in
            let count = sheet.items.count { $0.staff == lane.staff }
            let away = lane.absences.map { shade($0, on: day, scene) }
            return TimeGrid.Lane(
                lane.name, note: count > 0 ? String(count) : "",
                shades: away + closed + offDuty(lane.duty, on: day, scene))
        }
        grid.blocks = sheet.items.compactMap { item in
            guard let lane = sheet.staff.firstIndex(where: { $0.staff == item.staff }) else { return nil }
            let rooms = item.resources.compactMap { id in sheet.rooms.first { $0.resource == id }?.title }
            return block(item, lane, on: day, item.staffPieces, beside: rooms.joined(separator: " "), scene)
        }
    }

    private mutating func buildRooms(_ scene: Scene) {
        guard let sheet, let day, sheet.day == day else { return clear() }
        keys = sheet.rooms.map { .room($0.resource) }
        grid.span = span(sheet.open + sheet.items.map(\.stretch), on: { _ in day }, scene)
        let closed = shades(outside: sheet.open, on: day, scene)
        grid.lanes = sheet.rooms.map { lane in
            let count = sheet.items.count { $0.resources.contains(lane.resource) }
            return TimeGrid.Lane(
                lane.title, note: count > 0 ? String(count) : "",
                shades: lane.absences.map { shade($0, on: day, scene) } + closed)
        }
        grid.blocks = sheet.items.flatMap { item in
            item.resources.compactMap { id in
                guard let lane = sheet.rooms.firstIndex(where: { $0.resource == id }) else { return nil }
                let staff = sheet.staff.first { $0.staff == item.staff }?.name ?? ""
                return block(item, lane, on: day, [item.roomPiece], beside: staff, scene)
            }
        }
    }

    private mutating func buildWeek(_ scene: Scene) {
        guard let week else { return clear() }
        keys = week.days.map { .day($0.day) }
        let days = Dictionary(
            week.days.flatMap { day in
                day.items.map { ($0.stretch.from, day.day) } + day.duty.map { ($0.from, day.day) }
            },
            uniquingKeysWith: { first, _ in first })
        let all = week.days.flatMap { $0.duty + $0.items.map(\.stretch) }
        grid.span = span(all, on: { days[$0.from] ?? scene.calendar.businessDay(of: $0.from) }, scene)
        let today = scene.calendar.businessDay(of: scene.now)
        grid.lanes = week.days.map { lane in
            TimeGrid.Lane(
                scene.size.columns < 120
                    ? "\(scene.weekday(lane.day)) \(lane.day.day)"
                    : "\(scene.weekday(lane.day)) \(Day.two(lane.day.month))-\(Day.two(lane.day.day))",
                note: lane.day == today ? scene.say("今天") : "",
                shades: lane.absences.map { shade($0, on: lane.day, scene) } + offDuty(lane.duty, on: lane.day, scene))
        }
        grid.blocks = week.days.enumerated().flatMap { index, day in
            day.items.map { block($0, index, on: day.day, $0.staffPieces, beside: "", scene) }
        }
    }

    private mutating func clear() {
        keys = []
        grid.lanes = []
        grid.blocks = []
    }

    private func block(
        _ item: SheetItem, _ lane: Int, on day: Day, _ pieces: [Stretch], beside: String, _ scene: Scene
    ) -> TimeGrid.Block {
        let span = minutes(item.stretch, on: day, scene)
        let taken = pieces.map { minutes($0, on: day, scene) }
        let face = BookingFace(item, scene)
        var quiet: Range<Int>?
        if taken.count == 2, taken[0].upperBound < taken[1].lowerBound {
            quiet = taken[0].upperBound..<taken[1].lowerBound
        }
        let (from, until) = (TimeGrid.clock(span.lowerBound), TimeGrid.clock(span.upperBound))
        let times = span.lowerBound % grid.step == 0 ? scene.say("至%@", until) : "\(from)-\(until)"
        let isShort = span.count <= grid.step
        let lines =
            isShort ? ["\(face.name) \(face.service)"] : [face.name, face.service, beside, times, face.remark]
        return TimeGrid.Block(
            id: item.appointment.raw, lane: lane, span: span, quiet: quiet,
            before: max(0, span.lowerBound - (taken.first?.lowerBound ?? span.lowerBound)),
            after: max(0, (taken.last?.upperBound ?? span.upperBound) - span.upperBound), mark: face.mark,
            lines: lines.filter { !$0.isEmpty },
            note: from, role: face.role)
    }

    private func shade(_ absence: AbsenceItem, on day: Day, _ scene: Scene) -> TimeGrid.Shade {
        let reason = absence.reason.isEmpty ? "" : " " + absence.reason
        return TimeGrid.Shade(
            minutes(absence.stretch, on: day, scene), sign: "/", label: scene.name(absence.kind) + reason)
    }

    private func shades(outside open: [Stretch], on day: Day, _ scene: Scene) -> [TimeGrid.Shade] {
        complement(open.map { minutes($0, on: day, scene) }).map {
            TimeGrid.Shade($0, sign: "-", label: open.isEmpty ? scene.say("歇业") : scene.say("打烊"))
        }
    }

    private func offDuty(_ duty: [Stretch], on day: Day, _ scene: Scene) -> [TimeGrid.Shade] {
        let pieces = duty.map { minutes($0, on: day, scene) }
        let (first, last) = (pieces.first?.lowerBound, pieces.last?.upperBound)
        return complement(pieces).map { span in
            let isBreak = first.map { span.lowerBound > $0 } ?? false && last.map { span.upperBound < $0 } ?? false
            let isLate = first.map { span.lowerBound > $0 } ?? false
            let label =
                isBreak
                ? scene.say("休息") : duty.isEmpty ? scene.say("不上班") : isLate ? scene.say("下班") : scene.say("未上班")
            return TimeGrid.Shade(span, sign: scene.chrome == .plain ? "." : "·", label: label)
        }
    }

    /// What of the day lies outside of these, which are in order.
    private func complement(_ pieces: [Range<Int>]) -> [Range<Int>] {
        var (found, at): ([Range<Int>], Int) = ([], grid.span.lowerBound)
        for piece in pieces {
            if piece.lowerBound > at { found.append(at..<piece.lowerBound) }
            at = max(at, piece.upperBound)
        }
        if at < grid.span.upperBound { found.append(at..<grid.span.upperBound) }
        return found
    }

    /// Whole hours around all of these.
    private func span(_ all: [Stretch], on day: (Stretch) -> Day, _ scene: Scene) -> Range<Int> {
        let pieces = all.map { minutes($0, on: day($0), scene) }
        let first = pieces.map(\.lowerBound).min() ?? 540
        let last = pieces.map(\.upperBound).max() ?? 1260
        let begin = max(-180, first >= 0 ? first / 60 * 60 : -((-first + 59) / 60 * 60))
        return begin..<max(begin + 60, min(2880, (last + 59) / 60 * 60))
    }

    /// Minutes of the wall's clock since midnight of a day.
    func minute(of instant: Instant, on day: Day, _ scene: Scene) -> Int {
        scene.calendar.minute(of: instant, since: day)
    }

    func minutes(_ stretch: Stretch, on day: Day, _ scene: Scene) -> Range<Int> {
        let from = minute(of: stretch.from, on: day, scene)
        return from..<max(from + 1, minute(of: stretch.until, on: day, scene))
    }

    /// When a minute of a column is.
    func instant(_ minute: Int, in lane: LaneKey?, _ scene: Scene) -> Instant {
        var date = day ?? scene.calendar.businessDay(of: scene.now)
        if case .day(let other)? = lane { date = other }
        return scene.calendar.instant(of: date, minute: minute)
    }
}
