import Domain
import Operations
import Surface
import Widgets

/// What can be done everywhere.
extension Desk {
    mutating func run(_ global: Global) {
        switch global {
        case .help: show(HelpOverlay(helpSections, scene))
        case .back: _ = pass(.key(.escape))
        case .more: show(isSimple ? simpleMenu : moreMenu)
        case .palette where isSimple: complain(scene.say("这里用数字选;按 %@ 回到普通屏幕", label(.simple)))
        case .palette: show(PaletteOverlay(paletteEntries, recent: recent, scene))
        case .redraw: outgoing.append(.redraw)
        case .lock: lock(saying: "")
        case .suspend: outgoing.append(.suspend)
        case .theme: show(ThemeOverlay(scene, environment.themes, worn: environment.theme))
        case .language: show(languageMenu)
        case .bell: choose(.bell(!rings))
        case .guide: show(GuideOverlay(scene))
        case .about: show(about)
        case .simple: switchSimple()
        case .quit: leave()
        }
    }

    private var helpSections: [(String, [Action])] {
        if let dialog = overlays.last?.overlay { return firstThree(dialog.title, dialog.actions) }
        let here = standings.filter { $0.availability != .absent }
        // What can be done now, in the order of the line of hints, before what cannot.
        let all =
            (rooms[focusRoom]?.formKeys(scene) ?? []) + here.filter { $0.availability == .ready }.map(\.action)
            + here.filter { $0.availability != .ready }.map(\.action)
        let rooms = session == nil ? [] : openings.filter { !$0.keys.isEmpty }
        return
            (firstThree(scene.say(focusRoom.title), all) + [
                (scene.say("到处可用"), rooms + globals.filter { !$0.keys.isEmpty })
            ])
            .filter { !$0.1.isEmpty }
    }

    /// The keys that are needed most, and the others.
    private func firstThree(_ title: String, _ actions: [Action]) -> [(String, [Action])] {
        guard actions.count > 4 else { return [(title, actions)] }
        return [
            (scene.say("%@:先记这三个", title), Array(actions.prefix(3))), (scene.say("这里还有"), Array(actions.dropFirst(3))),
        ]
    }

    private var paletteEntries: [PaletteOverlay.Entry] {
        let here = standings.filter { $0.availability != .absent }.map { standing in
            if case .obstacle(let why) = standing.availability {
                return PaletteOverlay.Entry(action: standing.action, obstacle: why)
            }
            return PaletteOverlay.Entry(action: standing.action, obstacle: nil)
        }
        let rooms = session == nil ? [] : openings
        let others = Global.allCases.filter { isOffered($0) }.map { bound($0.action) }
        return here + (rooms + others).map { PaletteOverlay.Entry(action: $0, obstacle: nil) }
    }

    private func isOffered(_ global: Global) -> Bool {
        switch global {
        case .palette, .back: false
        case .lock, .bell: session != nil
        case .guide: session != nil && !isSimple
        case .language: environment.languages.count > 1
        case .help, .more, .redraw, .suspend, .theme, .about, .quit, .simple: true
        }
    }

    /// The key of something that can be done everywhere, as the footer has it.
    func label(_ global: Global) -> String { bound(global.action).keys.first?.label ?? "" }

    /// Rooms and what waits in them first, then what the owner looks after, then how the counter looks and sounds.
    private var moreMenu: MenuOverlay {
        let rooms = session == nil ? [] : order.filter { $0.function == nil }
        let doors = rooms.compactMap(Global.action(of:)).map { door in
            MenuOverlay.Choice(label: scene.say(door.title)) { $0.close(running: door.id) }
        }
        let waiting = [debtorsChoice, paymentsChoice, printQueueChoice]
        let owners = [simulationChoice, ratesChoice, reopenChoice]
        return MenuOverlay(
            scene.say("更多"), doors + (waiting + owners).compactMap(\.self) + looks + [choice(.about), choice(.quit)])
    }

    private var looks: [MenuOverlay.Choice] {
        var looks = [choice(.theme, scene.name(ofTheme: environment.theme))]
        if let spoken = environment.languages.first(where: { $0.code == environment.language }) {
            looks.append(choice(.language, spoken.name))
        }
        if letters != nil { looks.append(lettersChoice) }
        guard session != nil else { return looks }
        looks.append(choice(.bell, rings ? scene.say("开") : scene.say("关")))
        if !isSimple { looks.append(choice(.guide)) }
        return looks + [choice(.lock)]
    }

    private func choice(_ global: Global, _ detail: String? = nil) -> MenuOverlay.Choice {
        let action = global.action
        return .init(label: scene.say(action.title), detail: detail ?? label(global)) { $0.close(running: action.id) }
    }

    private var simulationChoice: MenuOverlay.Choice? {
        guard session != nil, scene.standing(to: .seeReports) == .allowed else { return nil }
        return .init(label: scene.say("试算")) { $0.show(SimulationOverlay($0.scene)) }
    }

    private var languageMenu: MenuOverlay {
        let languages = environment.languages
        let choices = languages.map { language in
            MenuOverlay.Choice(label: language.name) { $0.choose(language: language.code) }
        }
        return MenuOverlay(
            scene.say("语言 Language"), choices,
            selected: languages.firstIndex { $0.code == environment.language } ?? 0)
    }

    /// Speaks another language at once.
    mutating func speak(_ code: String) {
        guard let language = environment.languages.first(where: { $0.code == code }) else { return }
        environment.language = code
        environment.wording = language.wording()
        status = StatusLine()
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
