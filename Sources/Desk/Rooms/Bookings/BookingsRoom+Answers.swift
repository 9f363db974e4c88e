import Domain
import Operations
import Surface
import Widgets

/// What became of what was asked for.
extension BookingsRoom {
    mutating func hear(
        _ command: MoveAppointment, _ result: Result<MoveAppointment.Answer, MoveAppointment.Refusal>,
        _ turn: inout Turn
    ) {
        let scene = turn.scene
        switch result {
        case .success:
            let name = item(command.appointment).map { BookingFace($0, scene).name } ?? moving?.item.seats.first?.name
            settleMove(command, scene)
            undo = .move(command.reversed)
            turn.succeed(
                scene.say(
                    "%@:%@;按 %@ 撤回", name ?? "", scene.change(command),
                    scene.key(of: Self.action(.undo), whileTyping: false)))
        case .failure(.obstacles(let obstacles)): refuse(obstacles, .move(command), &turn)
        case .failure(let refusal):
            moving = nil
            rebuild(scene)
            turn.refuse(scene.sentence(refusal))
            refresh(&turn)
        }
    }

    /// The ghost becomes the booking: the cursor waits where it was put down.
    private mutating func settleMove(_ command: MoveAppointment, _ scene: Scene) {
        if moving != nil || command.was.start != command.now.start || command.was.staff != command.now.staff {
            wanted = (item(command.appointment) ?? moving?.item)?.seats.first?.visit
        }
        moving = nil
        rebuildWithoutWish(scene)
    }

    /// What was asked about is not on the sheet before the next answer.
    private mutating func rebuildWithoutWish(_ scene: Scene) {
        let visit = wanted
        wanted = nil
        rebuild(scene)
        wanted = visit
    }

    mutating func hear(
        _ command: SwapStaff, _ result: Result<SwapStaff.Answer, SwapStaff.Refusal>, _ turn: inout Turn
    ) {
        switch result {
        case .success:
            undo = .swap(command.reversed)
            turn.succeed(turn.say("已对调员工;按 %@ 撤回", turn.scene.key(of: Self.action(.undo), whileTyping: false)))
        case .failure(.obstacles(let obstacles)): turn.refuse(turn.scene.sentence(obstacles))
        case .failure(let refusal):
            turn.refuse(turn.scene.sentence(refusal))
            refresh(&turn)
        }
    }

    mutating func hear(_ command: Book, _ result: Result<Book.Answer, Book.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            let name = draft?.customer?.name ?? ""
            let times = answer.visits.count
            draft = nil
            customer = nil
            page = .sheet
            wanted = answer.visits.first
            undo = nil
            if times == 1, !name.isEmpty { undo = answer.visits.first.map { .unbook($0, name: name) } }
            if case .week = columns { columns = .staff }
            day = turn.scene.calendar.businessDay(of: answer.start)
            let moment = turn.scene.moment(ofBooking: answer.start)
            turn.succeed(
                times > 1
                    ? turn.say("已约 %@:%@ 起,共 %@ 次", name, moment, String(times))
                    : name.isEmpty ? turn.say("已排在 %@", moment) : turn.say("已约 %@:%@", name, moment))
        case .failure(.obstacles(let obstacles)):
            if command.series != nil { return refuseSeries(obstacles, &turn) }
            draft?.problems = obstacles.map(turn.scene.sentence)
            refuse(obstacles, .book(command), &turn)
        case .failure(let refusal):
            draft?.problems = [turn.scene.sentence(refusal)]
            turn.refuse(turn.scene.sentence(refusal))
        }
    }

    /// Nothing of a series was booked: says on which days it cannot be, and offers to leave them out.
    private mutating func refuseSeries(_ obstacles: [BookingObstacle], _ turn: inout Turn) {
        let scene = turn.scene
        let byDay = Dictionary(grouping: obstacles) { scene.calendar.date(of: $0.start) }.sorted { $0.key < $1.key }
        let days = byDay.map(\.key)
        let each = byDay.map { day, obstacles in
            SeriesDay(
                day: day, sentences: obstacles.map(scene.sentence),
                mayBeForced: obstacles.allSatisfy(\.clash.mayBeForced))
        }
        let sentences = obstacles.map { "\(scene.moment(ofBooking: $0.start))  \(scene.sentence($0))" }
        draft?.problems = sentences
        turn.effect(.bell)
        turn.show(
            QuestionOverlay(
                scene.say("周期预约有 %@ 天不行,都没有预约", String(days.count)), Array(sentences.prefix(8)), role: .warning,
                answers: [
                    .init(label: scene.say("跳过这些天")) { $0.tell(.room(.bookings), Note.skip(days)) }
                ]
                    + (each.contains(where: \.mayBeForced)
                        ? [.init(label: scene.say("逐天决定")) { $0.tell(.room(.bookings), Note.decide(each)) }] : [])
                    + [.init(label: scene.say("返回")) { _ in }]))
    }

    /// Says what stands in the way; where all of it may be gone over, asks why.
    private mutating func refuse(_ obstacles: [BookingObstacle], _ what: BookingRetry, _ turn: inout Turn) {
        let sentences = obstacles.map(turn.scene.sentence)
        guard !obstacles.isEmpty, obstacles.allSatisfy(\.clash.mayBeForced) else {
            return turn.refuse(turn.scene.sentence(obstacles))
        }
        refused = what
        turn.effect(.bell)
        turn.show(
            ReasonOverlay(
                turn.say("破例预约"), Array(sentences.prefix(4)) + [turn.say("写明原因可以破例;Esc 作罢。")], scene: turn.scene
            ) {
                $1.tell(.room(.bookings), Note.forced($0))
            })
    }

    mutating func hearState(_ note: Note, _ turn: inout Turn) {
        let scene = turn.scene
        switch note {
        case .confirmed(let name, .success): turn.succeed(turn.say("%@ 已确认", name))
        case .confirmed(let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        case .arrived(let visit, let name, .success(let answer)):
            undo = .visit(MoveVisit(visit: visit, from: .waiting, to: .expected), name: name)
            turn.succeed(turn.say("%@ 已到店,等候 %@ 位", name, String(answer.waiting)))
        case .arrived(_, let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        case .went(let command, let name, .success(let answer)): went(command, name, answer, &turn)
        case .went(_, let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        case .ended(let visit, let name, .success(let answer)): ended(visit, name, answer, &turn)
        case .ended(_, let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        case .reinstated(let name, .success(let answer)):
            answer.lostSession
                ? turn.warn(turn.say("%@ 的预约已恢复;原来占的次卡没有占回,请重新占用", name))
                : turn.succeed(turn.say("%@ 的预约已恢复", name))
        case .reinstated(_, .failure(.obstacles(let obstacles))): turn.refuse(scene.sentence(obstacles))
        case .reinstated(let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        case .joined(let name, let result): joined(name, result, &turn)
        case .left(let name, .success): turn.succeed(turn.say("%@ 不再候补", name))
        case .left(let name, .failure(let refusal)): turn.refuse(turn.say("%@:%@", name, scene.sentence(refusal)))
        default: break
        }
    }

    private mutating func went(
        _ command: MoveVisit, _ name: String, _ answer: MoveVisit.Answer, _ turn: inout Turn
    ) {
        undo = nil
        if command.to == .serving {
            undo = .visit(MoveVisit(visit: command.visit, from: .serving, to: .waiting), name: name)
        }
        let state = turn.scene.name(command.to)
        if let missing = answer.missing {
            return turn.warn(turn.say("%@:%@;%@", name, state, turn.scene.sentence(missing)))
        }
        if let session = answer.session {
            return turn.succeed(
                turn.say("%@:已完成,次卡 %@ 扣 1 次,余 %@ 次", name, session.title, String(session.left)))
        }
        turn.succeed(
            command.to == .done
                ? turn.say("%@:%@;按 %@ 收银", name, state, turn.scene.key(of: Self.action(.charge), whileTyping: false))
                : turn.say("%@:%@", name, state))
    }

    private mutating func ended(
        _ visit: VisitID, _ name: String, _ answer: CancelBooking.Answer, _ turn: inout Turn
    ) {
        undo = .reinstate(visit, name: name)
        if page == .detail { page = .sheet }
        var parts = [turn.say("%@:%@", name, turn.scene.name(answer.ending))]
        if answer.tookSession { parts.append(turn.say("按规定扣 1 次")) }
        if !answer.waiting.isEmpty {
            parts.append(
                turn.say(
                    "%@ 位候补可补,按 %@", String(answer.waiting.count),
                    turn.scene.key(of: Self.action(.waiting), whileTyping: false)))
        }
        parts.append(turn.say("按 %@ 恢复", turn.scene.key(of: Self.action(.undo), whileTyping: false)))
        turn.succeed(parts.joined(separator: turn.say(";")))
    }

    private mutating func joined(
        _ name: String, _ result: Result<JoinWaitingList.Answer, JoinWaitingList.Refusal>, _ turn: inout Turn
    ) {
        switch result {
        case .success(let answer):
            draft = nil
            customer = nil
            page = .sheet
            turn.succeed(turn.say("%@ 已加入候补,共 %@ 位", name, String(answer.waiting)))
        case .failure(let refusal):
            draft = nil
            page = .slots
            turn.refuse(turn.scene.sentence(refusal))
        }
    }

    mutating func take(_ answer: BookingDetail.Answer, of visit: VisitID, _ turn: inout Turn) {
        guard let booking = answer.booking else { return turn.refuse(turn.say("没有这个预约")) }
        if page == .detail, detail?.seat.visit != visit { return }
        detail = booking
        page = .detail
    }
}

extension SwapStaff {
    /// The way back: each has the other's person now.
    var reversed: SwapStaff {
        func with(_ staff: OperatorID, _ was: MoveAppointment.Version) -> MoveAppointment.Version {
            .init(start: was.start, staff: staff, minutes: was.minutes)
        }
        return SwapStaff(
            first: first, firstWas: with(secondWas.staff, firstWas), second: second,
            secondWas: with(firstWas.staff, secondWas))
    }
}
