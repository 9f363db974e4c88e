import Domain
import Operations
import Surface
import Widgets

/// 交班日结: who has the drawer, what goes in and out beside sales, the count at the end, and the reports of the shifts
/// before. What should be in the drawer stands nowhere here before it was counted (rule 40).
struct ShiftRoom: Room {
    enum Act: String, CaseIterable, Sendable { case look, open, move, count, current, print }

    enum Note: Sendable {
        case now(ShiftNow.Answer)
        case reports(ZReports.Answer)
        case frozen(ZReport.Answer)
        case current(XReport.Answer)
        case closed(Int64)
        case changed
    }

    static let id = RoomID.shift

    /// How the till stands; nil before the first answer.
    var now: ShiftNow.Answer?
    /// Closed shifts, the last first.
    var reports: [ZReports.Row] = []
    var list = Table([])
    /// The report that is read.
    var shown: ShownReport?
    var page = TextView([], folds: false)

    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        return switch act {
        case .look: Action("shift.look", [.enter], Phrase("看报表"), "kbb", help: Phrase("看选中的 Z 报表;Esc 回名单"))
        case .open:
            Action("shift.open", both("k"), Phrase("开班"), "kb", help: Phrase("点清钱箱里的备用金,开始收款"), right: .keepShift)
        case .move:
            Action(
                "shift.move", both("m"), Phrase("收支"), "sz", help: Phrase("往钱箱存入或支出现金,要写原因"), right: .moveCash)
        case .count:
            Action(
                "shift.count", both("c"), Phrase("盘点交班"), "pdjb", help: Phrase("先数钱箱,再看差额,交给接班人或结束营业"),
                right: .keepShift)
        case .current:
            Action(
                "shift.current", both("x"), Phrase("X 报表"), "xbb", help: Phrase("看这一班到现在的收支;收银员盘点前不看"),
                right: .seeReports)
        case .print: Action("shift.print", both("p"), Phrase("打印"), "dy", help: Phrase("打印正在看的报表"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .look:
            if shown != nil { return .absent }
            return reports.isEmpty ? .obstacle(scene.say("还没有交过班")) : .ready
        case .print: return shown == nil ? .absent : .ready
        case .open:
            guard now?.open == nil else { return shown == nil ? .obstacle(scene.say("已经开班")) : .absent }
            return .ready
        case .move, .count, .current:
            return now?.open == nil ? .obstacle(scene.say("还没有开班")) : .ready
        }
    }

    var typing: TextField? {
        get { nil }
        set {}
    }

    func missing(for act: Act?) -> String? { now == nil ? "now" : nil }
    mutating func ask(for slot: String, _ turn: inout Turn) { refresh(&turn) }
    mutating func enter(_ turn: inout Turn) { refresh(&turn) }
    mutating func lookAnew(_ turn: inout Turn) { shown = nil }

    func note(_ scene: Scene) -> String {
        guard let shown else { return "" }
        return shown.report.closing == nil ? scene.say("未交班,不是结算凭证") : scene.say("校验 %@", shown.seal)
    }

    mutating func refresh(_ turn: inout Turn) {
        turn.ask(ShiftNow(), slot: "now") { Note.now($0) }
        guard turn.scene.standing(to: .keepShift) == .allowed else { return }
        turn.ask(ZReports(), slot: "reports") { Note.reports($0) }
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .look:
            guard reports.indices.contains(list.selected) else { return }
            turn.decide(ZReport(z: reports[list.selected].z)) { Note.frozen($0) }
        case .open: if let now { turn.show(OpenShiftOverlay(now, turn.scene)) }
        case .move: turn.show(MoveCashOverlay(turn.scene))
        case .count: if let open = now?.open { turn.show(CountOverlay(open, turn.scene)) }
        case .current: turn.decide(XReport()) { Note.current($0) }
        case .print:
            if let shown { turn.print(turn.scene.paper(shown)) }
        }
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .now(let answer): now = answer
        case .reports(let answer):
            reports = answer.rows
            list.count = reports.count
        case .frozen(let answer): read(answer.shown, turn.scene)
        case .current(let answer): read(answer.shown, turn.scene)
        // Beside what the status line says of the end.
        case .closed(let z): turn.ask(ZReport(z: z), slot: "report") { Note.frozen($0) }
        case .changed: refresh(&turn)
        }
    }

    private mutating func read(_ report: ShownReport?, _ scene: Scene) {
        guard let report else { return }
        shown = report
        page = TextView(ReceiptText(columns: 42).lines(scene.paper(report).lines), folds: false)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = Self.place(turn.scene)
        guard shown == nil else {
            if event == .key(.escape) {
                shown = nil
                return true
            }
            return page.handle(event, in: place.page)
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
