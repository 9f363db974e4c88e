import Domain
import Operations
import Surface
import Widgets

/// From the find box to the profile that is shown.
extension MembersRoom {
    mutating func ask(_ turn: inout Turn) {
        let text = find.text
        if text.isEmpty { return ask(stretchFrom: rowsText == "" ? rows.from : 0, &turn) }
        turn.ask(FindMembers(text: text), slot: "find") { Note.found($0, text: text) }
    }

    /// All members, a stretch of them.
    private mutating func ask(stretchFrom place: Int, _ turn: inout Turn) {
        turn.ask(MemberList(from: place, limit: MemberWindow.length), slot: "find") { Note.listed($0) }
    }

    mutating func hear(_ answer: MemberList.Answer, _ turn: inout Turn) {
        guard find.text.isEmpty else { return }
        let isAnew = rowsText != ""
        if isAnew { rows.show([]) }
        rows.show(answer)
        hasMore = true
        settle(isAnew: isAnew, keepsShown: true, &turn)
    }

    mutating func ask(card member: MemberID, _ turn: inout Turn) {
        if cardWait != .over { cardWait = .asked }
        turn.ask(MemberCard(member: member), slot: "card") { Note.card($0, of: member) }
    }

    /// Shows somebody who was named elsewhere; the cursor stays in the find box: letters must not be actions by surprise.
    mutating func open(_ member: MemberID, _ turn: inout Turn) {
        find.clear()
        rowsText = ""
        isInProfile = false
        isInList = false
        isPicked = false
        isNamedElsewhere = true
        show(member, &turn)
        ask(&turn)
    }

    /// Shows a profile from its first page.
    mutating func show(_ member: MemberID, _ turn: inout Turn) {
        point(at: member)
        ask(card: member, &turn)
    }

    /// Somebody else is meant, or nobody; no word of whoever was shown before stays.
    private mutating func point(at member: MemberID?) {
        guard shown != member else { return }
        shown = member
        if card?.row.member != member { card = nil }
        cardWait = member == nil || card != nil ? .over : .asked
        for table in [\MembersRoom.movements, \.benefits, \.visits] { self[keyPath: table].select(0) }
    }

    mutating func hear(_ answer: FindMembers.Answer, text: String, _ turn: inout Turn) {
        guard text == find.text else { return }
        let isAnew = rowsText != text
        rows.show(answer.rows)
        hasMore = answer.more
        settle(isAnew: isAnew, keepsShown: false, &turn)
    }

    private mutating func settle(isAnew: Bool, keepsShown: Bool, _ turn: inout Turn) {
        rowsText = find.text
        if isAnew, let first = rows[0]?.member {
            show(keepsShown && rows.firstIndex(of: shown) != nil ? shown ?? first : first, &turn)
        }
        if isAnew, rows.isEmpty {
            point(at: nil)
            isInProfile = false
            isInList = false
        }
        list.count = rows.count
        if isAnew { list.select(rows.firstIndex(of: shown) ?? 0) }
        keepShownInList()
        // Whoever's profile has the keys stays, also if they are no longer called what was typed.
        guard !isAnew, let row = rows[list.selected], row.member != shown, !isNamedElsewhere, !isInProfile else {
            return
        }
        // Nobody was shown while the row was on its way: the list is being walked.
        if shown == nil { pointAtSelected(turn.scene) } else { show(row.member, &turn) }
    }

    mutating func hear(_ answer: MemberCard.Answer, of member: MemberID) {
        guard member == shown else { return }
        cardWait = .over
        card = answer.card
        movements.count = card?.movements.count ?? 0
        benefits.count = (card?.sessions.count ?? 0) + (card?.coupons.count ?? 0)
        visits.count = card?.visits.count ?? 0
        if card == nil { isInProfile = false }
        keepShownInList()
    }

    /// Somebody who was named elsewhere stands on top of the list, though not found by what is typed.
    private mutating func keepShownInList() {
        guard let row = card?.row, row.member == shown else { return }
        if rows.firstIndex(of: shown) == nil, !isNamedElsewhere, !isInProfile { return }
        rows.keep(row)
        list.count = rows.count
        if let place = rows.firstIndex(of: shown) { list.select(place) }
    }

    /// To the profile of whoever is meant; where there are several, to the list first.
    mutating func look(_ turn: inout Turn) {
        guard rowsText == find.text, !rows.isEmpty else { return }
        guard isChosen else {
            isInList = true
            return turn.offer(several(turn.scene))
        }
        isInProfile = true
        isInList = false
    }

    private mutating func pointAtSelected(_ scene: Scene) {
        point(at: rows[list.selected]?.member)
        if cardWait != .over { cardWait = .rest(from: scene.now) }
    }

    /// The list is at another row. The card is asked for when it stays there.
    mutating func showSelected(_ turn: inout Turn) {
        isNamedElsewhere = false
        pointAtSelected(turn.scene)
        guard rowsText == "", find.text.isEmpty, let from = rows.stretch(around: list.selected) else {
            return
        }
        ask(stretchFrom: from, &turn)
    }
}
