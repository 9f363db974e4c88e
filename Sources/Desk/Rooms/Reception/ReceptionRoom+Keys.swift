import Domain
import Operations
import Surface
import Widgets

extension ReceptionRoom {
    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        switch event {
        case .key(.escape): return stepBack(&turn)
        case .key(.down) where !isInList: point(atList: true, &turn)
        case .key(.up) where isInList && (showsResults ? results : today).selected == 0: point(atList: false, &turn)
        case .mouse(let mouse): return click(mouse, event, &turn)
        case .key(let key) where isInList && key.typed == nil: return walk(event, &turn)
        case .key, .paste: return type(event, &turn)
        case .resize, .focus, .stop: return false
        }
        return true
    }

    private mutating func stepBack(_ turn: inout Turn) -> Bool {
        let hadSomething = showsResults || isInList || isChosen
        clearFind()
        isInList = false
        showCard(&turn)
        return hadSomething
    }

    private mutating func point(atList: Bool, _ turn: inout Turn) {
        isInList = atList
        showCard(&turn)
    }

    private mutating func walk(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = Self.place(turn.scene).list
        let answer = showsResults ? results.handle(event, in: place) : today.handle(event, in: place)
        switch answer {
        case .ignored: return false
        case .handled: return true
        case .activated: checkIn(&turn)
        case .moved: restCard(&turn)
        }
        return true
    }

    private mutating func click(_ mouse: Mouse, _ event: Event, _ turn: inout Turn) -> Bool {
        if mouse.kind == .drag || mouse.kind == .release { return false }
        let place = Self.place(turn.scene)
        if place.find.contains(mouse.position) {
            point(atList: false, &turn)
            return true
        }
        guard place.list.contains(mouse.position) else { return false }
        let wasInList = isInList
        isInList = true
        let answer = showsResults ? results.handle(event, in: place.list) : today.handle(event, in: place.list)
        switch answer {
        case .ignored: return false
        case .activated where wasInList: turn.pressEnter()
        case .activated, .handled, .moved: if answer == .moved || !wasInList { showCard(&turn) }
        }
        return true
    }

    /// Whatever types goes into the box, from the list too.
    private mutating func type(_ event: Event, _ turn: inout Turn) -> Bool {
        switch find.handle(event) {
        case .ignored: return false
        case .handled: return true
        case .changed:
            isInList = false
            typed(&turn)
            return true
        }
    }

    mutating func typed(_ turn: inout Turn) {
        opened = nil
        isChosen = false
        guard !find.text.isEmpty else {
            clearFind()
            return showCard(&turn)
        }
        showCard(&turn)
        look(&turn)
    }

    /// Asks for the list of what is typed.
    func look(_ turn: inout Turn) {
        let text = find.text
        turn.ask(FindMembers(text: text, todayFirst: true), slot: "find") { Note.found(text, $0) }
    }
}
