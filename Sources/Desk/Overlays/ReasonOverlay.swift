import Surface
import Widgets

/// Asks why: for what may be taken back or restricted only with a reason.
struct ReasonOverlay: Overlay {
    enum Field: Hashable, Sendable { case reason }

    private var form: Form<Field>
    private let box: FormBox
    private let then: @Sendable (String, inout Turn) -> Void

    /// - Parameter then: gets the reason, never empty, after the dialog has gone; its wishes go to `address` of the asker.
    init(
        _ title: String, _ lines: [String], suggestion: String = "", scene: Scene,
        then: @escaping @Sendable (String, inout Turn) -> Void
    ) {
        box = FormBox(title: title, lines: lines, hint: scene.say("Enter 确定   Esc 返回"))
        form = Form([.reason: .text(TextField(scene.say("原因"), text: suggestion, limit: 60))], fieldWidth: 40)
        self.then = then
    }

    var title: String { box.title }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.form(height: form.height, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        let reason = form.text(.reason)
        guard reason.contains(where: { !$0.isWhitespace }) else {
            return form.refuse(.reason, turn.say("请写明原因"))
        }
        turn.close()
        then(reason, &turn)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
