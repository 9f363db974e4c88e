import Domain
import Operations
import Surface
import Widgets

/// 业绩: what everybody achieved, kind by kind, what is paid for it, and the end of a pay period.
struct PerformanceRoom: Room {
    enum Act: String, CaseIterable, Sendable { case look, span, close }

    enum Note: Sendable {
        case table(Span, Performance.Answer)
        case lines(OperatorID, PerformanceLines.Answer)
        case closeUntil(String)
        case closed(Result<ClosePayPeriod.Answer, ClosePayPeriod.Refusal>)
    }

    /// Which days are shown.
    enum Span: CaseIterable, Sendable { case period, today, thisMonth, lastMonth }

    static let id = RoomID.performance

    var span = Span.period
    /// Nil before the first answer.
    var table: Performance.Answer?
    var list = Table([])
    /// Whose lines are shown.
    var shown: OperatorID?
    var lines: [PerformanceLines.Line]?
    var page = Table([])

    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        return switch act {
        case .look:
            Action(
                "performance.look", [.enter], Phrase("看明细"), "kmx", help: Phrase("看这个人的每一笔;Esc 回名单"), right: .seeReports
            )
        case .span:
            Action(
                "performance.span", both("d"), Phrase("换时段"), "hsd", help: Phrase("本期、今天、本月、上月"), right: .seeReports)
        case .close:
            Action(
                "performance.close", both("b"), Phrase("结算"), "js", help: Phrase("截到某一天结算提成;以后的退款算到下一期"),
                right: .seeReports)
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .look:
            if shown != nil { return .absent }
            return table?.people.isEmpty ?? true ? .obstacle(scene.say("这段时间还没有业绩")) : .ready
        case .span: return shown == nil ? .ready : .absent
        case .close: return shown == nil ? .ready : .absent
        }
    }

    var typing: TextField? {
        get { nil }
        set {}
    }

    func missing(for act: Act?) -> String? { table == nil ? "table" : nil }
    mutating func ask(for slot: String, _ turn: inout Turn) { refresh(&turn) }
    mutating func enter(_ turn: inout Turn) { refresh(&turn) }
    mutating func lookAnew(_ turn: inout Turn) { (shown, lines) = (nil, nil) }

    mutating func refresh(_ turn: inout Turn) {
        guard turn.scene.standing(to: .seeReports) == .allowed else { return }
        let span = span
        turn.ask(span.query(turn.scene), slot: "table") { Note.table(span, $0) }
        askLines(&turn)
    }

    private func askLines(_ turn: inout Turn) {
        guard let shown, let table else { return }
        let query = PerformanceLines(staff: shown, from: table.from, until: table.until)
        turn.ask(query, slot: "lines") { Note.lines(shown, $0) }
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .look:
            guard let people = table?.people, people.indices.contains(list.selected) else { return }
            (shown, lines) = (people[list.selected].number, nil)
            page.select(0)
            askLines(&turn)
        case .span:
            let all = Span.allCases
            span = all[((all.firstIndex(of: span) ?? 0) + 1) % all.count]
            refresh(&turn)
        case .close:
            let address = turn.address
            let yesterday = turn.scene.calendar.businessDay(of: turn.scene.now).advanced(days: -1)
            turn.show(
                ReasonOverlay(
                    turn.say("结算业绩"), [turn.say("到这一天为止的提成不再变动;以后退的款算到下一期。")], label: turn.say("截止日"),
                    suggestion: yesterday.description, scene: turn.scene
                ) { text, turn in turn.tell(address, Note.closeUntil(text)) })
        }
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .table(let span, let answer):
            guard span == self.span else { return }
            table = answer
            list.count = answer.people.count
        case .lines(let staff, let answer):
            guard staff == shown else { return }
            lines = answer.lines
            page.count = answer.lines.count
        case .closeUntil(let text):
            guard let day = Day(text.filter { !$0.isWhitespace }) else {
                return turn.refuse(turn.say("日期写成 2026-11-23 这样"))
            }
            turn.perform(ClosePayPeriod(until: day)) { Note.closed($0) }
        case .closed(.success(let answer)):
            turn.succeed(turn.say("已结算到 %@,提成合计 %@ 元", answer.until.description, answer.pay.description))
            refresh(&turn)
        case .closed(.failure(.notOver)): turn.refuse(turn.say("这一天还没有过完,最晚结算到昨天"))
        case .closed(.failure(.nothing)): turn.refuse(turn.say("这一天以前没有未结算的业绩"))
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = Self.place(turn.scene)
        guard shown == nil else {
            if event == .key(.escape) {
                (shown, lines) = (nil, nil)
                return true
            }
            return page.handle(event, in: place.list) != .ignored
        }
        switch list.handle(event, in: place.list) {
        case .activated:
            carryOut(.look, &turn)
            return true
        case .moved, .handled: return true
        case .ignored: return false
        }
    }
}

extension PerformanceRoom.Span {
    fileprivate func query(_ scene: Scene) -> Performance {
        let today = scene.calendar.businessDay(of: scene.now)
        let first = Day(year: today.year, month: today.month, day: 1)
        switch self {
        case .period: return Performance()
        case .today: return Performance(from: today, until: today)
        case .thisMonth: return Performance(from: first, until: today)
        case .lastMonth:
            let last = first.advanced(days: -1)
            return Performance(from: Day(year: last.year, month: last.month, day: 1), until: last)
        }
    }
}
