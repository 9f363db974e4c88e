import Surface
import Widgets

/// The store was busy or the outcome was not heard: the same request, with the same key, may be sent again.
struct RetryOverlay: Overlay {
    private(set) var dialog: Dialog
    let again: Asking

    init(sentence: String, again: Asking, _ scene: Scene) {
        self.again = again
        dialog = Dialog(
            scene.say("没有办成"), [sentence, "", scene.say("重试用同一个请求号,不会重复记账。")],
            buttons: [scene.say("重试"), scene.say("返回")], role: .warning)
    }

    var title: String { dialog.title }
    var actions: [Action] { [Self.confirm, Self.buttons, Self.leave] }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch dialog.handle(event, in: Rect(turn.scene.size)) {
        case .ignored, .handled: break
        case .chosen(0):
            turn.close()
            turn.wish(.store(again))
        case .chosen, .cancelled: turn.close()
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        dialog.draw(on: &canvas, in: canvas.bounds)
        return nil
    }
}
