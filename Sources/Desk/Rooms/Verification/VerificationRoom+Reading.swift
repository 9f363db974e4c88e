import Domain
import Operations
import Surface
import Widgets

/// From the box to what is meant.
extension VerificationRoom {
    /// Every code of ours is at least this long; anything shorter is a phone or a member's number.
    private static let shortestCode = 12

    /// Whether the box holds a code that is still being typed.
    var isCode: Bool { box.text.count >= Self.shortestCode && box.text.allSatisfy { $0.isASCII && $0.isNumber } }

    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        if case .gift(let preview, _) = stage, scan.count == 24 {
            redeem(preview, .code(scan), &turn)
            return true
        }
        clear()
        beginSomethingElse()
        read(scan, &turn)
        return true
    }

    mutating func take(member: MemberRow, _ turn: inout Turn) -> Bool {
        clear()
        beginSomethingElse()
        choose(member.member, member, &turn)
        return true
    }

    mutating func typed(_ turn: inout Turn) {
        pick = MemberPick()
        beginSomethingElse()
        if stage.isTyping { search(&turn) }
    }

    mutating func confirm(_ turn: inout Turn) {
        if isInToday {
            guard let row = selectedRow else { return }
            clear()
            return choose(row.member, nil, &turn)
        }
        if stage.isTyping, !box.text.isEmpty { return take(&turn) }
        switch stage {
        case .preview(let preview, .code(let code)): verify(preview, code: code, from: nil, &turn)
        case .preview(let preview, .choices(let choices)): verify(preview, code: nil, from: choices.member, &turn)
        case .choosing(let choices): use(choices, &turn)
        case .gift(let preview, let choices): stand(behind: preview, choices, &turn)
        case .done, .trouble: clear()
        case .empty, .found: break
        }
    }

    /// Enter behind something typed: a code is read, a name means the chosen member.
    private mutating func take(_ turn: inout Turn) {
        if isCode { return read(box.text, &turn) }
        guard peopleText == box.text else { return read(box.text, &turn) }
        guard !people.isEmpty else { return turn.refuse(nobody(turn.scene)) }
        switch pick.enter(box.text, people, selected: peopleTable.selected, turn.scene) {
        case .takes(let row):
            clear()
            choose(row.member, row, &turn)
        case .asks: askWhom(&turn)
        }
    }

    /// Several fit: what was typed for one of them is dropped.
    func askWhom(_ turn: inout Turn) {
        turn.inform(turn.say("找到 %@ 位,请选一位", String(people.count)))
        turn.dropTyped()
    }

    func nobody(_ scene: Scene) -> String { scene.say("没有找到“%@”;请核对姓名、拼音或手机尾号", box.text) }

    /// Asks what a scan means; too short for a code, it can only be a phone, a number or a name.
    private mutating func read(_ text: String, _ turn: inout Turn) {
        let digits = text.filter { !$0.isWhitespace }
        if digits.count >= Self.shortestCode, digits.allSatisfy(\.isNumber) {
            return turn.decide(ReadCode(digits: digits)) { Note.read($0, digits: digits) }
        }
        box.set(text)
        let typed = box.text
        turn.decide(FindMembers(text: typed)) { Note.scannedNumber($0, text: typed) }
    }

    mutating func search(_ turn: inout Turn) {
        let text = box.text
        guard !text.isEmpty, !isCode else {
            people = []
            peopleText = nil
            stage = .empty
            return
        }
        turn.ask(FindMembers(text: text), slot: "find") { Note.found($0, text: text) }
    }

    /// Shows what can be verified of a member.
    mutating func choose(_ member: MemberID, _ row: MemberRow?, code: String? = nil, _ turn: inout Turn) {
        stage = .choosing(VerificationChoices(member: member, row: row, code: code))
        turn.decide(Verifiables(member: member)) { Note.choices($0, of: member) }
    }

    mutating func show(_ answer: FindMembers.Answer, for text: String) {
        guard text == box.text, stage.isTyping else { return }
        if answer.rows != people || text != peopleText { pick = MemberPick() }
        let before = people.indices.contains(peopleTable.selected) ? people[peopleTable.selected].member : nil
        people = answer.rows
        hasMorePeople = answer.more
        peopleText = text
        peopleTable.count = people.count
        peopleTable.select(people.firstIndex { $0.member == before } ?? 0)
        stage = .found
    }

    mutating func hear(_ answer: ReadCode.Answer, digits: String, _ turn: inout Turn) {
        clear()
        switch answer {
        case .member(let row): return choose(row.member, row, code: digits, &turn)
        case .card(let row): return choose(row.member, row, &turn)
        case .verifiable(let preview): return stage = .preview(preview, .code(digits))
        case .badMemberCode(let fault): stage = .trouble(turn.scene.trouble(fault))
        case .notVerifiable(let fault, let title): stage = .trouble(turn.scene.trouble(fault, title: title))
        case .payCode(let kind): stage = .trouble(turn.scene.trouble(kind))
        case .article: stage = .trouble(turn.scene.troubleOfArticle)
        case .damaged: stage = .trouble(turn.scene.troubleOfDamaged)
        case .foreign: stage = .trouble(turn.scene.troubleOfForeign)
        }
        turn.refuseCode()
        turn.effect(.bell)
    }

    /// The books have changed while a code was looked at.
    mutating func hearAgain(_ answer: ReadCode.Answer, digits: String, _ turn: inout Turn) {
        guard case .preview(_, .code(let code)) = stage, code == digits else { return }
        switch answer {
        case .verifiable(let preview): stage = .preview(preview, .code(code))
        case .notVerifiable(let fault, let title): stage = .trouble(turn.scene.trouble(fault, title: title))
        case .member, .badMemberCode, .card, .payCode, .article, .damaged, .foreign: break
        }
    }
}
