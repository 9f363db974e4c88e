import Domain
import Operations
import Surface
import Widgets

/// Keys that are no action, pastes, the mouse.
extension MembersRoom {
    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if registering != nil { return handleRegistering(event, &turn) }
        if case .mouse(let mouse) = event { return handle(mouse, &turn) }
        return isInProfile ? handleProfile(event, &turn) : handleFinding(event, &turn)
    }

    private mutating func handleFinding(_ event: Event, _ turn: inout Turn) -> Bool {
        switch event {
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): return move(event, &turn)
        case .key(.escape): return stepBack(&turn)
        default: break
        }
        switch find.handle(event) {
        case .ignored: return false
        case .handled: return true
        case .changed:
            typed(&turn)
            return true
        }
    }

    /// From the list to the box; from the box to all members.
    private mutating func stepBack(_ turn: inout Turn) -> Bool {
        if isInList {
            isInList = false
            isPicked = false
            return true
        }
        if find.text.isEmpty { return false }
        find.clear()
        typed(&turn)
        return true
    }

    private mutating func move(_ event: Event, _ turn: inout Turn) -> Bool {
        switch list.handle(event, in: place(turn.scene).list) {
        case .ignored: return false
        case .handled:
            isPicked = !rows.isEmpty
            return true
        case .moved, .activated:
            showSelected(&turn)
            isPicked = true
            return true
        }
    }

    private mutating func handleProfile(_ event: Event, _ turn: inout Turn) -> Bool {
        let place = place(turn.scene)
        switch event {
        case .key(.escape), .key(.tab), .key(.backTab):
            isInProfile = false
            return true
        case .key(.left), .key(.right):
            var tabs = tabs(turn.scene)
            _ = tabs.handle(event, in: place.tabs)
            page = MemberPage(rawValue: tabs.selected) ?? page
            return true
        default: break
        }
        guard page.isList else { return move(event, &turn) }
        if event == .key(.enter), page == .benefits, let shown, turn.scene.rooms.contains(.verification) {
            turn.go(.verifyOf(shown))
            return true
        }
        return handleList(event, in: place.page)
    }

    private mutating func handleList(_ event: Event, in rect: Rect) -> Bool {
        let rect = page == .account ? rect.droppingBottom(MembersRoom.detailRows) : rect
        switch page {
        case .account: return movements.handle(event, in: rect) != .ignored
        case .benefits: return benefits.handle(event, in: rect) != .ignored
        case .visits: return visits.handle(event, in: rect) != .ignored
        case .overview, .file: return false
        }
    }

    private mutating func handle(_ mouse: Mouse, _ turn: inout Turn) -> Bool {
        let place = place(turn.scene)
        if place.find.contains(mouse.position), mouse.kind == .press {
            (isInProfile, isInList) = (false, false)
            return true
        }
        if place.list.contains(mouse.position) {
            if mouse.kind == .press { (isInProfile, isPicked) = (false, true) }
            switch list.handle(.mouse(mouse), in: place.list) {
            case .ignored: return false
            case .handled: break
            case .moved:
                showSelected(&turn)
                isPicked = true
            case .activated: look(&turn)
            }
            return true
        }
        guard card != nil else { return false }
        var tabs = tabs(turn.scene)
        if place.tabs.contains(mouse.position), mouse.kind == .press {
            _ = tabs.handle(.mouse(mouse), in: place.tabs)
            page = MemberPage(rawValue: tabs.selected) ?? page
            isInProfile = true
            return true
        }
        guard place.page.contains(mouse.position) else { return false }
        let wasThere = isInProfile
        if mouse.kind == .press { isInProfile = true }
        let before = benefits.selected
        guard handleList(.mouse(mouse), in: place.page) else { return false }
        if page == .benefits, wasThere, mouse.kind == .press, before == benefits.selected { turn.pressEnter() }
        return true
    }
}
