import Domain
import Operations
import Surface
import Widgets

/// Keys that are no action, pastes, the mouse.
extension BookingsRoom {
    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        switch page {
        case .sheet: return handleSheet(event, &turn)
        case .detail:
            guard event == .key(.escape) else { return false }
            page = .sheet
            return true
        case .month: return handleMonth(event, &turn)
        case .draft: return handleDraft(event, &turn)
        case .slots: return handleSlots(event, &turn)
        case .search, .waiting, .affected: return handleList(event, &turn)
        }
    }

    mutating func typed(_ turn: inout Turn) {
        switch page {
        case .draft:
            if draft?.step == .customer, case .look(let text)? = draft?.finder.changed() {
                turn.ask(FindMembers(text: text), slot: "members") { Note.members(text, $0) }
            }
            if draft?.step == .service { countServices(turn.scene) }
        case .slots: askSlots(&turn)
        case .search: look(&turn)
        case .sheet, .detail, .month, .waiting, .affected: break
        }
    }

    private mutating func handleSheet(_ event: Event, _ turn: inout Turn) -> Bool {
        let rect = Self.place(turn.scene).grid
        if case .mouse = event { return handleMouse(event, in: rect, &turn) }
        if moving != nil { return carry(event, &turn) }
        if event == .key(.escape) { return letGo(&turn) }
        switch grid.handle(event, in: rect) {
        case .ignored: return false
        case .handled, .moved, .activated, .dragged, .dropped: return true
        }
    }

    /// Escape forgets what was begun, the last first.
    private mutating func letGo(_ turn: inout Turn) -> Bool {
        if swapping != nil {
            swapping = nil
            turn.inform(turn.say("没有对调"))
            return true
        }
        if customer != nil {
            customer = nil
            return true
        }
        guard case .week = columns else { return false }
        switchColumns(&turn)
        return true
    }

    private mutating func handleMouse(_ event: Event, in rect: Rect, _ turn: inout Turn) -> Bool {
        switch grid.handle(event, in: rect) {
        case .ignored: return false
        case .handled: break
        case .moved:
            if var move = moving, let key {
                (move.lane, move.minute) = (key, grid.minute)
                carry(move, turn.scene)
            }
        case .activated:
            if moving == nil { carryOut(.enter, &turn) } else { putDown(&turn) }
        case .dragged(let id, let lane, let minute): drag(AppointmentID(id), lane, minute, turn.scene)
        case .dropped:
            guard moving?.isDragged ?? false else { break }
            moving?.isDragged = false
            putDown(&turn)
        }
        return true
    }

    private mutating func drag(_ id: AppointmentID, _ lane: Int, _ minute: Int, _ scene: Scene) {
        if moving == nil, let item = item(id), let key, let day {
            guard item.seats.contains(where: { $0.state != .done && $0.state != .cancelled }) else { return }
            var on = day
            if case .day(let other) = key { on = other }
            let begin = self.minute(of: item.stretch.from, on: on, scene)
            moving = BookingMove(
                item: item, from: key, lane: key, minute: begin, minutes: item.minutes, isDragged: true)
        }
        guard var move = moving, keys.indices.contains(lane) else { return }
        move.lane = keys[lane]
        move.minute = minute
        carry(move, scene)
    }

    private mutating func handleMonth(_ event: Event, _ turn: inout Turn) -> Bool {
        guard let day else { return false }
        switch event {
        case .key(.escape):
            page = .sheet
            go(to: day, &turn)
        case .key(.left): walk(by: -1, &turn)
        case .key(.right): walk(by: 1, &turn)
        case .key(.up): walk(by: -7, &turn)
        case .key(.down): walk(by: 7, &turn)
        case .key(.pageUp): step(by: -1, &turn)
        case .key(.pageDown): step(by: 1, &turn)
        case .mouse(let mouse): return handleMonth(mouse, &turn)
        default: return false
        }
        return true
    }

    private mutating func walk(by days: Int, _ turn: inout Turn) {
        guard let day else { return }
        let other = day.advanced(days: days)
        if other.month == day.month { self.day = other } else { showMonth(of: other, &turn) }
    }

    private mutating func handleMonth(_ mouse: Mouse, _ turn: inout Turn) -> Bool {
        guard let load else { return false }
        switch mouse.kind {
        case .wheelUp: step(by: -1, &turn)
        case .wheelDown: step(by: 1, &turn)
        case .press:
            let places = Self.monthPlaces(load.days.map(\.day), turn.scene)
            guard let hit = places.first(where: { $0.place.contains(mouse.position) }) else { return false }
            if hit.day == day { go(to: hit.day, &turn) } else { day = hit.day }
        case .drag, .release: return false
        }
        return true
    }
}
