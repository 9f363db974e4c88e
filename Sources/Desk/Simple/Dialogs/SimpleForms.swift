import Domain
import Surface
import Widgets

/// Forms in large letters: one field a screen.
extension OpenShiftOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? {
        var page = SimplePage(
            word: scene.say("开班"), question: scene.say("钱箱里有多少钱?点清再按回车"), facts: Array(box.lines.dropFirst()),
            back: scene.say("返回"))
        page.fault = form[form.focused]?.error
        page.enter = .dialog
        switch form.focused {
        case .amount:
            let typed = form.text(.amount)
            page.entry = scene.say("备用金")
            page.big = SimplePage.Big(text: typed, line: typed)
        case .reason:
            page.question = scene.say("为什么与上一班留下的不同?")
            page.entry = scene.say("原因")
        }
        return page
    }

    var simpleKeys: SimpleKeys { SimpleKeys(back: form.focused == .amount ? .escape : .backTab) }
}

extension ReasonOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? {
        var page = SimplePage(
            word: title, question: box.lines.first ?? title, facts: Array(box.lines.dropFirst()),
            back: scene.say("返回"))
        page.fault = form[.reason]?.error
        (page.entry, page.enter) = (scene.say("原因"), .dialog)
        return page
    }
}

extension PINOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? {
        let isFirst = form.focused == .pin
        var page = SimplePage(
            word: scene.say("密码"),
            question: isFirst ? scene.say("请会员自己按六位新密码,再按回车") : scene.say("请再按一遍一样的,再按回车"),
            facts: box.lines, back: scene.say("返回"))
        page.fault = form[form.focused]?.error
        (page.dots, page.entry, page.enter) = (6, scene.say("密码"), .dialog)
        return page
    }

    var simpleKeys: SimpleKeys { SimpleKeys(back: form.focused == .pin ? .escape : .backTab) }
}
