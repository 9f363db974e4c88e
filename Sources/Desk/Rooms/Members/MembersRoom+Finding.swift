import Domain
import Operations
import Surface
import Widgets

/// From the find box to the profile that is shown.
extension MembersRoom {
    mutating func ask(_ turn: inout Turn) {
        let text = find.text
        turn.ask(FindMembers(text: text), slot: "find") { Note.found($0, text: text) }
    }

    mutating func ask(card member: MemberID, _ turn: inout Turn) {
        turn.ask(MemberCard(member: member), slot: "card") { Note.card($0, of: member) }
    }

    /// Shows somebody who was named elsewhere.
    mutating func open(_ member: MemberID, _ turn: inout Turn) {
        find.clear()
        rowsText = ""
        isInProfile = true
        show(member, &turn)
        ask(&turn)
    }

    /// Shows a profile from its first page.
    mutating func show(_ member: MemberID, _ turn: inout Turn) {
        if shown != member {
            shown = member
            if card?.row.member != member { card = nil }
            for table in [\MembersRoom.movements, \.benefits, \.visits] { self[keyPath: table].select(0) }
        }
        ask(card: member, &turn)
    }

    mutating func hear(_ answer: FindMembers.Answer, text: String, _ turn: inout Turn) {
        guard text == find.text else { return }
        let isAnew = rowsText != text
        rows = answer.rows
        hasMore = answer.more
        rowsText = text
        if isAnew, let first = rows.first?.member {
            show(rows.contains { $0.member == shown } && text.isEmpty ? shown ?? first : first, &turn)
        }
        if isAnew, rows.isEmpty {
            shown = nil
            card = nil
            isInProfile = false
        }
        keepShownInList()
        if opensFirst, !rows.isEmpty { isInProfile = true }
        opensFirst = false
    }

    mutating func hear(_ answer: MemberCard.Answer, of member: MemberID) {
        guard member == shown else { return }
        card = answer.card
        movements.count = card?.movements.count ?? 0
        benefits.count = (card?.sessions.count ?? 0) + (card?.coupons.count ?? 0)
        visits.count = card?.visits.count ?? 0
        if card == nil { isInProfile = false }
        keepShownInList()
    }

    /// Somebody who was named elsewhere stands on top of the list, though not found by what is typed.
    private mutating func keepShownInList() {
        if let row = card?.row, row.member == shown {
            if let place = rows.firstIndex(where: { $0.member == shown }) {
                rows[place] = row
            } else {
                rows.insert(row, at: 0)
            }
        }
        list.count = rows.count
        list.select(rows.firstIndex { $0.member == shown } ?? 0)
    }

    mutating func look() {
        if rowsText != find.text {
            opensFirst = true
        } else if !rows.isEmpty {
            isInProfile = true
        }
    }

    /// The list is at another row.
    mutating func showSelected(_ turn: inout Turn) {
        if rows.indices.contains(list.selected) { show(rows[list.selected].member, &turn) }
    }
}
