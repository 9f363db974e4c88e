import Domain
import Operations
import Surface
import Widgets

/// Lists beside the sheet: found bookings, those who wait, bookings to be settled.
struct BookingLists: Sendable {
    var find = TextField(limit: 30)
    var foundFor: String?
    var found: [FoundBooking] = []
    var wishes: [WishItem] = []
    var toSettle: [FoundBooking] = []
    var table = Table([])
    /// Whether the list has come.
    var isThere = false
}

extension BookingsRoom {
    mutating func openSearch(_ turn: inout Turn) {
        lists = BookingLists()
        page = .search
    }

    mutating func openWaiting(_ turn: inout Turn) {
        lists = BookingLists()
        page = .waiting
        turn.decide(WaitingList()) { Note.wishes($0) }
    }

    mutating func openAffected(_ turn: inout Turn) {
        lists = BookingLists()
        page = .affected
        turn.decide(AffectedBookings()) { Note.toSettle($0) }
    }

    mutating func handleList(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) {
            page = .sheet
            return true
        }
        let place = Self.listPlace(turn.scene, hasBox: page == .search)
        switch lists.table.handle(event, in: place.list) {
        case .activated: carryOut(.enter, &turn)
        case .handled, .moved: break
        case .ignored:
            guard page == .search else { return false }
            switch lists.find.handle(event) {
            case .ignored: return false
            case .handled: break
            case .changed: look(&turn)
            }
        }
        return true
    }

    mutating func look(_ turn: inout Turn) {
        let text = lists.find.text
        guard !text.isEmpty else {
            (lists.found, lists.foundFor) = ([], nil)
            return lists.table.count = 0
        }
        turn.ask(FindBookings(text: text), slot: "find") { Note.found(text, $0) }
    }

    mutating func hearLists(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .found(let text, let answer): take(answer.rows, for: text)
        case .jump(let text, let answer):
            take(answer.rows, for: text)
            if answer.rows.isEmpty { turn.refuse(turn.say("没有找到“%@”的预约", text)) } else { jumpToFound(&turn) }
        case .wishes(let answer):
            let before = wish?.wish
            (lists.wishes, lists.isThere) = (answer.wishes, true)
            lists.table.count = answer.wishes.count
            if let place = answer.wishes.firstIndex(where: { $0.wish == before }) { lists.table.select(place) }
        case .toSettle(let answer):
            let rows = lists.toSettle
            let before = rows.indices.contains(lists.table.selected) ? rows[lists.table.selected].seat.visit : nil
            (lists.toSettle, lists.isThere) = (answer.rows, true)
            lists.table.count = answer.rows.count
            if let place = answer.rows.firstIndex(where: { $0.seat.visit == before }) { lists.table.select(place) }
        case .drop(let wish):
            turn.perform(LeaveWaitingList(wish: wish.wish)) { Note.left(wish.name, $0) }
        default: break
        }
    }

    private mutating func take(_ rows: [FoundBooking], for text: String) {
        guard text == lists.find.text else { return }
        (lists.found, lists.foundFor, lists.isThere) = (rows, text, true)
        lists.table.count = rows.count
        lists.table.select(0)
    }

    mutating func jumpToFound(_ turn: inout Turn) {
        let text = lists.find.text
        guard !text.isEmpty else { return }
        guard lists.foundFor == text else { return turn.decide(FindBookings(text: text)) { Note.jump(text, $0) } }
        if let index = lists.table.selection, lists.found.indices.contains(index) {
            jump(to: lists.found[index], &turn)
        }
    }

    mutating func jumpToAffected(_ turn: inout Turn) {
        guard let index = lists.table.selection, lists.toSettle.indices.contains(index) else { return }
        jump(to: lists.toSettle[index], &turn)
    }

    private mutating func jump(to row: FoundBooking, _ turn: inout Turn) {
        page = .sheet
        wanted = row.seat.visit
        if case .week = columns { columns = .staff }
        go(to: row.day, &turn)
    }

    private var wish: WishItem? {
        guard let index = lists.table.selection, lists.wishes.indices.contains(index) else { return nil }
        return lists.wishes[index]
    }

    /// The time that would do becomes a booking of the one who waits.
    mutating func takeOffer(_ turn: inout Turn) {
        guard let wish else { return }
        guard let offer = wish.offer else { return turn.refuse(turn.say("还没有空位给 %@", wish.name)) }
        var draft = BookingDraft(turn.scene)
        draft.lines = offer.lines
        draft.rooms = offer.rooms.map { $0.joined(separator: " ") }
        draft.wish = wish.wish
        let before = customer
        customer =
            wish.member.map { .member($0, name: wish.name, phone: wish.phone) } ?? .guest(name: wish.name, phone: "")
        begin(draft, &turn)
        customer = before
    }

    func askDrop(_ turn: inout Turn) {
        guard let wish else { return }
        turn.show(
            QuestionOverlay(
                turn.say("取消候补"), [turn.say("%@ 不再等 %@?", wish.name, wish.title)],
                answers: [
                    .init(label: turn.say("取消候补")) { $0.tell(.room(.bookings), Note.drop(wish)) },
                    .init(label: turn.say("返回")) { _ in },
                ]))
    }
}
