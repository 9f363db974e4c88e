import Domain
import Operations
import Surface
import Widgets

/// Imports digital codes: pasted, typed or scanned, one a line; only the beginning and the end of each is shown.
struct CodesOverlay: Overlay {
    private let good: GoodID
    private let heading: String
    /// What was pasted and typed so far.
    private var lines: [String] = []
    private var field: TextField
    private var fault = ""

    init(good: GoodID, title: String, _ scene: Scene) {
        self.good = good
        heading = "\(scene.say("导入卡密")) \(title)"
        field = TextField(scene.say("卡密"), limit: 200, placeholder: scene.say("粘贴多行,或逐个输入"))
    }

    var title: String { heading }
    var typing: TextField? {
        get { field }
        set { if let newValue { field = newValue } }
    }

    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        add(scan)
        return true
    }

    private mutating func add(_ text: String) {
        lines += text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if let last = lines.last, !last.contains(where: { !$0.isWhitespace }) { lines.removeLast() }
        field.clear()
        fault = ""
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape): turn.close()
        case .key(.enter):
            if !field.text.isEmpty { return add(field.text) }
            guard !lines.isEmpty else {
                fault = turn.scene.sentence(CodeListFault.empty)
                return turn.effect(.bell)
            }
            turn.perform(ImportCodes(good: good, text: lines.joined(separator: "\n"))) { $0 }
        case .paste(let text): add(text)
        case .key(.delete) where field.text.isEmpty:
            lines = []
            fault = ""
        default: _ = field.handle(event)
        }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<ImportCodes.Answer, ImportCodes.Refusal> else { return }
        switch result {
        case .success(let answer):
            lines = []
            turn.close()
            turn.succeed(turn.scene.imported(answer))
        case .failure(let refusal):
            fault = turn.scene.sentence(refusal)
            turn.effect(.bell)
        }
    }

    mutating func forgetSecrets() {
        lines = []
        field.clear()
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let columns = min(64, canvas.bounds.columns - 4)
        let box = canvas.bounds.centered(Size(columns: columns, rows: 14))
        let inner = Dialog.ground(on: &canvas, box, title: heading, role: .title)
        let codes = lines.filter { $0.contains { !$0.isWhitespace } }
        canvas.put(scene.say("一行一个;已有 %@ 个,空着按 Enter 导入", String(codes.count)), in: inner, style: Style(.overlay))
        let cursor = field.draw(on: &canvas, in: inner.droppingTop(2).top(1), focused: true, fieldWidth: columns - 16)
        for (row, code) in codes.suffix(4).enumerated() {
            let number = max(0, codes.count - 4) + row + 1
            canvas.put(
                "\(number)  \(DigitalCode.masked(code))", in: inner.droppingTop(4), row: row, style: Style(.overlay))
        }
        for (row, line) in fault.wrapped(to: inner.columns).prefix(2).enumerated() {
            canvas.put(line, in: inner.droppingTop(9), row: row, style: Style(.error))
        }
        canvas.put(keys: scene.say("Enter 加一个/导入   Delete 清空   Esc 返回"), in: inner.bottom(1), style: Style(.overlay))
        return cursor
    }
}
