import Domain
import Operations
import Surface
import Widgets

/// Dialogs in the simple mode: the state is the ordinary one's, the question stands in large letters and is answered by
/// numbers.
extension Desk {
    /// The dialog on top as a simple page.
    var simpleDialog: SimplePage? { isSimple ? overlays.last?.overlay.simplePage(scene) : nil }

    /// Whether the dialog on top is answered by a number, though its ordinary drawing has a field there.
    var isChosenSimply: Bool { simpleDialog.map { $0.entry == nil } ?? false }

    /// Applies an event to the dialog on top as its simple page means it.
    mutating func answer(_ event: Event, _ page: SimplePage, at index: Int) {
        let (dialog, isTyped) = (overlays[index].overlay, page.entry != nil)
        let keys = dialog.simpleKeys
        switch event {
        case .mouse(let mouse):
            let view = SimpleView(page, field: dialog.simpleField, marked: nil, scene: scene)
            guard mouse.kind == .press else { return }
            if let place = view.choice(at: mouse.position) { choose(place, page, at: index) }
        case .key(.escape): step(overlayAt: index) { $0.handle(.key(keys.back), &$1) }
        case .key(let key) where !isTyped && key.typed?.wholeNumberValue != nil:
            guard let number = key.typed?.wholeNumberValue, number > 0 else {
                return step(overlayAt: index) { $0.handle(.key(keys.back), &$1) }
            }
            choose(number - 1, page, at: index)
        case .key(.up), .key(.left), .key(.backTab): move(keys.previous, event, page, at: index)
        case .key(.down), .key(.right), .key(.tab): move(keys.next, event, page, at: index)
        default: step(overlayAt: index) { $0.handle(event, &$1) }
        }
    }

    private mutating func choose(_ place: Int, _ page: SimplePage, at index: Int) {
        guard page.choices.indices.contains(place), page.choices[place].move != nil else {
            return complain(page.hasChoice ? scene.say("没有这个数字,请再看一下") : page.question)
        }
        step(overlayAt: index) { $0.choose(place, &$1) }
    }

    /// An arrow means another choice; where something is typed, what it means there.
    private mutating func move(_ key: Key, _ event: Event, _ page: SimplePage, at index: Int) {
        step(overlayAt: index) { $0.handle(page.entry == nil ? .key(key) : event, &$1) }
    }

    /// F10 in the simple mode: what somebody may need there, and no more.
    var simpleMenu: MenuOverlay {
        var choices: [MenuOverlay.Choice] = []
        if session != nil { choices.append(.init(label: scene.say("锁屏"), detail: label(.lock)) { $0.lock() }) }
        let (theme, language) = (Global.theme.action.id, Global.language.action.id)
        let ordinary = Global.simple.action.id
        if letters != nil { choices.append(lettersChoice) }
        choices.append(
            .init(label: scene.say("换颜色"), detail: scene.name(ofTheme: environment.theme)) { $0.close(running: theme) })
        if environment.languages.count > 1 {
            choices.append(.init(label: scene.say("语言"), detail: "Language") { $0.close(running: language) })
        }
        choices.append(.init(label: scene.say("普通屏"), detail: scene.say("普通屏幕")) { $0.close(running: ordinary) })
        choices.append(.init(label: scene.say("退出"), detail: label(.quit)) { $0.leave() })
        return MenuOverlay(scene.say("更多"), choices)
    }
}
