import Operations
import Surface
import Widgets

/// 使用向导: the counter in five short steps. Enter goes on, Esc puts it away for good.
struct GuideOverlay: Overlay {
    let title: String
    var actions: [Action] { [Self.next, Self.previous, Self.away] }
    /// Whether it came by itself and is to be remembered as seen.
    private let isFirst: Bool
    private var step = 0
    private static let count = 5

    init(_ scene: Scene, isFirst: Bool = false) {
        title = scene.say("使用向导")
        self.isFirst = isFirst
    }

    private static var next: Action {
        Action("guide.next", [.enter], Phrase("下一步"), "xyb", help: Phrase("到下一步;最后一步上是开始使用"))
    }
    private static var previous: Action {
        Action("guide.previous", [.left, .up], Phrase("上一步"), "syb", help: Phrase("回到上一步"))
    }
    private static var away: Action {
        Action("guide.away", [.escape], Phrase("不再看"), "bzk", help: Phrase("收起向导,以后不再自己出来"))
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.enter), .key(.right), .key(.down):
            step += 1
            if step == Self.count { end(&turn) }
        case .key(.left), .key(.up): step = max(0, step - 1)
        case .key(.escape): end(&turn)
        default: break
        }
    }

    private func end(_ turn: inout Turn) {
        turn.close()
        if isFirst { turn.wish(.store(.beside(EndGuide(), named: "guide") { _ in DeskNote.kept })) }
    }

    /// What a step is about, and what there is to know.
    private func told(_ scene: Scene) -> (head: String, text: String) {
        switch step {
        case 0:
            (
                scene.say("找人"),
                scene.say("哪里都能扫会员码。不扫就键入姓名、拼音首字母或手机尾号,名单马上变短。")
            )
        case 1:
            (
                scene.say("到店和换屏"),
                scene.say(
                    "接待里按 Enter 登记到店。%@ 接待、%@ 预约、%@ 会员,每个键一间屋,选中的会员跟着走。",
                    scene.key(of: .reception), scene.key(of: .bookings), scene.key(of: .members))
            )
        case 2:
            (
                scene.say("收钱和帮助"),
                scene.say(
                    "%@ 收银:键入项目或金额,Enter 加上,空着再按 Enter 付款。忘了键就按 %@,按名字找功能按 %@。",
                    scene.key(of: .checkout), scene.key(of: Global.help.action), scene.key(of: Global.palette.action))
            )
        case 3:
            (
                scene.say("按错了"),
                scene.say("状态行说可以撤回时,还能退回去。Esc 回到上一步,没办完的不会入账。")
            )
        default:
            (
                scene.say("离开一下"),
                scene.say(
                    "%@ 锁屏,填了一半的还在。%@ 换成大字。这份向导在 %@ 里。", scene.key(of: Global.lock.action),
                    scene.key(of: Global.simple.action), scene.key(of: Global.more.action))
            )
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = canvas.bounds.centered(Size(columns: 60, rows: 10))
        let head = "\(scene.say("使用向导")) \(step + 1)/\(Self.count)"
        let inner = Dialog.ground(on: &canvas, box, title: head).droppingTop(1)
        let told = told(scene)
        canvas.put(told.head, in: inner, style: Style(.title))
        for (row, line) in told.text.wrapped(to: inner.columns).prefix(4).enumerated() {
            canvas.put(line, in: inner, row: row + 2, style: Style(.overlay))
        }
        let isLast = step + 1 == Self.count
        let keys = "Enter \(isLast ? scene.say("开始使用") : scene.say("下一步"))   Esc \(scene.say("不再看"))"
        canvas.put(keys: keys, in: inner.bottom(1), .right, style: Style(.muted))
        return nil
    }
}
