import Domain
import Operations
import Surface
import Widgets

/// The way to the store and back.
extension Desk {
    mutating func send(_ asking: Asking) {
        ticketsMade += 1
        let ticket = Ticket(ticketsMade)
        let key = requestKey(for: asking)
        let token = session?.token
        let isDecisive = asking.slot == nil
        var holdsKeys = isDecisive || isTurning
        // The store may pass over what is overtaken, and never answer it.
        if let slot = asking.slot, let older = newest.updateValue(ticket, forKey: slot) {
            holdsKeys = pending.removeValue(forKey: older)?.holdsKeys ?? false || holdsKeys
        }
        if holdsKeys && !isWaiting { waitingSince = clock }
        pending[ticket] = Pending(
            isDecisive: isDecisive, holdsKeys: holdsKeys, slot: asking.slot, token: token, generation: generation,
            what: asking.right, isCommand: asking.command != nil)
        let run = asking.run
        outgoing.append(
            .store(
                Request(
                    ticket: ticket, command: asking.command, query: asking.query,
                    key: asking.command == nil ? nil : key, isDecisive: isDecisive, slot: asking.slot,
                    run: { Message(reply: await run($0, key, token)) })))
    }

    /// Keeps a key of the room until what it is about is there; false if nothing is missing.
    mutating func hold(_ key: Key, for action: Action?) -> Bool {
        guard overlays.isEmpty, session != nil, let room = rooms[current],
            let name = room.missing(forID: action?.id)
        else { return false }
        if let ticket = newest[Turn.Address.room(current).slot(name)], pending[ticket] != nil {
            if !isWaiting { waitingSince = clock }
            pending[ticket]?.holdsKeys = true
        } else if action != nil {
            turn { $0.step($0.current) { $0.ask(for: name, &$1) } }
        }
        // Nobody is taken along by a function key where the store cannot say who it is.
        guard isWaiting else { return false }
        queue.insert(.event(.key(key)), at: 0)
        return true
    }

    /// The key of a form is made when it first asks and kept until the outcome is known.
    private mutating func requestKey(for asking: Asking) -> RequestKey {
        guard let form = asking.form else { return RequestKey("") }
        let key = asking.key ?? formKeys[form] ?? environment.keys.next()
        formKeys[form] = key
        return key
    }

    /// Who works here, and what the store has set.
    mutating func askFront() { send(.query(StoreFront(), for: .desk, slot: "front") { DeskNote.front($0) }) }

    /// What is sold, and how much of it there is.
    mutating func askCatalogue() {
        let address = Turn.Address.desk
        send(
            Asking(
                address: address, command: nil, query: Catalogue(), slot: address.slot("catalogue"), form: nil, key: nil
            ) { store, _, session in
                let found = await store.query(Catalogue(), session: session)
                // Made ready here, beside the desk: with thousands of names it takes longer than a frame.
                let wares: Wares = if case .answer(let answer) = found { Wares(answer) } else { Wares() }
                return QueryReply(found: found, address: address) { DeskNote.catalogue($0, wares) }
            })
    }

    mutating func forgetKey(of form: String) { formKeys[form] = nil }

    mutating func answer(_ ticket: Ticket, _ message: Message) {
        guard let request = pending.removeValue(forKey: ticket) else { return }
        defer { drainQueue() }
        if let slot = request.slot {
            if newest[slot] != ticket { return }
            newest[slot] = nil
        }
        guard request.generation == generation, request.slot == nil || request.token == session?.token else { return }
        if request.isDecisive { status = StatusLine() }
        if request.holdsKeys, !message.reply.isGood { dropQueue() }
        message.reply.settle(&self)
    }

    /// What was typed ahead was meant for the screen that did not come.
    mutating func dropQueue() {
        guard !queue.isEmpty else { return }
        queue = []
        outgoing.append(.bell)
    }

    /// The store no longer knows this session.
    mutating func shutOut() {
        if session != nil { lock(saying: scene.say("登录已失效,请重新登录")) }
    }

    mutating func hear(_ note: DeskNote) {
        switch note {
        case .kept:
            formKeys = formKeys.filter { !$0.key.hasPrefix(SetComfort.name) && !$0.key.hasPrefix(SetLiking.name) }
        case .front(let answer):
            if front == nil && session == nil {
                show(simple: environment.opensSimple || answer.settings.opensSimple)
            }
            front = answer
            step(.login) { $0.refresh(&$1) }
        case .catalogue(let answer, let found): (catalogue, wares) = (answer, found)
        case .queued(.success(let answer)): heardQueued(answer)
        case .queued(.failure): complain(scene.say("这张小票没有内容,没有打印"))
        case .dropped(.success): status = StatusLine(scene.say("已从打印队列里去掉"), .status)
        case .dropped(.failure): status = StatusLine(scene.say("它已经打出来或去掉了"), .status)
        case .code(let answer, let digits): hear(answer, digits: digits)
        case .shift(let now, let again):
            // Somebody opened one meanwhile.
            if now.open != nil { send(again()) } else { show(OpenShiftOverlay(now, scene, again: again)) }
        case .reopened(let result, let who): hear(result, of: who)
        }
    }
}
