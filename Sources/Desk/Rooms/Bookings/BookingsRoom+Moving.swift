import Domain
import Operations
import Surface
import Widgets

/// Moving a booking by keys or by hand: a ghost goes ahead and says what would stand in its way.
extension BookingsRoom {
    mutating func takeUp(_ item: SheetItem, _ scene: Scene) {
        guard let key, let day else { return }
        var on = day
        if case .day(let other) = key { on = other }
        moving = BookingMove(
            item: item, from: key, lane: key, minute: minute(of: item.stretch.from, on: on, scene),
            minutes: item.minutes)
        page = .sheet
        rebuild(scene)
    }

    /// Applies a key while something is on its way.
    mutating func carry(_ event: Event, _ turn: inout Turn) -> Bool {
        guard case .key(let key) = event, var move = moving else { return false }
        let index = keys.firstIndex(of: move.lane) ?? 0
        switch key {
        case .up: move.minute -= grid.step
        case .down: move.minute += grid.step
        case .left: move.lane = keys[max(0, index - 1)]
        case .right: move.lane = keys[min(keys.count - 1, index + 1)]
        case .escape: return drop(&turn)
        default: return false
        }
        carry(move, turn.scene)
        return true
    }

    private mutating func drop(_ turn: inout Turn) -> Bool {
        moving = nil
        rebuild(turn.scene)
        turn.inform(turn.say("没有移动"))
        return true
    }

    /// Puts the ghost elsewhere; the cursor goes along.
    mutating func carry(_ changed: BookingMove, _ scene: Scene) {
        var move = changed
        move.minute = min(max(grid.span.lowerBound, move.minute), grid.span.upperBound - min(grid.step, move.minutes))
        moving = move
        if let lane = keys.firstIndex(of: move.lane) { grid.put(lane: lane, minute: move.minute) }
        rebuild(scene)
        grid.reveal(in: Self.place(scene).grid)
    }

    /// The booking where it would be.
    func ghost(_ scene: Scene) -> [TimeGrid.Block] {
        guard let move = moving, let lane = keys.firstIndex(of: move.lane) else { return [] }
        let face = BookingFace(move.item, scene)
        let span = move.minute..<move.minute + move.minutes
        let isFree = obstacle(of: move, scene) == nil
        return [
            TimeGrid.Block(
                id: move.item.appointment.raw, lane: lane, span: span, mark: isFree ? "=" : "!",
                lines: [
                    face.name, "\(TimeGrid.clock(span.lowerBound))-\(TimeGrid.clock(span.upperBound))", face.service,
                ],
                role: isFree ? .selection : .error, isGhost: true)
        ]
    }

    /// Where a move leads.
    func target(of move: BookingMove, _ scene: Scene) -> MoveAppointment {
        var (staff, resources) = (move.item.staff, [ResourceID]())
        switch move.lane {
        case .staff(let other): staff = other
        case .room(let room): resources = changedRooms(move, to: room)
        case .day: break
        }
        return MoveAppointment(
            appointment: move.item.appointment, was: move.item.version,
            now: .init(start: instant(move.minute, in: move.lane, scene), staff: staff, minutes: move.minutes),
            resources: resources)
    }

    private func changedRooms(_ move: BookingMove, to room: ResourceID) -> [ResourceID] {
        guard move.lane != move.from, case .room(let old) = move.from else { return [] }
        return move.item.resources.map { $0 == old ? room : $0 }
    }

    /// What the sheet that is loaded says against it; the store has the last word.
    func obstacle(of move: BookingMove, _ scene: Scene) -> BookingObstacle? {
        let target = target(of: move, scene)
        let until = target.now.start.advanced(minutes: Int64(move.minutes))
        let span = Stretch(from: target.now.start, until: until)
        return SheetHint(staff: sheet?.staff ?? [], items: items, besides: move.item.appointment)
            .obstacle(to: span, by: target.now.staff, in: target.resources, of: move.item, rooms: sheet?.rooms ?? [])
    }

    /// Puts it down where the ghost is.
    mutating func putDown(_ turn: inout Turn) {
        guard let move = moving else { return }
        let command = target(of: move, turn.scene)
        guard command.now != command.was || !command.resources.isEmpty else {
            _ = drop(&turn)
            return
        }
        perform(command, &turn)
    }

    func perform(_ command: MoveAppointment, _ turn: inout Turn) {
        turn.perform(command, reason: command.force ?? "") { Note.moved(command, $0) }
    }

    /// Makes the booking under the cursor, or the one on its way, longer or shorter.
    mutating func stretch(by rows: Int, _ turn: inout Turn) {
        if var move = moving {
            move.minutes = max(grid.step, move.minutes + rows * grid.step)
            return carry(move, turn.scene)
        }
        guard let item else { return }
        let minutes = item.minutes + rows * grid.step
        guard minutes > 0 else { return turn.refuse(turn.say("不能再短了")) }
        let now = MoveAppointment.Version(start: item.stretch.from, staff: item.staff, minutes: minutes)
        perform(MoveAppointment(appointment: item.appointment, was: item.version, now: now), &turn)
    }
}
