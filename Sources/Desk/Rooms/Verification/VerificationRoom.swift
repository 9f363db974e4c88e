import Domain
import Operations
import Surface
import Widgets

/// F3 核销: one box for codes and names, what using it up would do, and what was used today.
struct VerificationRoom: Room {
    enum Act: String, CaseIterable, Sendable { case confirm, today, undo, staff, profile }

    enum Note: Sendable {
        case read(ReadCode.Answer, digits: String)
        case reread(ReadCode.Answer, digits: String)
        case found(FindMembers.Answer, text: String)
        case scannedNumber(FindMembers.Answer, text: String)
        case choices(Verifiables.Answer, of: MemberID)
        case person(MemberCard.Answer)
        case today(TodaysVerifications.Answer)
        case proved(Result<ProveMember.Answer, ProveMember.Refusal>)
        case redeemed(Result<Verify.Answer, Verify.Refusal>)
        case verified(Result<Verify.Answer, Verify.Refusal>, VerificationPreview, from: MemberID?)
        case reason(String, VerificationRow)
        case served([StaffShare], Verifiable)
        case undone(Result<UndoVerification.Answer, UndoVerification.Refusal>, VerificationID)
    }

    static let id = RoomID.verification

    /// What is scanned or typed.
    var box = TextField(limit: 40)
    var stage = VerificationStage.empty
    /// The member's PIN for a gift.
    var pin = TextField(content: .secret, limit: 6)
    /// Who served, where somebody said so.
    var served: (what: Verifiable, by: [StaffShare])?
    /// Members who fit the box.
    var people: [MemberRow] = []
    var hasMorePeople = false
    /// What was in the box when they were found.
    var peopleText: String?
    /// Which of them Enter means.
    var peopleTable = Table([], showsTitles: false)
    var pick = MemberPick()
    /// What was verified here last, and whether something else was begun since.
    var latest: VerificationRow?
    var isLatestPassed = false
    /// What was verified today; nil until the store has answered.
    var today: [VerificationRow]?
    var todayTable = Table([])
    /// The list of today has the keys.
    var isInToday = false

    static func action(_ act: Act) -> Action {
        switch act {
        case .confirm:
            Action("verification.confirm", [.enter], Phrase("确定"), "qd", help: Phrase("读码、选中会员、核销;核销前先看清要用掉什么"))
        case .today:
            Action("verification.today", [.tab], Phrase("今日"), "jr", help: Phrase("在扫码框和今日核销之间来回"))
        case .undo:
            Action(
                "verification.undo", [.character("u"), .alt("u")], Phrase("撤销"), "cx",
                help: Phrase("撤销刚才的或选中的核销,退回原来的卡或券"))
        case .staff:
            Action(
                "verification.staff", [.character("s"), .alt("s")], Phrase("员工"), "yg", help: Phrase("这次谁做的;几位做时各占多少"))
        case .profile:
            Action("verification.profile", [.character("i"), .alt("i")], Phrase("资料"), "zl", help: Phrase("打开这位会员的资料"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .confirm:
            if isInToday { return today?.isEmpty ?? true ? .absent : .ready }
            if case .empty = stage, box.text.isEmpty { return .absent }
            return .ready
        case .today: return .ready
        case .undo: return undoing(scene)
        case .staff:
            guard !isInToday, case .preview(let preview, _) = stage, case .session = preview.what, preview.fault == nil
            else { return .absent }
            return .ready
        case .profile: return person != nil && scene.rooms.contains(.members) ? .ready : .absent
        }
    }

    private func undoing(_ scene: Scene) -> Availability {
        guard let row = undoable else {
            guard latest != nil, !isInToday else { return .absent }
            return .obstacle(scene.say("刚才那次核销之后又办了别的;要撤销请按 Tab,在今日核销里选那一条"))
        }
        if row.undoneAt != nil { return .obstacle(scene.say("已经撤销过,不能再撤")) }
        guard let until = row.undoUntil, scene.now < until else {
            return .obstacle(scene.say("超过可撤销的时间;要退给会员请找店长"))
        }
        return .ready
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .confirm: confirm(&turn)
        case .today:
            isInToday.toggle()
            guard isInToday else { return }
            switch stage {
            case .preview(_, .choices(let choices)): stage = .choosing(choices)
            case .preview, .gift: stage = .empty
            case .empty, .found, .choosing, .done, .trouble: break
            }
        case .undo: carryOutUndo(&turn)
        case .staff: askServers(&turn)
        case .profile: if let person { turn.go(.profile(person)) }
        }
    }

    /// The verification the list of today is at.
    var selectedRow: VerificationRow? {
        guard let today, today.indices.contains(todayTable.selected) else { return nil }
        return today[todayTable.selected]
    }

    /// What would be taken back: the row of the list, or what was verified last as long as nothing else was begun.
    var undoable: VerificationRow? {
        if isInToday { return selectedRow }
        guard let latest, !isLatestPassed else { return nil }
        return today?.first { $0.verification == latest.verification } ?? latest
    }

    /// From now on nobody can mean the verification before by 撤销 alone.
    mutating func beginSomethingElse() { isLatestPassed = true }

    var subject: MemberID? { person }

    /// Who is meant now.
    private var person: MemberID? {
        if isInToday { return selectedRow?.member }
        switch stage {
        case .preview(let preview, _): return preview.member.member
        case .choosing(let choices), .gift(_, let choices): return choices.member
        case .done(_, let preview, _): return preview.member.member
        case .empty, .found, .trouble: return nil
        }
    }

    var typing: TextField? {
        get {
            if isInToday { return nil }
            if case .gift(_, let choices) = stage { return choices.code == nil ? pin : nil }
            return stage.isTyping ? box : nil
        }
        set {
            guard let newValue else { return }
            if case .gift = stage { pin = newValue } else { box = newValue }
        }
    }

    /// Neither a PIN nor somebody's code lies behind the lock.
    mutating func forgetSecrets() {
        pin.clear()
        switch stage {
        case .choosing(var choices):
            choices.code = nil
            stage = .choosing(choices)
        case .preview(let preview, .choices(var choices)):
            choices.code = nil
            stage = .preview(preview, .choices(choices))
        case .gift(let preview, var choices):
            choices.code = nil
            stage = .gift(preview, from: choices)
        case .empty, .found, .preview, .done, .trouble: break
        }
    }

    func note(_ scene: Scene) -> String {
        guard let today, !today.isEmpty else { return "" }
        let undone = today.count { $0.undoneAt != nil }
        if undone == 0 { return scene.say("今日核销 %@ 次", String(today.count)) }
        return scene.say("今日核销 %@ 次,已撤销 %@ 次", String(today.count), String(undone))
    }

    /// Whoever comes back may have come from taking something back: what was marked is to be chosen anew.
    mutating func enter(_ turn: inout Turn) {
        if case .choosing(var choices) = stage, choices.isKnown {
            choices.unselect()
            stage = .choosing(choices)
        }
        refresh(&turn)
    }

    mutating func lookAnew(_ turn: inout Turn) { if case .found = stage { clear() } }

    mutating func refresh(_ turn: inout Turn) {
        turn.ask(TodaysVerifications(), slot: "today") { Note.today($0) }
        switch stage {
        case .choosing(let choices):
            let member = choices.member
            turn.ask(Verifiables(member: member), slot: "choices") { Note.choices($0, of: member) }
        case .preview(_, .choices(let choices)):
            let member = choices.member
            turn.ask(Verifiables(member: member), slot: "choices") { Note.choices($0, of: member) }
        case .preview(_, .code(let code)):
            turn.ask(ReadCode(digits: code), slot: "preview") { Note.reread($0, digits: code) }
        case .found: search(&turn)
        case .empty, .gift, .done, .trouble: break
        }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .verify(let preview, let code):
            clear()
            beginSomethingElse()
            stage = .preview(preview, .code(code))
        case .verifyOf(let member):
            clear()
            beginSomethingElse()
            choose(member, nil, &turn)
        default: return false
        }
        return true
    }

    /// Forgets what was looked at; the box is ready for the next scan.
    mutating func clear() {
        stage = .empty
        box.clear()
        pin.clear()
        served = nil
        people = []
        hasMorePeople = false
        peopleText = nil
        pick = MemberPick()
        isInToday = false
    }
}
