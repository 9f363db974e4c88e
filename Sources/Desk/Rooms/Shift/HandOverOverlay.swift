import Domain
import Operations
import Surface
import Widgets

/// After the count: what it came to beside what should be there, why they differ, what stays in the drawer, and who takes
/// it over with their PIN; nobody = the day ends.
struct HandOverOverlay: Overlay {
    enum Field: Hashable, Sendable {
        case reason(Tender)
        case left, number, pin
    }

    private let answer: CountTill.Answer
    private var form: Form<Field>
    private let box: FormBox

    init(_ answer: CountTill.Answer, _ open: ShiftNow.Shift, _ scene: Scene) {
        self.answer = answer
        box = FormBox(
            title: scene.say("交班"), lines: Self.table(answer, scene), hint: scene.say("Enter 下一项/交班   Esc 返回"),
            columns: 64)
        let reasons: [(Field, FormItem)] = answer.differences.filter(\.needsReason).map { line in
            (
                .reason(line.tender),
                .text(TextField(scene.say("%@差额原因", scene.name(line.tender)), limit: 60))
            )
        }
        let counted = answer.differences.first { $0.tender == .cash }?.counted ?? .zero
        let left = min(open.openingFloat, counted)
        form = Form(
            fields: reasons + [
                (
                    .left,
                    .text(
                        TextField(
                            scene.say("留存备用金"), text: left.description, content: .amount, limit: 10,
                            unit: scene.say("元")))
                ),
                (
                    .number,
                    .text(TextField(scene.say("接班人工号"), content: .digits, limit: 9, placeholder: scene.say("空着就是营业结束")))
                ),
                (.pin, .text(TextField(scene.say("接班人密码"), content: .secret, limit: 6))),
            ], fieldWidth: 30)
    }

    /// Tenders with counted, expected and difference below each other.
    private static func table(_ answer: CountTill.Answer, _ scene: Scene) -> [String] {
        let rows =
            [[scene.say("方式"), scene.say("点得"), scene.say("账上应有"), scene.say("差额")]]
            + answer.differences.map { line in
                let sign = line.difference > .zero ? "+" : ""
                return [
                    scene.name(line.tender), line.counted.description, line.expected.description,
                    line.difference == .zero ? scene.say("相符") : sign + line.difference.description,
                ]
            }
        return rows.map { row in
            let first = row[0] + String(repeating: " ", count: max(0, 14 - row[0].cells))
            return row.dropFirst().reduce(first) { line, text in
                line + String(repeating: " ", count: max(1, 14 - text.cells)) + text
            }
        }
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func forgetSecrets() { form.set(.pin, text: "") }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) {
            turn.close()
            return turn.inform(turn.say("还没有交班;盘点已记录,再交班要重新盘点"))
        }
        // Nobody takes over: no PIN is asked.
        if event == .key(.enter), form.focused == .number, form.text(.number).isEmpty { return submit(&turn) }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private mutating func submit(_ turn: inout Turn) {
        guard let left = Money(typed: form.text(.left)) else {
            return form.refuse(.left, turn.say("请输入留存备用金;没有就填 0"))
        }
        var reasons: [Tender: String] = [:]
        for line in answer.differences where line.needsReason { reasons[line.tender] = form.text(.reason(line.tender)) }
        var takeOver: CloseShift.TakeOver?
        if let number = Int64(form.text(.number)) {
            guard form.text(.pin).count == 6 else { return form.refuse(.pin, turn.say("六位数字")) }
            takeOver = .init(number: OperatorID(number), pin: form.text(.pin))
        }
        let command = CloseShift(count: answer.count, reasons: reasons, floatLeft: left, takeOver: takeOver)
        turn.perform(command, reason: reasons[.cash] ?? reasons.values.first ?? "") { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<CloseShift.Answer, CloseShift.Refusal> else { return }
        switch result {
        case .success(let answer):
            turn.close()
            turn.succeed(
                answer.next == nil
                    ? turn.say("已交班,营业结束;Z 报表 %@ 号", String(answer.z))
                    : turn.say("已交班,%@ 接班;Z 报表 %@ 号", successor(turn.scene), String(answer.z)))
            turn.tell(.room(.shift), ShiftRoom.Note.changed)
            turn.tell(.room(.shift), ShiftRoom.Note.closed(answer.z))
        case .failure(let refusal):
            form.set(.pin, text: "")
            refuse(refusal, turn.scene.sentence(refusal), &turn)
            turn.effect(.bell)
        }
    }

    private func successor(_ scene: Scene) -> String {
        let number = Int64(form.text(.number)).map { OperatorID($0) }
        return scene.front?.staff.first { $0.number == number }?.name ?? form.text(.number)
    }

    private mutating func refuse(_ refusal: CloseShift.Refusal, _ sentence: String, _ turn: inout Turn) {
        switch refusal {
        case .closed, .notCounted, .movedSince:
            turn.close()
            turn.refuse(sentence)
        case .needsReason(let tender, _), .needsManager(let tender, _, _), .reason(let tender, _):
            form.refuse(form[.reason(tender)] == nil ? .left : .reason(tender), sentence)
        case .floatLeft: form.refuse(.left, sentence)
        case .own, .mayNot, .wrong, .wait, .shut, .terminal: form.refuse(.number, sentence)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
