import Domain
import Operations
import Surface
import Widgets

/// Corrects a member's name, cautions and remark; only what is changed is sent.
struct EditOverlay: Overlay {
    enum Field: Hashable, Sendable { case name, cautions, remark }

    private let card: MemberCard.Card
    private var form: Form<Field>
    private let box: FormBox

    init(_ card: MemberCard.Card, _ scene: Scene) {
        self.card = card
        form = Form(
            [
                .name: .text(TextField(scene.say("姓名"), text: card.row.name, limit: max(40, card.row.name.count))),
                .cautions: .text(
                    TextField(scene.say("注意事项"), text: card.cautions, limit: max(500, card.cautions.count))),
                .remark: .text(TextField(scene.say("备注"), text: card.remark, limit: max(500, card.remark.count))),
            ], fieldWidth: 46, spacing: 1)
        box = FormBox(
            title: scene.say("修改会员资料"), lines: ["\(card.row.name)  \(card.row.phone)"],
            hint: scene.say("Enter 下一项/保存   Esc 返回"), columns: 74)
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("edit \(card.row.member)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private mutating func submit(_ turn: inout Turn) {
        func changed(_ field: Field, _ before: String) -> String? {
            form.text(field) == before ? nil : form.text(field)
        }
        let command = EditMember(
            member: card.row.member, name: changed(.name, card.row.name), remark: changed(.remark, card.remark),
            cautions: changed(.cautions, card.cautions))
        guard command.name != nil || command.remark != nil || command.cautions != nil else { return turn.close() }
        turn.perform(command) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<EditMember.Answer, EditMember.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            return turn.succeed(turn.say("会员资料已保存"))
        case .failure(.unknown): form.refuse(.name, turn.say("没有这位会员"))
        case .failure(.name(let fault)): form.refuse(.name, turn.scene.sentence(fault))
        case .failure(.remark(let fault)): form.refuse(.remark, turn.scene.sentence(fault))
        case .failure(.cautions(let fault)): form.refuse(.cautions, turn.scene.sentence(fault))
        }
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
