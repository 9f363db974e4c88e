import Domain
import Operations
import Surface
import Widgets

/// 利率: one-year rates by the day they hold from, for interest on refunds; the owner adds what was published since.
struct RatesOverlay: Overlay {
    enum Field: Hashable, Sendable { case from, loan, deposit }

    private enum Note: Sendable {
        case found(InterestRatesKnown.Answer)
        case set(Result<SetInterestRates.Answer, SetInterestRates.Refusal>)
    }

    let title: String
    private var rows: [InterestRatesKnown.Answer.Row]?
    private var form: Form<Field>

    init(_ scene: Scene) {
        title = scene.say("一年期利率")
        form = Form(
            [
                .from: .text(
                    TextField(
                        scene.say("从哪天起"), content: .only("0123456789-"), limit: 10,
                        placeholder: scene.say("公布的日子,如 2026-11-20"))),
                .loan: .text(TextField(scene.say("贷款 LPR"), content: .amount, limit: 5, unit: "%")),
                .deposit: .text(TextField(scene.say("存款基准"), content: .amount, limit: 5, unit: "%")),
            ], fieldWidth: 36)
    }

    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("rates", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private func box(_ scene: Scene) -> FormBox {
        let known = (rows ?? []).prefix(6).map { row in
            scene.say(
                "%@ 起   LPR %@%%   存款 %@%%", row.from.description, Money(fen: row.rates.loanPrime).description,
                Money(fen: row.rates.deposit).description)
        }
        let lines = [scene.say("退卡晚付时的利息按合同那天的利率算(法释〔2025〕4号第十六条)。")] + known
        return FormBox(title: title, lines: lines, hint: scene.say("Enter 下一项/记下   Esc 返回"), columns: 68)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let from = Day(form.text(.from)) else {
            form.focus(on: .from)
            return form.refuse(.from, turn.say("日期写成 2026-11-01 这样"))
        }
        for field in [Field.loan, .deposit] where Money(typed: form.text(field)) == nil {
            form.focus(on: field)
            return form.refuse(field, turn.say("请输入年利率"))
        }
        guard let loan = Money(typed: form.text(.loan)), let deposit = Money(typed: form.text(.deposit)) else { return }
        let rates = InterestRates(loanPrime: loan.fen, deposit: deposit.fen)
        turn.perform(SetInterestRates(from: from, rates: rates), reason: title) { Note.set($0) }
    }

    func wakesAt(_ now: Instant) -> Instant? { rows == nil ? now : nil }
    mutating func tick(_ turn: inout Turn) { if rows == nil { load(&turn) } }
    private func load(_ turn: inout Turn) { turn.ask(InterestRatesKnown(), slot: "rates") { Note.found($0) } }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note as? Note {
        case .found(let answer):
            if let last = answer.rows.first, form.text(.deposit).isEmpty {
                form.set(.deposit, text: Money(fen: last.rates.deposit).description)
            }
            rows = answer.rows
        case .set(.success):
            for field in [Field.from, .loan] { form.set(field, text: "") }
            form.focus(on: .from)
            turn.succeed(turn.say("利率已记下"))
            load(&turn)
        case .set(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case nil: break
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(form, on: &canvas) }
}
