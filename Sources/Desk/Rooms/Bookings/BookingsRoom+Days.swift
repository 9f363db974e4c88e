import Domain
import Operations
import Surface
import Widgets

/// Going from day to day, and from one way of looking to another.
extension BookingsRoom {
    mutating func enter(_ turn: inout Turn) {
        if day == nil { day = turn.scene.calendar.businessDay(of: turn.scene.now) }
        refresh(&turn)
    }

    /// Asks anew for what is shown; nothing that is typed or on its way is lost.
    mutating func refresh(_ turn: inout Turn) {
        guard let day else { return }
        switch columns {
        case .staff, .rooms: turn.ask(BookingSheet(day: day), slot: "sheet") { Note.sheet($0) }
        case .week(let staff): turn.ask(BookingWeek(staff: staff, day: day), slot: "sheet") { Note.week($0) }
        }
        switch page {
        case .month: turn.ask(BookingMonth(day: day), slot: "month") { Note.month($0) }
        case .detail:
            if let visit = detail?.seat.visit {
                turn.ask(BookingDetail(visit: visit), slot: "detail") { Note.detail(visit, $0) }
            }
        case .waiting: turn.ask(WaitingList(), slot: "waiting") { Note.wishes($0) }
        case .affected: turn.ask(AffectedBookings(), slot: "affected") { Note.toSettle($0) }
        case .slots: askSlots(&turn)
        case .sheet, .draft, .search: break
        }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        guard case .book(let member) = errand else { return false }
        if day == nil { day = turn.scene.calendar.businessDay(of: turn.scene.now) }
        if page != .draft { page = .sheet }
        turn.decide(MemberCard(member: member)) { Note.customer(member, $0) }
        return true
    }

    mutating func take(member: MemberRow, _ turn: inout Turn) -> Bool {
        if moving != nil { return false }
        if page == .detail || page == .month { page = .sheet }
        choose(member, &turn)
        return true
    }

    /// The day the cursor stands on.
    var cursorDay: Day? {
        if page == .sheet, case .day(let day)? = key { return day }
        return day
    }

    /// Shows a day by staff or by room, as before; a month or a week goes along.
    mutating func go(to day: Day, _ turn: inout Turn) {
        if moving == nil, page == .month, columns != .rooms { columns = .staff }
        turn.decide(BookingSheet(day: day)) { Note.turned($0) }
    }

    mutating func goToday(_ turn: inout Turn) {
        let today = turn.scene.calendar.businessDay(of: turn.scene.now)
        isPlaced = moving != nil
        switch (page, columns) {
        case (.month, _): showMonth(of: today, &turn)
        case (_, .week(let staff)): showWeek(of: staff, on: today, &turn)
        default: go(to: today, &turn)
        }
    }

    mutating func step(by count: Int, _ turn: inout Turn) {
        guard let day else { return }
        switch (page, columns) {
        case (.month, _):
            let first = Day(year: day.year, month: day.month, day: 1)
            let other = first.advanced(days: count > 0 ? 31 : -1)
            showMonth(of: Day(year: other.year, month: other.month, day: 1), &turn)
        case (_, .week(let staff)): showWeek(of: staff, on: day.advanced(days: 7 * count), &turn)
        default: go(to: day.advanced(days: count), &turn)
        }
    }

    mutating func switchColumns(_ turn: inout Turn) {
        if case .week = columns {
            columns = .staff
            if let day { go(to: day, &turn) }
            return
        }
        columns = columns == .staff ? .rooms : .staff
        rebuild(turn.scene)
        if grid.lanes.isEmpty, columns == .rooms {
            columns = .staff
            rebuild(turn.scene)
            turn.inform(turn.say("本店没有登记房间"))
        }
    }

    mutating func showWeek(_ turn: inout Turn) {
        if let staff = weekOf, let day { showWeek(of: staff, on: day, &turn) }
    }

    private mutating func showWeek(of staff: OperatorID, on day: Day, _ turn: inout Turn) {
        self.day = day
        turn.decide(BookingWeek(staff: staff, day: day)) { Note.turnedWeek($0) }
    }

    mutating func showMonth(of day: Day?, _ turn: inout Turn) {
        guard let day else { return }
        turn.decide(BookingMonth(day: day)) { Note.turnedMonth($0, day) }
    }

    mutating func zoom(by step: Int, _ turn: inout Turn) {
        let steps = [5, 10, 15, 30]
        let at = steps.firstIndex(of: grid.step) ?? 2
        zoom = steps[min(max(0, at + step), steps.count - 1)]
        let minute = grid.minute
        rebuild(turn.scene)
        grid.put(lane: grid.lane, minute: minute, on: grid.block?.id)
        turn.inform(turn.say("每格 %@ 分钟", String(grid.step)))
    }

    func askDate(_ turn: inout Turn) {
        guard let day else { return }
        turn.show(DateOverlay(from: day, turn.scene) { $1.tell(.room(.bookings), Note.goTo($0)) })
    }
}
