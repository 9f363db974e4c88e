import Widgets

extension MenuOverlay {
    /// Six at once, or five and what shows the next ones; which five is told by which one is chosen.
    private var shown: Range<Int> {
        guard choices.count > 6 else { return choices.indices }
        let first = menu.selected / 5 * 5
        return first..<min(choices.count, first + 5)
    }

    func simplePage(_ scene: Scene) -> SimplePage? {
        let shown = shown
        var page = SimplePage(word: title, question: scene.say("要哪一样?请按数字"), back: scene.say("返回"))
        page.choices = choices[shown].map { choice in
            SimplePage.Choice(
                choice.label, choice.detail.isEmpty ? choice.label : choice.label + "  " + choice.detail, .dialog)
        }
        if shown.count < choices.count { page.choices.append(.init(scene.say("更多"), scene.say("看别的"), .dialog)) }
        page.preset = menu.hasSelection ? menu.selected - shown.lowerBound : nil
        return page
    }

    mutating func choose(_ place: Int, _ turn: inout Turn) {
        let shown = shown
        guard place < shown.count else {
            return menu.select(shown.upperBound < choices.count ? shown.upperBound : 0)
        }
        turn.close()
        choices[shown.lowerBound + place].deed(&turn)
    }
}

extension ThemeOverlay {
    private var shown: Range<Int> {
        guard themes.count > 6 else { return themes.indices }
        let first = menu.selected / 5 * 5
        return first..<min(themes.count, first + 5)
    }

    func simplePage(_ scene: Scene) -> SimplePage? {
        let shown = shown
        var page = SimplePage(word: scene.say("颜色"), question: scene.say("哪一种看得清楚?请按数字"), back: scene.say("返回"))
        page.choices = themes[shown].map { theme in
            let name = scene.name(ofTheme: theme)
            return SimplePage.Choice(name, name, .dialog)
        }
        if shown.count < themes.count { page.choices.append(.init(scene.say("更多"), scene.say("看别的"), .dialog)) }
        page.preset = menu.selected - shown.lowerBound
        return page
    }

    mutating func choose(_ place: Int, _ turn: inout Turn) {
        let shown = shown
        guard place < shown.count else {
            menu.select(shown.upperBound < themes.count ? shown.upperBound : 0)
            return turn.effect(.showTheme(themes[menu.selected]))
        }
        turn.close()
        turn.choose(theme: themes[shown.lowerBound + place])
    }
}
