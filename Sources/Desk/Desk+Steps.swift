import Domain
import Operations
import Surface
import Widgets

/// Steps of rooms and dialogs, and what follows from their wishes.
extension Desk {
    /// The room that has the screen: the login where nobody is signed in.
    var focusRoom: RoomID { session == nil ? (isSimple ? .simpleLogin : .login) : current }

    /// Who has the keys.
    var focusAddress: Turn.Address { overlays.last.map { .overlay($0.number) } ?? .room(focusRoom) }

    /// The text field with the cursor.
    var typing: TextField? {
        if let last = overlays.last { return isChosenSimply ? nil : last.overlay.typing }
        return rooms[focusRoom]?.typing
    }

    /// Whether digits are typed here and choose nothing.
    var takesDigits: Bool {
        if !overlays.isEmpty { return typing != nil }
        return rooms[focusRoom]?.takesDigits ?? false
    }

    /// What can be done in the room that has the screen.
    var standings: [(action: Action, availability: Availability)] { standings(scene) }

    /// The same in a scene that is at hand, or only what is meant of it.
    func standings(
        _ scene: Scene, of isMeant: (Action) -> Bool = { _ in true }
    ) -> [(action: Action, availability: Availability)] {
        let keymap = environment.keymap
        let standings = rooms[focusRoom]?.standings(scene) { isMeant(keymap.applied(to: $0)) } ?? []
        return keymap.isUsual ? standings : standings.map { (keymap.applied(to: $0.action), $0.availability) }
    }

    /// An action with the keys it has at this counter.
    func bound(_ action: Action) -> Action { environment.keymap.applied(to: action) }

    /// What can be done everywhere, and how rooms are opened, with the keys they have at this counter.
    var globals: [Action] { environment.keymap.isUsual ? Global.all : Global.all.map(bound) }
    var openings: [Action] {
        let keymap = environment.keymap
        return order.compactMap { Global.action(of: $0).map(keymap.applied) }
    }

    /// The room a key opens.
    func room(openedBy key: Key) -> RoomID? {
        let keymap = environment.keymap
        return order.first { Global.action(of: $0).map(keymap.applied)?.keys.contains(key) ?? false }
    }

    @discardableResult
    mutating func step<R>(_ id: RoomID, _ body: (inout any Room, inout Turn) -> R) -> R? {
        guard let place = rooms.index(forKey: id) else { return nil }
        var turn = Turn(scene: scene, address: .room(id))
        let result = body(&rooms.values[place], &turn)
        follow(turn)
        return result
    }

    mutating func step(overlayAt index: Int, _ body: (inout any Overlay, inout Turn) -> Void) {
        var turn = Turn(scene: scene, address: .overlay(overlays[index].number))
        body(&overlays[index].overlay, &turn)
        follow(turn)
    }

    /// Carries the wishes of a step out, in order.
    mutating func follow(_ turn: Turn) {
        for wish in turn.wishes {
            switch wish {
            case .store(let asking): send(asking)
            case .errand(let errand): run(errand)
            case .room(let room): show(room)
            case .show(let overlay): show(overlay)
            case .close: close(turn.address)
            case .closeAndRun(let id):
                close(turn.address)
                recent = [id] + recent.filter { $0 != id }
                perform(id: id)
            case .status(let line): status = line
            case .effect(let effect): outgoing.append(effect)
            case .print(let paper): print(paper)
            case .collect(let errand, let then): collect(errand, for: turn.address, then: then)
            case .tell(let address, let note): deliver(note, to: address)
            case .signedIn(let answer): letIn(answer)
            case .theme(let name): choose(.theme(name))
            case .language(let code): choose(.language(code))
            case .letters(let step): change(letters: step)
            case .lock: lock(saying: "")
            case .leave: leave()
            case .giveUp:
                isGivingUp = true
                outgoing.append(.quit)
            case .dropTyped: dropQueue()
            case .offer(let sentence):
                dropQueue()
                status = StatusLine(sentence, .status)
                offer = Offer(sentence: sentence, quietSince: clock)
            case .codeRefused: codeWasRefused = true
            case .press(let key): apply(.key(key))
            }
        }
    }

    mutating func show(_ overlay: any Overlay) {
        overlaysMade += 1
        var overlay = overlay
        fill(&overlay, overlaysMade)
        overlays.append((overlaysMade, overlay))
    }

    private mutating func close(_ address: Turn.Address) {
        if case .overlay(let number) = address { blankForms[number] = nil }
        overlays.removeAll { .overlay($0.number) == address }
    }

    mutating func show(_ room: RoomID) {
        guard session != nil, rooms[room] != nil, !isSimple || room == .simple else { return }
        current = room
        turn { $0.step(room) { $0.enter(&$1) } }
    }

    /// Goes to another room by its key, with the member at hand unless somebody's business is half done there. What was
    /// looked for there before is over.
    mutating func turn(to room: RoomID) {
        guard session != nil else { return }
        if isSimple { return complain(scene.say("这里用数字选;按 %@ 回到普通屏幕", label(.simple))) }
        if room != current, let member = rooms[current]?.subject, !(rooms[room]?.isHalfFilled ?? true),
            let errand = Errand(taking: member, to: room)
        {
            run(errand)
        } else {
            turn {
                $0.step(room) { $0.lookAnew(&$1) }
                $0.show(room)
            }
        }
    }

    /// Keys wait for what is asked here: typed ahead, they were meant for the screen with the answers on it.
    mutating func turn(_ body: (inout Desk) -> Void) {
        let before = isTurning
        isTurning = true
        body(&self)
        isTurning = before
    }

    private mutating func run(_ errand: Errand) {
        for id in doors {
            guard var room = rooms[id] else { continue }
            var turn = Turn(scene: scene, address: .room(id))
            guard room.accept(errand, &turn) else { continue }
            rooms[id] = room
            let wasElsewhere = current != id
            current = id
            if wasElsewhere { room.enter(&turn) }
            rooms[id] = room
            return self.turn { $0.follow(turn) }
        }
    }

    mutating func deliver(_ note: any Sendable, to address: Turn.Address) {
        switch address {
        case .desk: if let note = note as? DeskNote { hear(note) }
        case .room(let id): step(id) { $0.receive(any: note, &$1) }
        case .overlay(let number):
            if let index = overlays.firstIndex(where: { $0.number == number }) {
                step(overlayAt: index) { $0.receive(note, &$1) }
            }
        }
    }

    /// Something in the books has changed.
    mutating func refreshCurrent() {
        guard session != nil else { return }
        step(current) { $0.refresh(&$1) }
    }

    mutating func complain(_ sentence: String) {
        status = StatusLine(sentence, .error)
        outgoing.append(.bell)
    }
}
