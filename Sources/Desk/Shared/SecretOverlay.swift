import Domain
import Operations
import Surface
import Widgets

/// A whole digital code, or who gets a delivery and where, shown once: gone with the dialog, and with the lock.
struct SecretOverlay: Overlay {
    private var dialog: Dialog

    init(_ code: String, _ row: Deliveries.Row, _ scene: Scene) {
        dialog = Dialog(
            scene.say("完整卡密"), [row.title, "", code, "", scene.say("本次查看已留下记录")], buttons: [scene.say("关闭")])
    }

    init(_ recipient: Recipient, _ row: Deliveries.Row, _ scene: Scene) {
        let phone = recipient.phone.contains("*") ? recipient.phone : recipient.phone.grouped(by: 4, first: 3)
        let lines = ["\(recipient.name)  \(phone)", recipient.address, recipient.remark].filter { !$0.isEmpty }
        dialog = Dialog(
            scene.say("收件人"), ["\(row.title) ×\(row.quantity)", ""] + lines + ["", scene.say("本次查看已留下记录")],
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

    mutating func forgetSecrets() { dialog.lines = ["********"] }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        dialog.draw(on: &canvas, in: canvas.bounds)
        return nil
    }
}
