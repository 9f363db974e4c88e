import Surface
import Widgets

/// Asks for one line: why, for what may be done only with a reason, or what somebody is called.
struct ReasonOverlay: Overlay {
    enum Field: Hashable, Sendable { case reason }

    private(set) var form: Form<Field>
    let box: FormBox
    private let isRequired: Bool
    private let then: @Sendable (String, inout Turn) -> Void

    /// - Parameters:
    ///   - label: what is asked; nil = the reason.
    ///   - then: gets the text after the dialog has gone; it should `tell` whoever asked.
    init(
        _ title: String, _ lines: [String], label: String? = nil, suggestion: String = "", isRequired: Bool = true,
        scene: Scene, then: @escaping @Sendable (String, inout Turn) -> Void
    ) {
        box = FormBox(title: title, lines: lines, hint: scene.say("Enter 确定   Esc 返回"))
        form = Form([.reason: .text(TextField(label ?? scene.say("原因"), text: suggestion, limit: 60))], fieldWidth: 40)
        self.isRequired = isRequired
        self.then = then
    }

    var title: String { box.title }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        let reason = form.text(.reason)
        guard !isRequired || reason.contains(where: { !$0.isWhitespace }) else {
            return form.refuse(.reason, turn.say("不能空着"))
        }
        turn.close()
        then(reason, &turn)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
