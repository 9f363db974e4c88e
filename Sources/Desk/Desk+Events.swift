import Domain
import Operations
import Surface
import Widgets

extension Desk {
    mutating func happen(_ timed: TimedEvent) {
        clock = max(clock, timed.at)
        switch timed.event {
        case .resize(let size): self.size = size
        case .stop: outgoing.append(.quit)
        case .focus: break
        case .key(let key) where bound(Global.redraw.action).keys.contains(key): outgoing.append(.redraw)
        case .key(let key) where bound(Global.suspend.action).keys.contains(key): outgoing.append(.suspend)
        case .key, .paste, .mouse:
            lastActivity = clock
            if isBounce(timed) { return }
            // One digit is seen at once, as a person types them; the rest of a run waits until it is no scan, so that
            // not even for a blink a pay code is shown or looked for.
            let isTyped = !isWaiting && typing != nil
            detector.openDigits = isTyped ? 1 : 0
            detector.digitsChoose = !isTyped
            for input in detector.feed(timed) { arrive(input) }
        }
    }

    /// Whether this is Enter right behind Enter: a key that bounced or is held down. Typed ahead of an answer both count,
    /// as long as they came in one burst.
    private mutating func isBounce(_ timed: TimedEvent) -> Bool {
        guard timed.event == .key(.enter) else {
            lastEnter = nil
            return false
        }
        defer { lastEnter = timed.at }
        guard let lastEnter else { return false }
        let pause = timed.at - lastEnter
        return pause < Self.bounce && !(isWaiting && pause < Self.burst)
    }

    mutating func tick(_ instant: Instant, _ clock: Int64) {
        now = instant
        self.clock = max(self.clock, clock)
        for input in detector.expire(now: self.clock) { arrive(input) }
        if !isWaiting { tickFocus() }
        guard session != nil, !isWaiting, let idle = front?.settings.idleSeconds, idle > 0 else { return }
        if self.clock - lastActivity >= Int64(idle) * 1000 { lock(saying: scene.say("久未操作,已锁屏")) }
    }

    private mutating func tickFocus() {
        if let last = overlays.indices.last { return step(overlayAt: last) { $0.tick(&$1) } }
        if let due = wakesFocusAt, due <= now { step(focusRoom) { $0.tick(&$1) } }
    }

    /// While an answer is awaited that decides the next screen, input waits in order.
    ///
    /// A terminal cannot tell Alt-x from Escape with x right behind it; where Alt-x means nothing, it was those two.
    /// What waits is judged by the screen it will meet; only what means nothing anywhere is two keys at once.
    mutating func arrive(_ input: Input) {
        if let (key, letter) = Self.altLetter(input), isWaiting ? !isBoundSomewhere(key) : !isBound(key) {
            arrive(.event(.key(.escape)))
            return arrive(letter)
        }
        guard isWaiting else { return apply(input) }
        switch input {
        case .event(.mouse(let mouse)): clickedWhileWaiting(mouse)
        case .event(.key(.escape)) where queue.isEmpty && isLate: stopWaiting()
        case .event(.key(.escape)) where !queue.isEmpty:
            queue = []
            status = StatusLine(scene.say("已清除预输入"), .warning)
        case .event, .tentative, .run, .scan: queue.append(input)
        }
    }

    /// Whether a key means something where the keys go now: in the dialog, else in the room and everywhere.
    private func isBound(_ key: Key) -> Bool {
        let lock = session == nil ? [] : [bound(Global.lock.action)]
        if let dialog = overlays.last?.overlay { return (dialog.actions + lock).contains { $0.keys.contains(key) } }
        return (standings.map(\.action) + openings + globals).contains { $0.keys.contains(key) }
    }

    private func isBoundSomewhere(_ key: Key) -> Bool {
        let rooms = rooms.values.flatMap { $0.standings(scene).map(\.action) }.map(bound) + openings
        return (rooms + globals).contains { $0.keys.contains(key) }
    }

    /// A letter with Alt, and the letter alone.
    private static func altLetter(_ input: Input) -> (key: Key, letter: Input)? {
        guard case .event(.key(let key)) = input, key.modifiers == .alt, case .character(let typed) = key.code else {
            return nil
        }
        return (key, .event(.key(.character(typed))))
    }

    mutating func drainQueue() {
        while !isWaiting, !queue.isEmpty {
            let next = queue.removeFirst()
            if let (key, letter) = Self.altLetter(next), !isBound(key) {
                queue.insert(letter, at: 0)
                apply(.event(.key(.escape)))
            } else {
                apply(next)
            }
        }
    }

    mutating func apply(_ input: Input) {
        guard Shell.smallest.fits(in: size) else { return }
        switch input {
        case .event(let event): apply(event)
        case .tentative(let key, let first):
            if first { beforeDigits = typing.map { Typed(address: focusAddress, field: $0) } }
            apply(.key(key))
        case .run(let keys):
            guard takesDigits else { return complain(scene.say("几个数字连得太快,没有选;要选就按一个数字")) }
            for key in keys { arrive(.event(.key(key))) }
        case .scan(let scan):
            if scan.takeBack > 0 { takeBackDigits() }
            scanned(scan)
        }
    }

    mutating func apply(_ event: Event) {
        if isOthersGrip(event) { return }
        let written = keyWritten(under: event)
        switch event {
        case .mouse(let mouse) where mouse.kind != .press: break
        case .key(.enter) where status.role == .error && typing?.text.isEmpty ?? false: break
        case .key, .paste, .mouse, .resize, .focus, .stop: status = StatusLine()
        }
        if isNewStart(event) { codeWasRefused = false }
        if hidesPayCode(event) { return }
        if case .mouse(let mouse) = event, mouse.kind == .press, clicked(mouse, written) { return }
        guard case .key(let key) = event else {
            offer = nil
            pass(event)
            return
        }
        if session != nil, bound(Global.lock.action).keys.contains(key) { return lock(saying: "") }
        if overlays.last != nil { return inDialog(key) }
        let isMeant = meaning(of: key)
        if let global = globals.firstIndex(where: isMeant) { return run(Global.allCases[global]) }
        if isBlind(key) { return }
        if session != nil {
            if let room = room(openedBy: key) {
                if room != current, hold(key, for: nil) { return }
                return turn(to: room)
            }
        }
        let keymap = environment.keymap
        let actions = rooms[focusRoom]?.actions ?? []
        if let action = actions.lazy.map(keymap.applied).first(where: isMeant), hold(key, for: action) { return }
        let meant = standings(scene, of: isMeant)
        if let act = meant.first(where: { $0.availability != .absent }) { return run(act.action, act.availability) }
        let absent = meant.first?.action
        // A letter that is an action here is no text by surprise when the action has no meaning.
        if let absent, key.typed != nil { return say(whySilent: absent) }
        if !pass(event), let absent { say(whySilent: absent) }
    }

    /// Whether a key was typed before anybody could see what there is to choose; arrows and the mouse choose at once.
    private mutating func isBlind(_ key: Key) -> Bool {
        guard var offer else { return false }
        self.offer = nil
        guard clock - offer.quietSince <= Self.blink else { return false }
        switch key {
        case .up, .down, .pageUp, .pageDown, .home, .end, .escape: return false
        default: break
        }
        offer.quietSince = clock
        self.offer = offer
        complain(offer.sentence)
        return true
    }

    /// Milliseconds in which nobody reads a list and chooses from it.
    private static let blink: Int64 = 250

    /// What was typed behind a key that did nothing was meant for what it would have done, up to the next room's key.
    private mutating func dropBlind() {
        let next = queue.firstIndex { input in
            guard case .event(.key(let key)) = input else { return false }
            return room(openedBy: key) != nil
        }
        queue.removeFirst(next ?? queue.count)
    }

    private mutating func say(whySilent action: Action) {
        dropBlind()
        if let sentence = rooms[focusRoom]?.silence(ofID: action.id, scene) { complain(sentence) }
    }

    /// After a refused code digits and Enter may still have been meant for the screen that did not come.
    private func isNewStart(_ event: Event) -> Bool {
        guard case .key(let key) = event, key != .enter else { return event != .key(.enter) }
        return !(key.typed?.isNumber ?? false)
    }

    /// A dialog takes all keys but help, which says its own; other tasks wait until it is done.
    private mutating func inDialog(_ key: Key) {
        if meaning(of: key)(bound(Global.help.action)), !(overlays.last?.overlay is HelpOverlay) { return run(.help) }
        if bound(Global.palette.action).keys.contains(key) {
            return complain(scene.say("先办完或关闭当前对话框,再按 %@", label(.palette)))
        }
        pass(.key(key))
    }

    /// Which actions a key means now: letters mean them only where nothing can be typed.
    private func meaning(of key: Key) -> (Action) -> Bool {
        let isText = key.typed != nil && typing != nil
        return { !isText && $0.keys.contains(key) }
    }

    /// Gives an event to whoever has the focus; Escape leads back to the first room where nobody has a use for it.
    /// - Returns: Whether somebody had a use for it.
    @discardableResult
    mutating func pass(_ event: Event) -> Bool {
        if let last = overlays.indices.last {
            if let page = simpleDialog {
                answer(event, page, at: last)
            } else {
                step(overlayAt: last) { $0.handle(event, &$1) }
            }
            return true
        }
        let isUsed = step(focusRoom) { $0.handle(event, &$1) } ?? false
        if !isUsed, event == .key(.escape), session != nil, let home = doors.first, current != home {
            show(home)
            return true
        }
        return isUsed
    }

    /// Does an action by its id, from the palette or the mouse.
    mutating func perform(id: String) {
        if let global = Global.allCases.first(where: { $0.action.id == id }) { return run(global) }
        if let room = order.first(where: { Global.action(of: $0)?.id == id }) { return turn(to: room) }
        if let act = standings.first(where: { $0.action.id == id }) { run(act.action, act.availability) }
    }

    mutating func run(_ action: Action, _ availability: Availability) {
        if let key = action.key(whileTyping: typing != nil), hold(key, for: action) { return }
        switch availability {
        case .ready: step(focusRoom) { $0.carryOut(id: action.id, &$1) }
        case .obstacle(let why):
            dropBlind()
            complain(why)
        case .absent: break
        }
    }
}
