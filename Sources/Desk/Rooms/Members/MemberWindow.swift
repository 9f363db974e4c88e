import Domain
import Operations

/// The stretch of a long list that is in memory, around what is shown; the rest comes when somebody goes there.
struct MemberWindow: Sendable, Equatable {
    /// Somebody named elsewhere, on top of the list though not found there.
    private(set) var pinned: MemberRow?
    private(set) var from = 0
    private(set) var rows: [MemberRow] = []
    private var total = 0

    /// Rows of the whole list.
    var count: Int { total + (pinned == nil ? 0 : 1) }
    var isEmpty: Bool { count == 0 }

    /// A row of the list; nil while it is on its way.
    subscript(index: Int) -> MemberRow? {
        var place = index
        if let pinned {
            if index == 0 { return pinned }
            place -= 1
        }
        place -= from
        return rows.indices.contains(place) ? rows[place] : nil
    }

    /// Where somebody stands, if in memory.
    func firstIndex(of member: MemberID?) -> Int? {
        guard let member else { return nil }
        if pinned?.member == member { return 0 }
        return rows.firstIndex { $0.member == member }.map { $0 + from + (pinned == nil ? 0 : 1) }
    }

    /// Rows that were found, all there are.
    mutating func show(_ rows: [MemberRow]) {
        self = MemberWindow()
        self.rows = rows
        total = rows.count
    }

    /// Another stretch of the list of all members.
    mutating func show(_ answer: MemberList.Answer) {
        from = answer.from
        rows = answer.rows
        total = answer.total
        if let pinned, rows.contains(where: { $0.member == pinned.member }) { self.pinned = nil }
    }

    /// Somebody's row as it is now: in its place, or on top.
    mutating func keep(_ row: MemberRow) {
        if let place = rows.firstIndex(where: { $0.member == row.member }) {
            rows[place] = row
        } else {
            pinned = row
        }
    }

    /// How many rows are read at once: two pages ahead are in memory before anybody turns to them, and a few behind.
    static let length = 200

    /// From where to read on, if `index` is near an end of what is in memory: most of it where the walk goes, yet
    /// enough behind that turning back is no end again.
    func stretch(around index: Int) -> Int? {
        let place = index - (pinned == nil ? 0 : 1)
        let margin = Self.length / 3
        if place >= from + rows.count - margin, from + rows.count < total { return max(0, place - Self.length * 2 / 5) }
        if place < from + margin, from > 0 { return max(0, place - Self.length * 3 / 5) }
        return nil
    }
}
