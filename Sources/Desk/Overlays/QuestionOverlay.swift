import Surface
import Widgets

/// A question with buttons; the answer goes to whoever asked. Escape answers nothing.
struct QuestionOverlay: Overlay {
    private(set) var dialog: Dialog
    let answers: [Answer]

    /// What a button does when it is pressed.
    struct Answer: Sendable {
        let label: String
        let deed: @Sendable (inout Turn) -> Void
    }

    init(_ title: String, _ lines: [String], role: Role = .title, selected: Int = 0, answers: [Answer]) {
        dialog = Dialog(title, lines, buttons: answers.map(\.label), selected: selected, role: role)
        self.answers = answers
    }

    var title: String { dialog.title }
    var actions: [Action] { [Self.confirm, Self.buttons, Self.scroll, Self.leave] }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch dialog.handle(event, in: Rect(turn.scene.size)) {
        case .ignored, .handled: break
        case .cancelled: turn.close()
        case .chosen(let index):
            turn.close()
            answers[index].deed(&turn)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        dialog.draw(on: &canvas, in: canvas.bounds)
        return nil
    }
}
