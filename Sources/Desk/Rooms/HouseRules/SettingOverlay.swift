import Domain
import Operations
import Surface
import Widgets

/// Changes one setting: what it does in a plain sentence, what it is, what it may be, and what it will be.
struct SettingOverlay: Overlay {
    enum Field: Hashable, Sendable { case value }

    let title: String
    private let setting: StoreSetting
    private var was: Int64?
    private var form: Form<Field>

    init(_ setting: StoreSetting, _ value: Int64?, _ scene: Scene) {
        self.setting = setting
        was = value
        title = scene.name(setting)
        if case .choice = setting.unit {
            form = Form(
                [
                    .value: .choice(
                        Choice(scene.say("改成"), options: scene.options(of: setting), selected: Int(value ?? 0)))
                ], fieldWidth: 34)
        } else {
            form = Form(
                [
                    .value: .text(
                        TextField(
                            scene.say("改成"), text: value.map { scene.typed($0, of: setting) } ?? "",
                            content: scene.isDecimal(setting) ? .amount : .digits, limit: 10,
                            placeholder: setting.mayBeEmpty ? scene.say("空着是不限") : "", unit: scene.unit(of: setting)))
                ], fieldWidth: 16)
        }
    }

    var actions: [Action] { [Self.confirm, Self.leave] }
    var kept: FormDraft? { FormDraft("setting \(setting)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    /// What is typed, if it means anything.
    private func meant(_ scene: Scene) -> Int64?? {
        if case .choice = setting.unit { return .some(Int64(form.option(.value))) }
        let text = form.text(.value)
        if text.isEmpty { return setting.mayBeEmpty ? .some(nil) : nil }
        return scene.number(text, of: setting).map { .some($0) }
    }

    private func box(_ scene: Scene) -> FormBox {
        var lines = [scene.sentence(setting), scene.allowed(setting)]
        let before = scene.value(was, of: setting)
        if let meant = meant(scene), meant != was {
            lines.append(scene.say("现在 %@ → 改成 %@,马上生效;以前办的不变。", before, scene.value(meant, of: setting)))
        } else {
            lines.append(scene.say("现在 %@", before))
        }
        return FormBox(title: title, lines: lines, hint: scene.say("Enter 保存   Esc 不改"), columns: 70)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let meant = meant(turn.scene) else { return refuse(turn.scene.allowed(setting), &turn) }
        if meant == was { return turn.close() }
        turn.perform(ChangeSetting(setting: setting, was: was, now: meant), reason: turn.scene.name(setting)) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<ChangeSetting.Answer, ChangeSetting.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            turn.tell(.room(.houseRules), HouseRulesRoom.Note.changed)
            turn.succeed(turn.say("%@ 已保存,马上生效", turn.scene.name(setting)))
        case .failure(.changedMeanwhile(let found)):
            was = found
            refuse(turn.say("别人刚改过;现在是 %@,再按 Enter 就用您填的", turn.scene.value(found, of: setting)), &turn)
        case .failure(.fault(.range)): refuse(turn.scene.allowed(setting), &turn)
        case .failure(.fault(.levels)): refuse(turn.say("等级越高,要的成长值也要越高"), &turn)
        }
    }

    private mutating func refuse(_ sentence: String, _ turn: inout Turn) {
        form.refuse(.value, sentence)
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(form, on: &canvas) }
}
