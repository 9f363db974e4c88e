import Domain
import Operations
import Surface
import Widgets

/// Opens a shift: how much is in the drawer, and why it is not what the shift before left. Afterwards what could not be
/// done without a shift is done.
struct OpenShiftOverlay: Overlay {
    enum Field: Hashable, Sendable { case amount, reason }

    private let left: Money?
    private let again: (@Sendable () -> Asking)?
    private(set) var form: Form<Field>
    let box: FormBox

    /// - Parameter again: what waits for the shift; nil = nothing.
    init(_ now: ShiftNow.Answer, _ scene: Scene, again: (@Sendable () -> Asking)? = nil) {
        left = now.left
        self.again = again
        var lines = [scene.say("还没有开班:钱箱里有多少备用金?")]
        if let left = now.left {
            let at = now.leftAt.map { scene.calendar.stamp($0) } ?? ""
            lines.append(scene.say("上一班 %@ 交班时留下 %@ 元,请点清核对。", at, left.description))
        }
        box = FormBox(
            title: scene.say("开班"), lines: lines, hint: scene.say("Enter 开班   Esc 返回"))
        let amount = TextField(
            scene.say("备用金"), text: now.left?.description ?? "", content: .amount, limit: 10, unit: scene.say("元"))
        let reason = TextField(scene.say("原因"), limit: 60, placeholder: scene.say("与上一班留下的不同时填写"))
        form =
            now.left == nil
            ? Form([.amount: .text(amount)], fieldWidth: 30)
            : Form([.amount: .text(amount), .reason: .text(reason)], fieldWidth: 30)
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("openShift", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        // What the shift before left needs no reason: one Enter opens.
        if event == .key(.enter), form.focused == .amount, amount == left { return submit(&turn) }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private var amount: Money? { Money(typed: form.text(.amount)) }

    private mutating func submit(_ turn: inout Turn) {
        guard let amount else { return form.refuse(.amount, turn.say("请输入备用金;没有就填 0")) }
        let reason = form.text(.reason)
        turn.perform(OpenShift(openingFloat: amount, reason: reason), reason: reason) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<OpenShift.Answer, OpenShift.Refusal> else { return }
        switch result {
        case .success, .failure(.open):
            turn.close()
            if result.isSuccess { turn.succeed(turn.say("已开班,备用金 %@ 元", form.text(.amount))) }
            if let again { turn.wish(.store(again())) }
        case .failure(.amount): refuse(.amount, turn.say("金额不对,请重新输入"), &turn)
        case .failure(.differs(let left)):
            let sentence = turn.say("与上一班留下的 %@ 元不同,要写原因", left.description)
            refuse(form[.reason] == nil ? .amount : .reason, sentence, &turn)
        case .failure(.reason(let fault)): refuse(.reason, turn.scene.sentence(fault), &turn)
        }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
