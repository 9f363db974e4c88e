import Domain
import Operations
import Surface
import Widgets

/// What can be done everywhere.
extension Desk {
    mutating func run(_ global: Global) {
        switch global {
        case .help: show(HelpOverlay(helpSections, scene))
        case .back: pass(.key(.escape))
        case .more: show(moreMenu)
        case .palette: show(PaletteOverlay(paletteEntries, scene))
        case .redraw: outgoing.append(.redraw)
        case .lock: lock(saying: "")
        case .suspend: outgoing.append(.suspend)
        case .theme: show(themeMenu)
        case .about: show(about)
        case .quit: leave()
        }
    }

    private var helpSections: [(String, [Action])] {
        let room = (scene.say(focusRoom.title), standings.filter { $0.availability != .absent }.map(\.action))
        let rooms = session == nil ? [] : order.compactMap(Global.action)
        return [room, (scene.say("到处可用"), rooms + Global.all.filter { !$0.keys.isEmpty })]
            .filter { !$0.1.isEmpty }
    }

    private var paletteEntries: [PaletteOverlay.Entry] {
        let here = standings.filter { $0.availability != .absent }.map { standing in
            if case .obstacle(let why) = standing.availability {
                return PaletteOverlay.Entry(action: standing.action, obstacle: why)
            }
            return PaletteOverlay.Entry(action: standing.action, obstacle: nil)
        }
        let rooms = session == nil ? [] : order.compactMap(Global.action)
        let others = Global.allCases.filter { $0 != .palette && $0 != .back && (session != nil || $0 != .lock) }.map(
            \.action)
        return here + (rooms + others).map { PaletteOverlay.Entry(action: $0, obstacle: nil) }
    }

    private var moreMenu: MenuOverlay {
        var choices: [MenuOverlay.Choice] = []
        if session != nil { choices.append(.init(label: scene.say("锁屏"), detail: "Alt-L") { $0.lock() }) }
        let id = Global.theme.action.id
        let about = Global.about.action.id
        choices.append(.init(label: scene.say("换主题"), detail: environment.theme) { $0.close(running: id) })
        if let reopenChoice { choices.append(reopenChoice) }
        choices.append(.init(label: scene.say("关于")) { $0.close(running: about) })
        choices.append(.init(label: scene.say("退出"), detail: "Ctrl-Q") { $0.leave() })
        return MenuOverlay(scene.say("更多"), choices)
    }

    private var themeMenu: MenuOverlay {
        let choices = environment.themes.map { name in
            MenuOverlay.Choice(label: name) { $0.choose(theme: name) }
        }
        return MenuOverlay(
            scene.say("换主题"), choices, selected: environment.themes.firstIndex(of: environment.theme) ?? 0)
    }

    private var about: QuestionOverlay {
        let settings = front?.settings
        let lines = [
            scene.say("前台 %@", environment.version), settings?.name ?? "",
            settings.map { scene.say("时区 %@", $0.zone) } ?? "",
        ]
        return QuestionOverlay(
            scene.say("关于"), lines.filter { !$0.isEmpty }, answers: [.init(label: scene.say("关闭")) { _ in }])
    }
}
