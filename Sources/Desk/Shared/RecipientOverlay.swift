import Domain
import Operations
import Surface
import Widgets

/// Who gets what is reserved, how and where: asked before it is paid, and changed as long as it is here.
struct RecipientOverlay: Overlay {
    enum Field: Hashable, Sendable { case bring, name, phone, address, remark }

    private let isMember: Bool
    private let then: @Sendable (Recipient, inout Turn) -> Void
    private var form: Form<Field>
    private let box: FormBox

    /// - Parameters:
    ///   - isMember: their name and number need not be typed.
    ///   - then: gets what was written after the dialog has gone; it should `tell` whoever asked.
    init(
        _ title: String, _ known: Recipient?, buyer: String, isMember: Bool, _ scene: Scene,
        then: @escaping @Sendable (Recipient, inout Turn) -> Void
    ) {
        self.isMember = isMember
        self.then = then
        let own = isMember ? scene.say("空着用会员的") : ""
        form = Form(
            [
                .bring: .toggle(
                    Toggle(scene.say("配送"), meaning: scene.say("送到客人那里;不勾是客人来取"), isOn: known?.way == .bring)),
                .name: .text(TextField(scene.say("收件人"), text: known?.name ?? "", limit: 40, placeholder: own)),
                .phone: .text(TextField(scene.say("电话"), text: known?.phone ?? "", limit: 20, placeholder: own)),
                .address: .text(
                    TextField(
                        scene.say("地址"), text: known?.address ?? "", limit: 100, placeholder: scene.say("配送要填"))),
                .remark: .text(
                    TextField(
                        scene.say("备注"), text: known?.remark ?? "", limit: 100, placeholder: scene.say("可不填"))),
            ], fieldWidth: 38)
        box = FormBox(
            title: title, lines: [buyer], hint: scene.say("空格 勾选   Enter 下一项/确定   Esc 返回"), columns: 66)
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("recipient \(box.lines.joined())", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        let typed = Recipient(
            way: form.isOn(.bring) ? .bring : .pickUp, name: form.text(.name), phone: form.text(.phone),
            address: form.text(.address), remark: form.text(.remark))
        do {
            let recipient = try typed.checked(isMember: isMember)
            turn.close()
            then(recipient, &turn)
        } catch {
            form.refuse(error.field, turn.scene.sentence(error))
            form.focus(on: error.field)
            turn.effect(.bell)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}

extension RecipientFault {
    fileprivate var field: RecipientOverlay.Field {
        switch self {
        case .name: .name
        case .phone: .phone
        case .address: .address
        case .remark: .remark
        }
    }
}
