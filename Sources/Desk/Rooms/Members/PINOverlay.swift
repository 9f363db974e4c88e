import Domain
import Operations
import Surface
import Widgets

/// The member chooses a PIN and types it twice.
struct PINOverlay: Overlay {
    enum Field: Hashable, Sendable { case pin, again }

    private let member: MemberID
    private(set) var form: Form<Field>
    let box: FormBox

    init(_ row: MemberRow, _ scene: Scene) {
        member = row.member
        form = Form(
            [
                .pin: .text(TextField(scene.say("新密码"), content: .secret, limit: 6)),
                .again: .text(TextField(scene.say("再输一遍"), content: .secret, limit: 6)),
            ], fieldWidth: 10, spacing: 1)
        box = FormBox(
            title: scene.say("设支付密码"),
            lines: ["\(row.name)  \(row.phone)", scene.say("请会员自己输入六位数字;店里不保存也看不到密码。")],
            hint: scene.say("Enter 下一项/保存   Esc 返回"), columns: 64)
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
        guard form.handle(event, in: place) == .submitted else { return }
        let pin = form.text(.pin)
        guard pin.count == 6 else { return refuse(.pin, turn.scene.sentence(PINFault.notSixDigits), &turn) }
        guard pin == form.text(.again) else { return refuse(.pin, turn.say("两遍不一样,请再输"), &turn) }
        turn.perform(SetMemberPIN(member: member, pin: pin)) { $0 }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        if field == .pin { form.set(.pin, text: "") }
        form.set(.again, text: "")
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetMemberPIN.Answer, SetMemberPIN.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            turn.succeed(turn.say("支付密码已设好"))
        case .failure(.unknown): refuse(.pin, turn.say("没有这位会员"), &turn)
        case .failure(.pin(let fault)): refuse(.pin, turn.scene.sentence(fault), &turn)
        }
    }

    mutating func forgetSecrets() {
        form.set(.pin, text: "")
        form.set(.again, text: "")
        form.focus(on: .pin)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
