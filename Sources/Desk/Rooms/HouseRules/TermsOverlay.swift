import Domain
import Operations
import Surface
import Widgets

/// Terms the owner makes or changes: what a customer would be told stands above the form while it is filled in.
protocol TermsOverlay: Overlay {
    associatedtype Field: Hashable & Sendable
    associatedtype Spec: Equatable

    var form: Form<Field> { get set }
    /// What the store has; nil = this is new.
    var was: Spec? { get }
    /// The field that is never missing.
    static var name: Field { get }

    /// What the fields mean.
    func spec(_ scene: Scene) throws(Unclear<Field>) -> Spec
    /// The same in a customer's words.
    func told(_ spec: Spec, _ scene: Scene) -> String
    /// What cannot be changed any more; empty = all can.
    func limits(_ scene: Scene) -> String
    /// The form with the names that what is chosen gives its fields, and what was found for what is typed.
    func named(_ scene: Scene) -> Form<Field>
    /// Has it saved.
    func save(_ spec: Spec, _ turn: inout Turn)
}

/// A field that does not say what is meant.
struct Unclear<Field: Sendable>: Error {
    let field: Field
    let sentence: String
}

extension TermsOverlay {
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }

    private func box(_ scene: Scene) -> FormBox {
        let limits = limits(scene)
        var lines: [String] = []
        do { lines = [told(try spec(scene), scene)] } catch {
            lines = [limits.isEmpty ? scene.say("填好以后,这里写着客人会听到的话。") : ""]
        }
        if !limits.isEmpty { lines.append(limits) }
        return FormBox(title: title, lines: lines, hint: scene.say("Enter 下一项/保存   Esc 不改"), columns: 74)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: named(turn.scene), in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        do {
            let spec = try spec(turn.scene)
            if spec == was { return turn.close() }
            save(spec, &turn)
        } catch { refuse(error.field, error.sentence, &turn) }
    }

    mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(form[field] == nil ? Self.name : field, sentence)
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(named(scene), on: &canvas) }
}

extension Scope {
    /// What somebody means who types this; nil if nothing is called so. `old` is meant by its own words.
    init?(typed text: String, old: Scope?, _ scene: Scene) {
        if text.isEmpty {
            self = .everything
        } else if let old, old != .everything, text == scene.told(old) {
            self = old
        } else {
            guard let item = scene.wares.find(text).first(where: { $0.item != nil })?.item else { return nil }
            self = .items([item])
        }
    }
}

extension FormItem {
    /// From which sum on terms hold.
    static func threshold(_ threshold: Money, _ scene: Scene) -> FormItem {
        .text(
            TextField(
                scene.say("满多少"), text: threshold > .zero ? threshold.description : "", content: .amount, limit: 10,
                placeholder: scene.say("空着是不论多少"), unit: scene.say("元")))
    }

    /// What terms hold for.
    static func scope(_ scope: Scope?, _ scene: Scene) -> FormItem {
        let text: String = if let scope, scope != .everything { scene.told(scope) } else { "" }
        return .text(
            TextField(scene.say("限项目"), text: text, limit: 40, placeholder: scene.say("首字母或名称,空着是全部")))
    }
}
