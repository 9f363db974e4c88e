import Domain
import Operations
import Surface
import Widgets

/// Cash into the drawer or out of it, for no sale: how much, what for.
struct MoveCashOverlay: Overlay {
    enum Field: Hashable, Sendable { case way, amount, reason }

    private static let ways = MoveCash.Way.allCases
    private var form: Form<Field>
    private let box: FormBox

    init(_ scene: Scene) {
        box = FormBox(
            title: scene.say("钱箱收支"), lines: [scene.say("不是卖东西收的钱,也不是退款:换零钱、买耗材、交银行。")],
            hint: scene.say("← → 选存入或支出   Enter 下一项/确定   Esc 返回"))
        form = Form(
            [
                .way: .choice(Choice(scene.say("收支"), options: [scene.say("存入"), scene.say("支出")])),
                .amount: .text(
                    TextField(scene.say("金额"), content: .amount, limit: 10, unit: scene.say("元"))),
                .reason: .text(TextField(scene.say("原因"), limit: 60)),
            ], fieldWidth: 36)
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("moveCash", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let amount = Money(typed: form.text(.amount)), amount > .zero else {
            return form.refuse(.amount, turn.say("请输入金额"))
        }
        let reason = form.text(.reason)
        turn.perform(MoveCash(Self.ways[form.option(.way)], amount: amount, reason: reason), reason: reason) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<MoveCash.Answer, MoveCash.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            let amount = Money(typed: form.text(.amount)) ?? .zero
            turn.succeed(
                Self.ways[form.option(.way)] == .paidIn
                    ? turn.say("钱箱已存入 %@ 元", amount.description) : turn.say("钱箱已支出 %@ 元", amount.description))
        case .failure(let refusal):
            if case .reason = refusal {
                form.refuse(.reason, turn.scene.sentence(refusal))
            } else {
                form.refuse(.amount, turn.scene.sentence(refusal))
            }
            turn.effect(.bell)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
