import Domain
import Operations
import Surface
import Widgets

/// Leave and repairs from the sheet, and places for those who came without a booking.
extension BookingsRoom {
    /// Absences of the column under the cursor at the cursor's time.
    private func absence(_ at: Instant) -> AbsenceItem? {
        let absences: [AbsenceItem]? =
            switch key {
            case .staff(let staff): sheet?.staff.first { $0.staff == staff }?.absences
            case .room(let room): sheet?.rooms.first { $0.resource == room }?.absences
            case .day, nil: nil
            }
        return absences?.first { $0.stretch.from <= at && at < $0.stretch.until }
    }

    private var cursorLane: (lane: Lane, name: String)? {
        switch key {
        case .staff(let staff):
            sheet?.staff.first { $0.staff == staff }.map { (.staff(staff), $0.name) }
        case .room(let room):
            sheet?.rooms.first { $0.resource == room }.map { (.resource(room), $0.title) }
        case .day, nil: nil
        }
    }

    var canPlan: Bool { cursorLane != nil }

    /// Asks why somebody or something is away; where they are away already, whether that is taken back.
    func askAway(_ turn: inout Turn) {
        guard let (lane, name) = cursorLane, let day else { return }
        let at = turn.scene.calendar.instant(of: day, minute: grid.minute)
        if let absence = absence(at) {
            let choice = MenuOverlay.Choice(label: turn.say("撤销:照常")) {
                $0.tell(.room(.bookings), Note.back(absence.absence, name))
            }
            return turn.show(
                MenuOverlay("\(name)  \(turn.scene.name(absence.kind))", [choice]))
        }
        var kinds: [AbsenceKind] = [.leave, .sick, .training]
        if case .resource = lane { kinds = [.broken] }
        let choices = kinds.map { kind in
            MenuOverlay.Choice(label: turn.scene.name(kind)) { $0.tell(.room(.bookings), Note.away(lane, name, kind)) }
        }
        turn.show(MenuOverlay(turn.say("%@ 不在,因为", name), choices))
    }

    /// Asks for how long, counted from the cursor.
    func askHowLong(_ lane: Lane, _ name: String, _ kind: AbsenceKind, _ turn: inout Turn) {
        guard let day else { return }
        let calendar = turn.scene.calendar
        let at = calendar.instant(of: day, minute: grid.minute)
        let end = calendar.end(of: day)
        let spans: [(String, Instant, Instant)] = [
            (turn.say("%@ 起 1 小时", calendar.clock(at)), at, at.advanced(minutes: 60)),
            (turn.say("%@ 起 2 小时", calendar.clock(at)), at, at.advanced(minutes: 120)),
            (turn.say("%@ 起到当天结束", calendar.clock(at)), at, end),
            (turn.say("整天"), calendar.start(of: day), end),
            (turn.say("整天起 7 天"), calendar.start(of: day), calendar.start(of: day.advanced(days: 7))),
        ]
        let choices = spans.map { label, from, until in
            MenuOverlay.Choice(label: label) {
                $0.tell(
                    .room(.bookings), Note.enter(EnterAbsence(of: lane, from: from, until: until, kind: kind), name))
            }
        }
        turn.show(MenuOverlay("\(name)  \(turn.scene.name(kind))", choices))
    }

    /// Asks for the hours of the day: of whoever the cursor stands on, by rooms of the store.
    func askHours(_ turn: inout Turn) {
        guard let sheet, let day, let (lane, name) = cursorLane else { return }
        var (who, title, now): (HoursOf, String, [Stretch]) = (.store, turn.say("本店"), sheet.open)
        if case .staff(let staff) = lane {
            (who, title) = (.staff(staff), name)
            now = sheet.staff.first { $0.staff == staff }?.duty ?? []
        }
        let (of, called) = (who, title)
        turn.show(
            ReasonOverlay(
                turn.say("%@ %@ 的时间", called, day.description),
                [turn.say("写成 10:00-13:00 14:00-19:00;休 表示不上班,每周 表示照每周的安排。")], label: turn.say("时间"),
                suggestion: HoursTyped.text(now, on: day, turn.scene), scene: turn.scene
            ) { text, turn in
                turn.tell(.room(.bookings), Note.typed(of, called, text))
            })
    }

    private func setHours(_ who: HoursOf, _ name: String, _ text: String, _ turn: inout Turn) {
        guard let day else { return }
        guard let typed = HoursTyped(text, turn.scene) else {
            return turn.refuse(turn.say("看不懂“%@”,请写成 10:00-13:00", text))
        }
        turn.perform(SetDayHours(of: who, on: day, typed.ranges), reason: "\(name) \(day) \(text)") {
            Note.planned(name, $0)
        }
    }

    mutating func hearPlanning(_ note: Note, _ turn: inout Turn) {
        let scene = turn.scene
        switch note {
        case .enter(let command, let name):
            turn.perform(command, reason: "\(name) \(scene.name(command.kind))") { Note.entered(name, $0) }
        case .entered(let name, .success(let answer)):
            answer.affected.isEmpty
                ? turn.succeed(turn.say("%@ 已记下", name))
                : turn.warn(turn.say("%@ 已记下;%@ 个预约要改约,按 ! 查看", name, String(answer.affected.count)))
        case .entered(_, .failure(let refusal)): turn.refuse(scene.sentence(refusal))
        case .back(let absence, let name):
            turn.perform(RevokeAbsence(absence: absence), reason: name) { Note.returned(name, $0) }
        case .returned(let name, .success): turn.succeed(turn.say("%@ 照常", name))
        case .returned(_, .failure): turn.refuse(turn.say("已经撤销过了"))
        case .typed(let who, let name, let text): setHours(who, name, text, &turn)
        case .planned(let name, .success(let answer)):
            answer.affected.isEmpty
                ? turn.succeed(turn.say("%@ 已记下", name))
                : turn.warn(turn.say("%@ 已记下;%@ 个预约要改约,按 ! 查看", name, String(answer.affected.count)))
        case .planned(_, .failure(.unknown)): turn.refuse(turn.say("没有这位员工或这个房间"))
        case .planned(_, .failure(.hours)): turn.refuse(turn.say("时间有重叠,或超过次日早上 6 点"))
        case .unplaced(let seat): askService(seat, &turn)
        case .service(let seat, let service):
            turn.decide(WalkInTurns(service: service)) { Note.turns(seat, service, $0) }
        case .turns(let seat, let service, let answer): askTurn(seat, service, answer, &turn)
        case .turn(let seat, let service, let turnOf): place(seat, service, turnOf, &turn)
        default: break
        }
    }

    /// Who came without a booking and has no place on the sheet yet.
    func askWalkIn(_ turn: inout Turn) {
        let waiting = sheet?.unplaced ?? []
        if waiting.count == 1 { return turn.tell(.room(.bookings), Note.unplaced(waiting[0])) }
        let choices = waiting.map { seat in
            MenuOverlay.Choice(label: seat.name, detail: turn.scene.name(seat)) {
                $0.tell(.room(.bookings), Note.unplaced(seat))
            }
        }
        turn.show(MenuOverlay(turn.say("给谁排位置"), choices))
    }

    private func askService(_ seat: SheetSeat, _ turn: inout Turn) {
        let choices = (turn.scene.catalogue?.services ?? []).map { item in
            MenuOverlay.Choice(label: item.title, detail: turn.say("%@ 分钟", String(item.minutes))) {
                $0.tell(.room(.bookings), Note.service(seat, item.service))
            }
        }
        turn.show(MenuOverlay(turn.say("%@ 做什么", seat.name), choices))
    }

    /// Whose turn it is, the next first.
    private func askTurn(_ seat: SheetSeat, _ service: ServiceID, _ answer: WalkInTurns.Answer, _ turn: inout Turn) {
        let choices = answer.turns.compactMap { item -> MenuOverlay.Choice? in
            guard let free = item.free else { return nil }
            let when = item.isNow ? turn.say("现在有空") : turn.say("%@ 起有空", turn.scene.calendar.clock(free))
            let detail = when + "  " + turn.say("今天 %@ 轮", String(item.turns))
            return MenuOverlay.Choice(label: item.name, detail: detail) {
                $0.tell(.room(.bookings), Note.turn(seat, service, item))
            }
        }
        guard !choices.isEmpty else { return turn.refuse(turn.say("今天没有人能做这个项目")) }
        turn.show(MenuOverlay(turn.say("轮到谁做 %@ 的", seat.name), choices))
    }

    private func place(_ seat: SheetSeat, _ service: ServiceID, _ item: WalkInTurn, _ turn: inout Turn) {
        guard let free = item.free else { return }
        let line = BookingLine(service: service, staff: item.staff, start: free)
        perform(Book(customer: .visit(seat.visit), lines: [line]), &turn)
    }
}
