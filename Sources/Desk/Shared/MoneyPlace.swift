import Domain
import Operations
import Surface

/// How the rooms that move money share the screen: the question at the left, the member at the right, and where there
/// is room what was booked lately between them.
struct MoneyPlace {
    let question: Rect
    let card: Rect
    /// What was booked lately; empty where there is no room for it.
    let lately: Rect
    private let rules: [Rect]

    init(_ scene: Scene) {
        let body = scene.body
        let right = Self.isWide(scene) ? 46 : min(44, max(30, body.columns / 3))
        card = body.right(right).droppingRight(1)
        let rest = body.droppingRight(right + 1)
        let middle = body.columns >= 150 ? 46 : 0
        lately = rest.right(middle + 1).droppingRight(1)
        question = rest.droppingRight(middle + 2 + (middle > 0 ? 2 : 0)).droppingLeft(1)
        rules = (middle > 0 ? [rest.droppingRight(middle + 2), rest] : [rest]).map { $0.right(1) }
    }

    /// Whether there is room beside the question for what may be chosen.
    static func isWide(_ scene: Scene) -> Bool { scene.body.columns >= 118 }

    /// Draws the lines between the parts.
    func drawRules(on canvas: inout Canvas) {
        for rule in rules {
            for row in 0..<rule.rows { canvas.put(canvas.chrome.vertical, in: rule, row: row, style: Style(.border)) }
        }
    }

    /// Draws the member and the lines between the parts.
    func draw(_ card: MemberCard.Card?, on canvas: inout Canvas, _ scene: Scene) {
        drawRules(on: &canvas)
        guard let card else { return }
        CardLines(card: card, scene: scene, width: self.card.columns).whole.draw(on: &canvas, in: self.card)
        guard lately.columns > 1 else { return }
        var lines = Lines()
        lines.add(scene.say("最近流水"), .title)
        if card.movements.isEmpty { lines.add(scene.say("还没有流水"), .muted) }
        for movement in card.movements {
            let title = scene.wording.title(inBooks: movement.title)
            let amount = (movement.amount > .zero ? "+" : "") + movement.amount.description
            let role: Role = movement.undone ? .disabled : .muted
            lines.add(
                "\(scene.brief(movement.at).padded(to: 7)) \(title)", right: amount, role,
                rightRole: movement.undone ? .disabled : .money)
        }
        lines.draw(on: &canvas, in: lately)
    }
}
