import Domain
import Operations
import Surface
import Widgets

/// Signing in, locking, leaving.
extension Desk {
    mutating func letIn(_ answer: SignIn.Answer) {
        let isBack = lockedOut?.number == answer.who.number
        if !isBack { environment.drafts = drafts }
        let lost = isBack ? nil : lockedOut.flatMap(whatIsLost)
        session = Session(token: answer.session, staff: answer.who)
        lockedOut = nil
        lastActivity = clock
        if !isBack {
            show(asLikedBy: answer.who)
            look(asLikedBy: answer.who.likes)
        }
        if isBack {
            overlays = shelvedOverlays
            shelvedOverlays = []
        } else {
            let waiting = queue
            cleanRooms()
            queue = waiting
        }
        askCatalogue()
        // Whoever is back finds the screen as it was, the cursor too.
        turn { $0.step($0.current) { isBack ? $0.refresh(&$1) : $0.enter(&$1) } }
        if !isBack { resumeDrafts(of: answer.who.number) }
        if let lost { status = StatusLine(lost, .warning) }
        hearWhatWasMissed()
        if !isBack, answer.who.isNew, !isSimple, !scene.isDemo { show(GuideOverlay(scene, isFirst: true)) }
    }

    /// What somebody left half filled behind the lock and somebody else does not find, in a sentence: lost with the
    /// dialog it was in, or waiting for whoever left it; nil if nothing.
    private func whatIsLost(of staff: Staff) -> String? {
        let dialogs = shelvedOverlays.map(\.overlay).filter {
            !$0.yieldsToScan && $0.kept == nil && !($0.typing?.text.isEmpty ?? true)
        }
        let names = unkeptRooms + dialogs.map(\.title)
        if !names.isEmpty { return scene.say("%@ 没办完的没有保留:%@", staff.name, names.joined(separator: " ")) }
        let kept = halfFilledRooms.joined(separator: " ")
        return kept.isEmpty ? nil : scene.say("%@ 没办完的留着:%@", staff.name, kept)
    }

    /// Where something would be lost.
    private var halfFilledRooms: [String] {
        fillable.filter { rooms[$0]?.isHalfFilled ?? false }.map { scene.say($0.title) }
    }

    /// Where something is lost when somebody else signs in.
    private var unkeptRooms: [String] {
        fillable.filter { rooms[$0]?.isHalfFilled ?? false && rooms[$0]?.unfinished == nil }.map { scene.say($0.title) }
    }

    /// Hides everything behind the login; what is half filled waits for the same person.
    mutating func lock(saying sentence: String) {
        guard let session, !isWaiting else { return }
        lockedOut = session.staff
        send(.goodbye(session.token))
        self.session = nil
        forgetSecrets()
        shelvedOverlays = overlays
        overlays = []
        status = StatusLine(sentence, .warning)
        let staff = session.staff
        step(focusRoom) { room, turn in room.receive(any: LoginRoom.Note.locked(staff), &turn) }
    }

    /// PINs typed but not sent do not outlive a lock.
    private mutating func forgetSecrets() {
        for index in overlays.indices { overlays[index].overlay.forgetSecrets() }
        for id in order { rooms[id]?.forgetSecrets() }
    }

    mutating func leave() {
        let halfFilled = halfFilledRooms
        guard !halfFilled.isEmpty else { return outgoing.append(.quit) }
        let names = halfFilled.joined(separator: " ")
        show(
            QuestionOverlay(
                scene.say("退出"), [scene.say("还有没办完的:%@。退出后不保留。", names)], role: .warning,
                answers: [
                    .init(label: scene.say("返回")) { _ in },
                    .init(label: scene.say("仍要退出")) { $0.wish(.giveUp) },
                ]))
    }
}

extension Asking {
    /// Ends a session at the store; nobody waits for it.
    static func goodbye(_ token: SessionToken) -> Asking {
        Asking(
            address: .desk, command: SignOut(), query: nil, slot: "goodbye \(token.text)",
            form: "goodbye \(token.text)", key: nil
        ) { store, key, _ in
            _ = await store.perform(SignOut(), key: key, session: token)
            return Silence()
        }
    }
}

/// An answer nobody waits for.
struct Silence: Reply {
    var isGood: Bool { true }
    func settle(_ desk: inout Desk) {}
}
