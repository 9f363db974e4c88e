import Domain
import Operations
import Surface
import Widgets

extension DeductionRoom {
    /// Where the parts lie: the question at the left, the member at the right.
    struct Place {
        let form: Rect
        let fault: Rect
        let consequence: Rect
        let choices: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let left = MoneyPlace(scene).question
        return Place(
            form: left.droppingTop(1).top(2), fault: left.droppingTop(3).top(1),
            consequence: left.droppingTop(4).top(4), choices: left.droppingTop(9))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        switch stage {
        case .member: return finder.draw(on: &canvas, scene)
        case .receipt(let view):
            view.draw(on: &canvas, scene)
            return nil
        case .barred, .amount, .short, .proof: break
        }
        let place = Self.place(scene)
        MoneyPlace(scene).draw(card, on: &canvas, scene)
        if case .barred = stage {
            drawBarred(on: &canvas, place.form, scene)
            return nil
        }
        let cursor = drawForm(on: &canvas, place, scene)
        drawConsequence(on: &canvas, place.consequence, scene)
        return drawQuestion(on: &canvas, place.choices, scene) ?? cursor
    }

    private func drawForm(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        var form = self.form
        form.label(.what, scene.say("金额或项目"))
        form.label(.note, scene.say("备注"))
        form.place(.what, scene.say("金额,或项目首字母"), unit: Money(typed: form.text(.what)) == nil ? "" : scene.say("元"))
        form.place(.note, scene.say("可不填,按 Tab 来写"), unit: "")
        for field in form.fields {
            guard let fault = field.item.error else { continue }
            canvas.put(" " + fault + " ", in: place.fault, style: Style(.error))
            form[field.id]?.error = ""
        }
        if case .amount = stage { return form.draw(on: &canvas, in: place.form) }
        return form.draw(on: &canvas, in: place.form, focused: false)
    }

    private func drawBarred(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let card else { return }
        canvas.put(scene.sentence(card.row.status), in: rect, style: Style(.error))
        canvas.put(scene.say("Esc 换一位会员"), in: rect, row: 1, style: Style(.muted))
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
        case .member, .barred, .receipt: return nil
        case .amount:
            drawServices(on: &canvas, rect, scene)
            return nil
        case .short(let menu):
            canvas.put(scene.say("余额不足,怎么办?(数字选,Enter 确定)"), in: rect, style: Style(.title))
            menu.draw(on: &canvas, in: rect.droppingTop(1))
            return nil
        case .proof where !hasPIN:
            canvas.put(scene.say("请扫会员码;该会员没有设密码"), in: rect, style: Style(.title))
            if let error = pin.error {
                canvas.put(" " + error + " ", in: rect.droppingTop(2), style: Style(.error))
            }
            return nil
        case .proof:
            canvas.put(scene.say("请会员出示会员码扫码,或输入密码"), in: rect, style: Style(.title))
            var pin = self.pin
            pin.label = scene.say("密码")
            return pin.draw(on: &canvas, in: rect.droppingTop(2), focused: true, fieldWidth: 8)
        }
    }

    /// What there is to charge for, where there is room for it.
    private func drawPrices(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let services = scene.catalogue?.services ?? []
        guard !services.isEmpty else { return }
        var lines = Lines()
        lines.add(scene.say("项目"), right: scene.say("价格"), .title, rightRole: .title)
        let widest = services.map(\.title.cells).max() ?? 0
        for service in services {
            let name = service.title.padded(to: min(widest, rect.columns / 2)) + "  " + service.initials
            lines.add(name, right: service.price.description, .muted, rightRole: .muted)
        }
        lines.draw(on: &canvas, in: rect.left(60))
    }

    private func drawServices(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let services = services(scene)
        guard !services.isEmpty else {
            if form.text(.what).isEmpty && MoneyPlace.isWide(scene) { drawPrices(on: &canvas, rect, scene) }
            if !form.text(.what).isEmpty && charge(scene) == nil {
                canvas.put(fault(scene), in: rect, style: Style(.muted))
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
