import Domain
import Operations
import Surface
import Widgets

/// Keys that are no action, pastes, the mouse.
extension VerificationRoom {
    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if case .mouse(let mouse) = event { return handle(mouse, &turn) }
        if event == .key(.escape) { return goBack(&turn) }
        if isInToday { return handleToday(event, &turn) }
        if case .choosing(let choices) = stage { return handle(event, choices, &turn) }
        if case .gift(_, let choices) = stage { return choices.code == nil && pin.handle(event) != .ignored }
        guard stage.isTyping else { return false }
        if case .found = stage {
            switch event {
            case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
                pick.choose()
                return peopleTable.handle(event, in: place(turn.scene).people) != .ignored
            default: break
            }
        }
        if event == .key(.character("u")), latest != nil, box.text.isEmpty {
            carryOutUndo(&turn)
            return true
        }
        if event == .key(.down) {
            isInToday = true
            return true
        }
        return type(event, &turn)
    }

    private mutating func type(_ event: Event, _ turn: inout Turn) -> Bool {
        switch box.handle(event) {
        case .ignored: return false
        case .handled: return true
        case .changed:
            typed(&turn)
            return true
        }
    }

    private mutating func handleToday(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.up), todayTable.selected == 0 {
            isInToday = false
            return true
        }
        return todayTable.handle(event, in: place(turn.scene).today) != .ignored
    }

    private mutating func handle(_ event: Event, _ choices: VerificationChoices, _ turn: inout Turn) -> Bool {
        let rect = place(turn.scene).choices
        var menu = choices.menu(turn.scene, columns: rect.columns)
        if menu.handle(event, in: rect) == .ignored { return false }
        var choices = choices
        if menu.hasSelection { choices.select(menu.selected) }
        stage = .choosing(choices)
        return true
    }

    private mutating func goBack(_ turn: inout Turn) -> Bool {
        if isInToday {
            isInToday = false
            return true
        }
        if case .gift(_, let choices) = stage {
            pin.clear()
            stage = .choosing(choices)
            return true
        }
        if case .preview(_, .choices(let choices)) = stage {
            stage = .choosing(choices)
            return true
        }
        if case .done(_, _, let member?) = stage, box.text.isEmpty {
            clear()
            choose(member, nil, &turn)
            return true
        }
        if case .empty = stage, box.text.isEmpty { return false }
        clear()
        return true
    }

    private mutating func handle(_ mouse: Mouse, _ turn: inout Turn) -> Bool {
        if mouse.kind == .drag || mouse.kind == .release { return false }
        let place = place(turn.scene)
        if place.today.contains(mouse.position) {
            let wasThere = isInToday
            isInToday = true
            let answer = todayTable.handle(.mouse(mouse), in: place.today)
            if case .activated = answer, wasThere { turn.pressEnter() }
            return answer != .ignored
        }
        if mouse.kind == .press { isInToday = false }
        switch stage {
        case .choosing(let choices):
            let before = choices.selected
            guard handle(.mouse(mouse), choices, &turn) else { return false }
            if mouse.kind == .press, case .choosing(let now) = stage, now.selected == before { confirm(&turn) }
            return true
        case .found:
            let answer = peopleTable.handle(.mouse(mouse), in: place.people)
            if answer != .ignored { pick.choose() }
            if case .activated = answer { confirm(&turn) }
            return answer != .ignored
        case .empty, .preview, .gift, .done, .trouble: return place.box.contains(mouse.position)
        }
    }
}
