import Domain
import Operations
import Surface
import Widgets

/// Who gets an achievement, alone or in parts that are always the whole (rule 43).
struct SharesOverlay: Overlay {
    let title: String
    private let people: [Staff]
    private var shares: [StaffShare]
    private var table: Table
    private let deed: @Sendable ([StaffShare], inout Turn) -> Void

    /// Begins with those who are named now; digits and Space add somebody or take them away.
    init(
        _ title: String, _ shares: [StaffShare], _ scene: Scene,
        deed: @escaping @Sendable ([StaffShare], inout Turn) -> Void
    ) {
        self.title = title
        self.shares = shares
        self.deed = deed
        people = scene.front?.staff ?? []
        table = Table([], count: people.count, showsTitles: false)
        table.select(people.firstIndex { $0.number == shares.first?.staff } ?? 0)
    }

    var actions: [Action] {
        [
            Self.choose,
            Action("shares.toggle", [.character(" ")], Phrase("加上/去掉"), "js", help: Phrase("这位也有份,或没有份;大家平分")),
            Action("shares.more", [.character("+"), .character("=")], Phrase("多 5%"), "d", help: Phrase("这位多得百分之五")),
            Action("shares.less", [.character("-")], Phrase("少 5%"), "s", help: Phrase("这位少得百分之五")),
            Action("shares.only", [.character("*")], Phrase("只记这位"), "zjzw", help: Phrase("全部记在这位名下")), Self.confirm,
            Self.leave,
        ]
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        let place = inner(of: box(in: Rect(turn.scene.size))).droppingBottom(3)
        guard let index = table.selection, people.indices.contains(index) else { return turn.close() }
        let staff = people[index].number
        switch event {
        case .key(.escape): turn.close()
        case .key(.enter):
            turn.close()
            deed(shares, &turn)
        case .key(.character(" ")): toggle(staff, &turn)
        case .key(.character("*")): shares = [StaffShare(staff: staff)]
        case .key(.character("+")), .key(.character("=")), .key(.right): move(500, staff, &turn)
        case .key(.character("-")), .key(.left): move(-500, staff, &turn)
        case .key(let key):
            guard let digit = key.typed?.wholeNumberValue, people.indices.contains(digit - 1) else {
                _ = table.handle(event, in: place)
                return
            }
            table.select(digit - 1)
            toggle(people[digit - 1].number, &turn)
        default:
            if case .activated = table.handle(event, in: place) { toggle(staff, &turn) }
        }
    }

    private mutating func toggle(_ staff: OperatorID, _ turn: inout Turn) {
        let before = shares
        shares = shares.toggling(staff)
        if shares == before { turn.refuse(turn.say("至少要有一位;先加上别人,或按 * 只记另一位")) }
    }

    private mutating func move(_ step: Int, _ staff: OperatorID, _ turn: inout Turn) {
        let before = shares
        shares = shares.moving(step, to: staff)
        guard shares == before else { return }
        turn.refuse(shares.count < 2 ? turn.say("只有一位时就是全部;先加上另一位") : turn.say("比例到头了"))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = box(in: canvas.bounds)
        Dialog.ground(on: &canvas, box, title: title)
        let inner = inner(of: box)
        var table = self.table
        let roles = people.map { scene.name($0.role).cells }.max() ?? 0
        table.columns = [
            TableColumn("", width: 2, .right), TableColumn(""), TableColumn("", width: max(8, roles)),
            TableColumn("", width: 7, .right),
        ]
        table.draw(on: &canvas, in: inner.droppingBottom(3)) { index in
            let person = people[index]
            let share = shares.first { $0.staff == person.number }
            return [
                TableCell(index < 9 ? String(index + 1) : "", .muted), TableCell(person.name),
                TableCell(scene.name(person.role), .muted),
                TableCell(share.map { scene.percent($0.share) } ?? "", .money),
            ]
        }
        let below = inner.bottom(2)
        canvas.put(keys: scene.say("空格 加上/去掉   + - 改比例   * 只记这位"), in: below, style: Style(.overlay))
        canvas.put(keys: scene.say("Enter 确定   Esc 不改"), in: below, row: 1, style: Style(.overlay))
        return nil
    }

    private func box(in bounds: Rect) -> Rect {
        bounds.centered(Size(columns: min(52, bounds.columns - 4), rows: min(people.count + 6, bounds.rows - 2)))
    }

    private func inner(of box: Rect) -> Rect { box.inset(rows: 1, columns: 3) }
}

extension Scene {
    /// 张丽 60% 王芳 40%; who is alone without a number.
    func told(_ shares: [StaffShare]) -> String {
        guard shares.count > 1 else { return shares.first.map { staffName($0.staff) } ?? "" }
        return shares.map { "\(staffName($0.staff)) \(percent($0.share))" }.joined(separator: " ")
    }

    /// Basis points as percent: 33.34%.
    func percent(_ basisPoints: Int) -> String {
        let rest = basisPoints % 100
        return rest == 0 ? "\(basisPoints / 100)%" : "\(Money(fen: Int64(basisPoints)))%"
    }

    /// Who is asked when nobody is named: the operator.
    func shares(_ named: [StaffShare]) -> [StaffShare] {
        named.isEmpty ? staff.map { [StaffShare(staff: $0.number)] } ?? [] : named
    }
}
