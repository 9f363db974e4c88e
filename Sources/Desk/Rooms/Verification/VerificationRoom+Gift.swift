import Domain
import Operations
import Surface
import Widgets

/// A gift for points before it is given: what it takes, and how the member stands behind it.
extension VerificationRoom {
    func draw(
        gift preview: VerificationPreview, _ choices: VerificationChoices, on canvas: inout Canvas, _ rect: Rect,
        _ scene: Scene
    ) -> Position? {
        canvas.frame(rect, title: scene.say("请核对"), titleStyle: Style(.title, bold: true))
        let inner = rect.inset(rows: 1, columns: 3)
        canvas.put(preview.title, in: inner, style: Style(.title, bold: true))
        canvas.put(scene.consequence(preview), in: inner, row: 1, style: Style(.accent, bold: true))
        let member = preview.member
        let who = "\(member.name)   \(scene.name(member.tier))   \(member.phone)"
        canvas.put(who, in: inner, row: 2)
        let question = inner.droppingTop(4)
        if choices.code != nil {
            canvas.put(scene.say("会员码已扫,积分由本人使用。"), in: question, style: Style(.success))
            canvas.put(keys: scene.say("Enter 兑换   Esc 不兑换"), in: inner.bottom(1), style: Style(.muted))
            return nil
        }
        canvas.put(scene.say("请会员出示会员码扫码,或输入密码"), in: question, style: Style(.title))
        var pin = self.pin
        pin.label = scene.say("密码")
        let cursor = pin.draw(on: &canvas, in: question.droppingTop(1), focused: !isInToday, fieldWidth: 8)
        canvas.put(keys: scene.say("Enter 兑换   Esc 不兑换"), in: inner.bottom(1), style: Style(.muted))
        return isInToday ? nil : cursor
    }
}
