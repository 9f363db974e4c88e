import Domain
import Operations
import Surface
import Widgets

/// Approval in large letters: by whom, their PIN, why.
extension ApprovalOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? {
        var page = SimplePage(
            word: scene.say("批准"), question: scene.say("请谁来批准?请按数字"), facts: [background],
            back: scene.say("返回"))
        page.fault = form[form.focused]?.error
        switch form.focused {
        case .number:
            page.choices = able.prefix(6).map { .init($0.name, "\($0.name)  \(scene.name($0.role))", .dialog) }
            if able.isEmpty { page.question = scene.say("本店没有可以批准的人。") }
        case .pin:
            let name = able.first { String($0.number.raw) == form.text(.number) }?.name ?? form.text(.number)
            page.word = scene.say("密码")
            page.question = scene.say("请%@输入自己的密码,再按回车", name)
            (page.dots, page.entry, page.enter) = (6, scene.say("密码"), .dialog)
        case .reason:
            page.word = scene.say("原因")
            page.question = scene.say("为什么批准?不改就按回车")
            (page.entry, page.enter) = (scene.say("原因"), .dialog)
        }
        return page
    }

    mutating func choose(_ place: Int, _ turn: inout Turn) {
        form.clearErrors()
        form.set(.number, text: able[place].number.description)
        form.focus(on: .pin)
    }

    var simpleKeys: SimpleKeys {
        let isFirst = form.focused == .number || form.focused == .pin && able.count == 1
        return SimpleKeys(back: isFirst ? .escape : .backTab)
    }

    var simpleField: TextField { masked.typing ?? TextField() }
}
