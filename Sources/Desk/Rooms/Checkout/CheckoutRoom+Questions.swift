import Domain
import Operations
import Surface
import Widgets

/// What is asked about paying.
extension CheckoutRoom {
    func drawQuestion(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        let title = place.fault
        switch stage {
        case .buyer, .barred, .cart, .receipt: return nil
        case .tender(let ways):
            let sentence = ways.isShort ? scene.say("余额不足,怎么办?(数字选,Enter 确定)") : question(scene)
            canvas.put(sentence, in: title, style: Style(.title))
            if ways.isShort { drawSettled(on: &canvas, place.entry, scene) }
            ways.menu.draw(on: &canvas, in: place.menu)
            return nil
        case .share(let means):
            let held = means == .storedValue ? min(due, price?.available ?? .zero) : due
            canvas.put(
                scene.say("%@付多少?空着是 %@ 元", scene.name(means), held.description), in: title, style: Style(.title))
            return drawAmount(on: &canvas, place.menu, scene)
        case .cash(let money):
            drawSettled(on: &canvas, place.entry, scene)
            canvas.put(scene.say("收现金 %@ 元,客人给了多少?空着是正好", money.description), in: title, style: Style(.title))
            drawChange(money, on: &canvas, place.menu.droppingTop(2), scene)
            return drawAmount(on: &canvas, place.menu, scene)
        case .arrived(let tender, let money):
            drawSettled(on: &canvas, place.entry, scene)
            canvas.put(
                scene.say("%@ %@ 元,收到了吗?", scene.name(tender), money.description), in: title, style: Style(.title))
            canvas.put(keys: scene.say("Enter 收到了   Esc 没收到"), in: place.menu, style: Style(.text))
            return nil
        case .collecting(let kind, let money, _):
            drawSettled(on: &canvas, place.entry, scene)
            canvas.put(
                scene.say("正在收%@ %@ 元,请客人在手机上确认", scene.name(kind), money.description), in: title,
                style: Style(.title))
            canvas.put(keys: scene.say("Esc 不等了"), in: place.menu, style: Style(.muted))
            return nil
        case .settle:
            canvas.put(keys: scene.say("还没有入账:Enter 再办一次,Esc 重新选付法"), in: title, style: Style(.warning))
            return nil
        case .proof: return drawProof(on: &canvas, place, scene)
        }
    }

    private func question(_ scene: Scene) -> String {
        parts.isEmpty && !isSplit
            ? scene.say("%@ 元怎么付?(数字选,Enter 确定)", due.description)
            : scene.say("还差 %@ 元,怎么付?", due.description)
    }

    /// What is settled already of a payment in parts, in one line.
    private func drawSettled(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let price, let answer = price.deduction else { return }
        if case .tender = stage {
            let sentence = scene.say("余额不足,还差 %@ 元", (total - price.available).description)
            canvas.put(sentence, in: rect, style: Style(.warning))
            return
        }
        guard parts.contains(where: { $0.means == .storedValue }), !isSplit else { return }
        canvas.put(
            scene.say(
                "扣本金 %@ + 赠金 %@,扣后余额 %@", answer.principal.description, answer.bonus.description,
                answer.balanceAfter.description), in: rect, style: Style(.accent))
    }

    private func drawAmount(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) -> Position? {
        var field = amount
        field.label = scene.say("金额")
        field.unit = scene.say("元")
        return field.draw(on: &canvas, in: rect, focused: true, fieldWidth: 14)
    }

    private func drawChange(_ money: Money, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let given = Money(typed: amount.text), given > money else { return }
        canvas.put(scene.say("找零"), in: rect, style: Style(.title))
        BigNumber((given - money).description).draw(on: &canvas, in: rect.left(36), style: Style(.accent))
    }

    private func drawProof(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        let rest = Rect(
            row: place.entry.row, column: place.entry.column,
            rows: place.entry.rows + place.fault.rows + place.below.rows,
            columns: place.entry.columns)
        var lines = Lines()
        if parts.count == 1, parts[0].means == .storedValue {
            lines = consequence(scene)
        } else {
            for part in parts { lines.add(told(part, scene), .accent) }
        }
        lines.draw(on: &canvas, in: rest)
        let below = rest.droppingTop(lines.lines.count + 1)
        let sentence = hasPIN ? scene.say("请会员出示会员码扫码,或输入密码") : scene.say("请扫会员码;该会员没有设密码")
        canvas.put(sentence, in: below, style: Style(.title))
        guard hasPIN else {
            if let error = pin.error {
                canvas.put(" " + error + " ", in: below.droppingTop(2), style: Style(.error))
            }
            return nil
        }
        var pin = self.pin
        pin.label = scene.say("密码")
        return pin.draw(on: &canvas, in: below.droppingTop(2), focused: true, fieldWidth: 8)
    }

    private func told(_ part: OrderPayment, _ scene: Scene) -> String {
        if part.means == .storedValue, let answer = price?.deduction, part.amount == price?.available {
            return scene.say(
                "扣本金 %@ + 赠金 %@,扣后余额 %@", answer.principal.description, answer.bonus.description,
                answer.balanceAfter.description)
        }
        if case .tender(let tender) = part.means, !isSplit {
            return scene.say("差额 %@ 元收%@", part.amount.description, scene.name(tender))
        }
        return scene.say("%@ %@ 元", scene.name(part.means), part.amount.description)
    }
}
