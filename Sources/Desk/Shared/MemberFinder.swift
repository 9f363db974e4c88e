import Domain
import Operations
import Surface
import Widgets

/// A find box with its list, for rooms that first need a member.
struct MemberFinder: Sendable {
    /// What became of a key.
    enum Answer: Sendable, Equatable {
        case ignored
        case handled
        /// Ask for this text; keys do not wait.
        case look(String)
        /// Enter before the list was there: ask, and let keys wait.
        case decide(String)
        case chosen(MemberRow)
        /// Enter, but so many fit: ask which of them.
        case several(Int)
    }

    var field = TextField(limit: 30)
    private(set) var rows: [MemberRow] = []
    private var foundFor: String?
    private var table = Table([])
    private var pick = MemberPick()

    init() {}

    var isEmpty: Bool { field.text.isEmpty }
    /// What is typed was looked for, and nobody is called so.
    var hasNone: Bool { foundFor == field.text && rows.isEmpty }

    mutating func handle(_ event: Event, _ scene: Scene) -> Answer {
        let place = Self.place(scene).list
        if case .mouse(let mouse) = event, mouse.kind == .press, Self.place(scene).field.contains(mouse.position) {
            pick = MemberPick()
            return .handled
        }
        if case .mouse = event { return settle(table.handle(event, in: place)) }
        if event == .key(.enter) {
            if field.text.isEmpty { return .ignored }
            guard foundFor == field.text, !rows.isEmpty else { return .decide(field.text) }
            switch pick.enter(field.text, rows, selected: table.selected, scene) {
            case .takes(let row): return .chosen(row)
            case .asks: return .several(rows.count)
            }
        }
        switch field.handle(event) {
        case .changed: return changed()
        case .handled where event != .key(.home) && event != .key(.end): return .handled
        case .handled, .ignored: return settle(table.handle(event, in: place))
        }
    }

    private mutating func settle(_ answer: Table.Answer) -> Answer {
        switch answer {
        case .ignored: return .ignored
        case .handled, .moved:
            pick.choose()
            return .handled
        case .activated(let index): return rows.indices.contains(index) ? .chosen(rows[index]) : .handled
        }
    }

    /// Hears who fits what Enter asked for.
    mutating func decide(_ answer: FindMembers.Answer, for text: String, _ scene: Scene) -> Answer {
        take(answer, for: text)
        guard let row = MemberPick.certain(text, answer.rows, scene) else {
            if !rows.isEmpty { pick.ask(at: scene.clock) }
            return .several(answer.rows.count)
        }
        return .chosen(row)
    }

    /// The text is another one, by a key or because the start of a scan was taken back.
    mutating func changed() -> Answer {
        pick = MemberPick()
        if field.text.isEmpty { take(FindMembers.Answer(rows: [], more: false), for: "") }
        return field.text.isEmpty ? .handled : .look(field.text)
    }

    mutating func take(_ answer: FindMembers.Answer, for text: String) {
        guard text == field.text, text != foundFor || answer.rows != rows else { return }
        foundFor = text
        rows = answer.rows
        table.count = rows.count
        table.select(0)
        pick = MemberPick()
    }

    static func place(_ scene: Scene) -> (field: Rect, list: Rect) {
        let area = scene.body.inset(rows: 0, columns: 1)
        return (area.top(1).left(min(60, area.columns)), area.droppingTop(2))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        var field = self.field
        field.label = scene.say("会员")
        field.placeholder = scene.say("姓名 拼音 手机 会员号,或扫码")
        let isFocused = !pick.isInList
        let cursor = field.draw(on: &canvas, in: place.field, focused: isFocused, fieldWidth: 34)
        guard !field.text.isEmpty else { return cursor }
        var table = self.table
        table.emptyText = foundFor == field.text ? scene.say("没有找到;请核对姓名、拼音或手机尾号,或扫会员码") : ""
        table.columns = [
            TableColumn(scene.say("姓名")), TableColumn(scene.say("手机"), width: 11),
            TableColumn(scene.say("等级"), width: 8), TableColumn(scene.say("余额"), width: 12, .right),
            TableColumn(scene.say("上次到店"), width: 10, .right),
        ]
        let isMeant = pick.isInList || MemberPick.certain(field.text, rows, scene) != nil
        table.draw(on: &canvas, in: place.list, focused: isMeant) { index in
            let row = rows[index]
            let isNormal = row.status == .normal
            return [
                TableCell(row.name), TableCell(row.phone, .muted),
                TableCell(isNormal ? scene.name(row.tier) : scene.name(row.status), isNormal ? .muted : .error),
                TableCell(row.balance.description, .money),
                TableCell(row.lastVisit.map(scene.short) ?? "", .muted),
            ]
        }
        return cursor
    }
}
