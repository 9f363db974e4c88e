import Domain
import Operations
import Surface
import Widgets

/// The blind count: notes and coins one kind after the other, then what the lists of the other tenders say. Nothing here
/// says what there should be (rule 40).
struct CountOverlay: Overlay {
    enum Field: Hashable, Sendable {
        case pieces(Denomination)
        case tender(Tender)
    }

    let title: String
    private let open: ShiftNow.Shift
    private var form: Form<Field>

    init(_ open: ShiftNow.Shift, _ scene: Scene) {
        self.open = open
        title = scene.say("盘点钱箱")
        let kinds = Denomination.allCases.filter(\.isUsual)
        let cash: [(Field, FormItem)] = kinds.map { kind in
            (.pieces(kind), .text(TextField(scene.name(kind), content: .digits, limit: 5, unit: scene.say("张"))))
        }
        let rest: (Field, FormItem) = (
            .pieces(.fen1),
            .text(TextField(scene.say("其余零钱"), content: .digits, limit: 5, unit: scene.say("分")))
        )
        let others: [(Field, FormItem)] = open.tenders.map { tender in
            (
                .tender(tender),
                .text(
                    TextField(
                        scene.say("%@合计", scene.name(tender)), content: .only("-0123456789."), limit: 11,
                        unit: scene.say("元")))
            )
        }
        form = Form(fields: cash + [rest] + others, fieldWidth: 12)
    }

    private func box(_ scene: Scene) -> FormBox {
        FormBox(
            title: title, lines: [scene.say("数出各有多少张;没有的不填。点得 %@ 元", total.description)],
            hint: scene.say("Enter 下一项/数完   Esc 返回"))
    }

    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("count \(open.shift)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private var pieces: [Denomination: Int64] {
        var pieces: [Denomination: Int64] = [:]
        for kind in Denomination.allCases { pieces[kind] = Int64(form.text(.pieces(kind))) }
        return pieces
    }

    private var total: Money { (try? TillCount(pieces))?.total ?? .zero }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private mutating func submit(_ turn: inout Turn) {
        var others: [Tender: Money] = [:]
        for tender in open.tenders {
            let text = form.text(.tender(tender))
            let isBack = text.hasPrefix("-")
            guard let amount = Money(typed: isBack ? String(text.dropFirst()) : text) else {
                return form.refuse(.tender(tender), turn.say("请填写%@的合计", turn.scene.name(tender)))
            }
            others[tender] = isBack ? -amount : amount
        }
        guard let count = try? TillCount(pieces) else { return }
        turn.perform(CountTill(cash: count, others: others)) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<CountTill.Answer, CountTill.Refusal> else { return }
        switch result {
        case .success(let answer):
            turn.close()
            turn.show(HandOverOverlay(answer, open, turn.scene))
        case .failure(let refusal):
            let sentence = turn.scene.sentence(refusal)
            switch refusal {
            case .closed:
                turn.close()
                turn.refuse(sentence)
            case .notCompared(let tender), .amount(let tender):
                if form[.tender(tender)] != nil {
                    form.refuse(.tender(tender), sentence)
                } else {
                    // It came in while the drawer was counted.
                    turn.close()
                    turn.refuse(turn.say("盘点以后又有收支,请重新盘点"))
                    turn.tell(.room(.shift), ShiftRoom.Note.changed)
                }
            }
            turn.effect(.bell)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(form, on: &canvas) }
}
