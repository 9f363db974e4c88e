import Domain
import Operations
import Surface
import Widgets

extension DeductionRoom {
    /// Where the parts lie: the question at the left, the member at the right.
    struct Place {
        let form: Rect
        let consequence: Rect
        let choices: Rect
        let rule: Rect
        let card: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body
        let right = min(44, max(30, body.columns / 3))
        let left = body.droppingRight(right + 3).droppingLeft(1)
        let rule = Rect(row: body.row, column: left.endColumn + 1, rows: body.rows, columns: 1)
        return Place(
            form: left.droppingTop(1).top(2), consequence: left.droppingTop(4).top(4), choices: left.droppingTop(9),
            rule: rule, card: body.right(right).droppingRight(1))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        switch stage {
        case .member: return finder.draw(on: &canvas, scene)
        case .receipt(let view):
            view.draw(on: &canvas, scene)
            return nil
        case .amount, .short, .proof: break
        }
        let place = Self.place(scene)
        for row in place.rule.row..<place.rule.endRow {
            canvas.put(canvas.chrome.vertical, at: Position(row: row, column: place.rule.column), style: Style(.border))
        }
        if let card {
            CardLines(card: card, scene: scene, width: place.card.columns).whole.draw(on: &canvas, in: place.card)
        }
        let cursor = drawForm(on: &canvas, place.form, scene)
        drawConsequence(on: &canvas, place.consequence, scene)
        return drawQuestion(on: &canvas, place.choices, scene) ?? cursor
    }

    private func drawForm(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) -> Position? {
        var form = self.form
        form.label(.what, scene.say("金额或项目"))
        form.label(.note, scene.say("备注"))
        form.place(.what, scene.say("金额,或项目首字母"), unit: Money(typed: form.text(.what)) == nil ? "" : scene.say("元"))
        form.place(.note, scene.say("可不填"), unit: "")
        if case .amount = stage { return form.draw(on: &canvas, in: rect) }
        return form.draw(on: &canvas, in: rect, focused: false)
    }

    private func drawConsequence(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let charge = charge(scene), let answer = consequence(scene) else { return }
        var lines = Lines()
        let what = charge.service?.title ?? scene.say("扣款")
        lines.add(scene.say("%@ %@ 元", what, charge.amount.description), .title)
        lines.add(
            scene.say(
                "扣本金 %@ + 赠金 %@,扣后余额 %@", answer.principal.description, answer.bonus.description,
                answer.balanceAfter.description), .accent)
        if answer.shortage > .zero {
            let paid = rest.map { scene.say("差额 %@ 元收%@", answer.shortage.description, scene.name($0)) }
            lines.add(paid ?? scene.say("余额不足,还差 %@ 元", answer.shortage.description), .warning)
        } else if answer.needsApproval && scene.standing(to: .deductLarge) != .allowed {
            lines.add(
                answer.recent > .zero
                    ? scene.say("刚付过 %@ 元,合计算大额,需要店长批准", answer.recent.description)
                    : scene.say("大额扣款,需要店长批准"), .warning)
        }
        if answer.points > 0 { lines.add(scene.say("得积分 %@", String(answer.points)), .muted) }
        lines.draw(on: &canvas, in: rect)
    }

    private func drawQuestion(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) -> Position? {
        switch stage {
        case .member, .receipt: return nil
        case .amount:
            drawServices(on: &canvas, rect, scene)
            return nil
        case .short(let menu):
            canvas.put(scene.say("余额不足,怎么办?(0 返回)"), in: rect, style: Style(.title))
            menu.draw(on: &canvas, in: rect.droppingTop(1))
            return nil
        case .proof:
            canvas.put(scene.say("请会员出示会员码扫码,或输入密码"), in: rect, style: Style(.title))
            var pin = self.pin
            pin.label = scene.say("密码")
            return pin.draw(on: &canvas, in: rect.droppingTop(2), focused: true, fieldWidth: 8)
        }
    }

    private func drawServices(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let services = services(scene)
        guard !services.isEmpty else {
            if !form.text(.what).isEmpty && charge(scene) == nil {
                canvas.put(scene.say("没有这个项目"), in: rect, style: Style(.muted))
            }
            return
        }
        var table = Table(
            [
                TableColumn(scene.say("项目")), TableColumn(scene.say("首字母"), width: 8),
                TableColumn(scene.say("价格"), width: 10, .right),
            ], count: services.count)
        table.select(serviceChoice)
        table.draw(on: &canvas, in: rect, focused: true) { index in
            [
                TableCell(services[index].title), TableCell(services[index].initials, .muted),
                TableCell(services[index].price.description, .money),
            ]
        }
    }
}
