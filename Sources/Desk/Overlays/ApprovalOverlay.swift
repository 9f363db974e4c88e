import Domain
import Operations
import Surface
import Widgets

/// Somebody with the right approves one action on the spot: number, PIN, reason.
struct ApprovalOverlay: Overlay {
    enum Field: Hashable, Sendable { case number, pin, reason }

    private let right: Right
    private let approve: @Sendable (OperatorID, String, String) -> Approve?
    private let repeated: @Sendable (ApprovalID) -> Asking?
    private var form: Form<Field>
    private let box: FormBox

    init(
        right: Right, because background: String? = nil, reason: String, scene: Scene,
        approve: @escaping @Sendable (OperatorID, String, String) -> Approve?,
        repeated: @escaping @Sendable (ApprovalID) -> Asking?
    ) {
        self.right = right
        self.approve = approve
        self.repeated = repeated
        let able = (scene.front?.staff ?? []).filter {
            $0.role.standing(to: right) == .allowed && $0.role.standing(to: .approve) == .allowed
                && $0.number != scene.staff?.number
        }
        let names = able.map { "\($0.number) \($0.name)" }.joined(separator: "  ")
        box = FormBox(
            title: scene.say("需要批准"),
            lines: [
                background ?? scene.say("%@需要有权限的人当场批准。", scene.name(right)),
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
        if form.handle(event, in: place) == .submitted { submit(&turn) }
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
            let sentence = turn.scene.sentence(refusal)
            switch refusal {
            case .wrong, .wait, .shut, .terminal: form.refuse(.pin, sentence)
            case .own, .mayNot: form.refuse(.number, sentence)
            case .reason: form.refuse(.reason, sentence)
            }
            turn.effect(.bell)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
