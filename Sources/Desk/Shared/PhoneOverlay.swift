import Operations
import Surface
import Widgets

/// A whole phone number, shown once: gone with the dialog, and with the lock.
struct PhoneOverlay: Overlay {
    private var dialog: Dialog
    private let masked: String

    init(_ answer: RevealPhone.Answer, of name: String, masked: String, _ scene: Scene) {
        self.masked = masked
        dialog = Dialog(
            scene.say("完整手机号"), [name, "", answer.phone.grouped(by: 4, first: 3), "", scene.say("本次查看已留下记录")],
            buttons: [scene.say("关闭")])
    }

    var title: String { dialog.title }
    var actions: [Action] { [Self.leave] }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch dialog.handle(event, in: Rect(turn.scene.size)) {
        case .ignored, .handled: break
        case .chosen, .cancelled: turn.close()
        }
    }

    mutating func forgetSecrets() { dialog.lines[2] = masked }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        dialog.draw(on: &canvas, in: canvas.bounds)
        return nil
    }
}
