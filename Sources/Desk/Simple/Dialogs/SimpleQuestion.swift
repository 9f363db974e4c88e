import Surface
import Widgets

extension Dialog {
    /// The question with its buttons as numbers.
    func simplePage(word: String, _ scene: Scene) -> SimplePage {
        let sentences = lines.filter { !$0.isEmpty }
        var page = SimplePage(
            word: word, question: sentences.first ?? title, isAlarm: role == .warning || role == .error,
            facts: Array(sentences.dropFirst()), back: scene.say("返回"))
        page.choices = buttons.map { SimplePage.Choice($0, $0, .dialog) }
        page.preset = selected
        return page
    }
}

extension QuestionOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? { dialog.simplePage(word: title, scene) }
    mutating func choose(_ place: Int, _ turn: inout Turn) {
        turn.close()
        answers[place].deed(&turn)
    }
    var simpleKeys: SimpleKeys { SimpleKeys(previous: .left, next: .right) }
}

extension RetryOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? { dialog.simplePage(word: scene.say("没成"), scene) }
    mutating func choose(_ place: Int, _ turn: inout Turn) {
        turn.close()
        if place == 0 { turn.wish(.store(again)) }
    }
    var simpleKeys: SimpleKeys { SimpleKeys(previous: .left, next: .right) }
}

extension HelpOverlay {
    func simplePage(_ scene: Scene) -> SimplePage? {
        var page = SimplePage(
            word: scene.say("帮助"), question: scene.say("不会弄错:没读给您听、没按“对”,什么也不会办"), back: scene.say("返回"))
        page.facts = [
            scene.say("按数字选:屏幕上要哪一样就按几"), scene.say("打完字按回车;打错了按退格键"),
            scene.say("按 0 回到上一步;打字时按 Esc"), scene.say("有码随时可以扫"),
        ]
        page.advice = [page.facts[0], scene.say("按数字选")]
        return page
    }
}
