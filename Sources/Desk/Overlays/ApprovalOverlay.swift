import Domain
import Operations
import Surface
import Widgets

/// Somebody with the right approves one action on the spot: number, PIN, reason.
struct ApprovalOverlay: Overlay {
    enum Field: Hashable, Sendable { case number, pin, reason }

    /// Who can approve it.
    let able: [Staff]
    /// What it is about, in a sentence.
    let background: String
    private let approve: @Sendable (OperatorID, String, String) -> Approve?
    private let repeated: @Sendable (ApprovalID) -> Asking?
    var form: Form<Field>
    private let box: FormBox

    init(
        right: Right, because background: String? = nil, reason: String, scene: Scene,
        approve: @escaping @Sendable (OperatorID, String, String) -> Approve?,
        repeated: @escaping @Sendable (ApprovalID) -> Asking?
    ) {
        self.approve = approve
        self.repeated = repeated
        able = (scene.front?.staff ?? []).filter {
            $0.role.standing(to: right) == .allowed && $0.role.standing(to: .approve) == .allowed
                && $0.number != scene.staff?.number
        }
        self.background = background ?? scene.say("%@需要有权限的人当场批准。", scene.name(right))
        let names = able.map { "\($0.number) \($0.name)" }.joined(separator: "  ")
        box = FormBox(
            title: scene.say("需要批准"),
            lines: [
                self.background,
                names.isEmpty ? scene.say("本店没有可以批准的人。") : scene.say("可以批准:%@", names),
            ], hint: scene.say("Enter 下一项/批准   Esc 返回"), role: .warning)
        form = Form(
            [
                .number: .text(
                    TextField(
                        scene.say("批准人工号"), text: able.count == 1 ? able[0].number.description : "", content: .digits,
                        limit: 9)),
                .pin: .text(TextField(scene.say("密码"), content: .secret, limit: 6)),
                .reason: .text(
                    TextField(scene.say("原因"), text: reason.isEmpty ? scene.name(right) : reason, limit: 60)),
            ], fieldWidth: 30)
        if able.count == 1 { form.focus(on: .pin) }
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }

    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        let before = form.focused
        let answer = form.handle(event, in: place)
        if before == .number, form.focused != .number, !isKnown(turn.scene) { return }
        keepPINOutOfReason(&turn)
        if answer == .submitted { submit(&turn) }
    }

    /// A number nobody has is refused as soon as its field is left.
    private mutating func isKnown(_ scene: Scene) -> Bool {
        let number = Int64(form.text(.number))
        if let number, scene.front?.staff.contains(where: { $0.number == OperatorID(number) }) ?? true { return true }
        let sentence = number == nil ? scene.say("请输入工号") : scene.say("没有工号 %@,请重新输入", form.text(.number))
        form.set(.number, text: "")
        form.refuse(.number, sentence)
        return false
    }

    /// Six digits are a PIN that was typed one field too late: they do not stay.
    private mutating func keepPINOutOfReason(_ turn: inout Turn) {
        let reason = form.text(.reason)
        let kept = reason.replacing(/[0-9０-９]{6,}/, with: "")
        guard kept != reason else { return }
        form.set(.reason, text: kept)
        form.refuse(.reason, turn.say("原因里不写六位数字;密码请填在“密码”一栏"))
        if form.text(.pin).isEmpty { form.focus(on: .pin) }
        turn.effect(.bell)
    }

    /// Until it is clear that it is none, a row of digits in the reason is shown as a PIN is.
    var masked: Form<Field> {
        var copy = form
        let hidden = form.text(.reason).replacing(/[0-9０-９]{3,}/) { String(repeating: "*", count: $0.count) }
        if hidden != form.text(.reason) { copy.set(.reason, text: hidden) }
        return copy
    }

    mutating func forgetSecrets() { form.set(.pin, text: "") }

    private mutating func submit(_ turn: inout Turn) {
        guard let number = Int64(form.text(.number)) else {
            return form.refuse(.number, turn.say("请输入工号"))
        }
        guard form.text(.pin).count == 6 else { return form.refuse(.pin, turn.say("六位数字")) }
        guard let command = approve(OperatorID(number), form.text(.pin), form.text(.reason)) else {
            return turn.refuse(turn.say("这项操作不能批准"))
        }
        turn.perform(command) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<Approve.Answer, Approve.Refusal> else { return }
        switch result {
        case .success(let answer):
            turn.close()
            if let asking = repeated(answer.approval) { turn.wish(.store(asking)) }
        case .failure(let refusal):
            form.set(.pin, text: "")
            form.clearErrors()
            let sentence = turn.scene.sentence(refusal)
            switch refusal {
            case .wrong, .wait, .shut, .terminal, .own, .mayNot:
                form.set(.number, text: "")
                form.refuse(.number, sentence)
            case .reason: form.refuse(.reason, sentence)
            }
            turn.effect(.bell)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(masked, on: &canvas) }
}
