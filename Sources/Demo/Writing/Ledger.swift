import Domain
import Operations
import SQL
import Store
import Vault

/// Puts a told year in order, gives numbers and chains it: what was told member by member happened day by day.
struct Ledger: Sendable {
    /// How far the numbers of each series went.
    struct Ending: Sendable {
        var visits: Int64 = 0
        var items: Int64 = 0
        var coupons: Int64 = 0
        var verifications: Int64 = 0
        var holds: Int64 = 0
        var appointments: Int64 = 0
        var series: Int64 = 0
        var absences: Int64 = 0
        var wishes: Int64 = 0
        var entry: Head.Link = .none
    }

    var story: Storyteller
    let vault: Vault
    var ending = Ending()
    /// Places of entries and visits in the order they happened.
    let entryOrder: [Int32]
    let visitOrder: [Int32]
    /// Numbers of entries and visits by their place.
    var entryNumbers: [Int32]
    var visitNumbers: [Int32]
    let staff: [Int64]
    var codes: [Code] = []

    /// A single-use code to be written down.
    struct Code: Sendable {
        let index: [UInt8]
        let isCoupon: Bool
        let target: Int64
        let serial: Int64
        var usedBy: Int64 = 0
    }

    init(_ story: Storyteller, vault: Vault) {
        self.story = story
        self.vault = vault
        staff = story.pack.staff.map(\.number.raw)
        entryOrder = Self.order(story.book.entries.map(\.at))
        visitOrder = Self.order(story.book.visits.map { $0.arrived >= 0 ? $0.arrived : $0.expected })
        entryNumbers = Self.numbers(entryOrder)
        visitNumbers = Self.numbers(visitOrder)
    }

    /// Places by time; what a member did at one time stays in its order.
    private static func order(_ times: [Int64]) -> [Int32] {
        let first = times.min() ?? 0
        // Seconds of two years in 26 bits above a place of 31: one sort of plain numbers.
        var keys = times.enumerated().map { UInt64(($1 - first) / 1000) << 32 | UInt64($0) }
        keys.sort()
        return keys.map { Int32(truncatingIfNeeded: $0 & 0x7FFF_FFFF) }
    }

    private static func numbers(_ order: [Int32]) -> [Int32] {
        var numbers = [Int32](repeating: 0, count: order.count)
        for (rank, place) in order.enumerated() { numbers[Int(place)] = Int32(rank + 1) }
        return numbers
    }

    /// Visits from a rank on; the guest of today comes last.
    mutating func visits(_ from: Int, _ count: Int) -> (Batch, next: Int?) {
        var rows = Batch.Rows(
            """
            INSERT INTO visit (id, member, guest, day, state, expected_at, arrived_at, started_at, finished_at, service,
                staff, place) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        let end = min(from + count, visitOrder.count)
        rows.values.reserveCapacity((end - from) * 12)
        for rank in from..<end { add(story.book.visits[Int(visitOrder[rank])], number: rank + 1, &rows) }
        let isLast = end == visitOrder.count
        if isLast {
            add(story.visit(story.today.guest, member: -1, service: 0), number: end + 1, &rows)
            ending.visits = Int64(end + 1)
        }
        return (Batch(rows: [rows], weight: weight(end - from, of: visitOrder.count, 120)), isLast ? nil : end)
    }

    private func add(_ visit: HistoryBook.Visit, number: Int, _ rows: inout Batch.Rows) {
        rows.values.append(.number(number))
        rows.values.append(visit.member < 0 ? .null : .number(visit.member + 1))
        rows.values.append(.text(visit.member < 0 ? "散客" : ""))
        rows.values.append(.text(story.timeline.dates[Int(visit.day)]))
        rows.values.append(.text(visit.state.rawValue))
        rows.values.append(.moment(visit.expected))
        rows.values.append(.moment(visit.arrived))
        rows.values.append(.moment(visit.started))
        rows.values.append(.moment(visit.finished))
        rows.values.append(.integer(story.pack.services[Int(visit.service)].id.raw))
        rows.values.append(.integer(staff[Int(visit.staff)]))
        rows.values.append(.text(story.pack.places[Int(visit.place)]))
    }

    /// Verifications from a place on, then the sessions kept for today's visits.
    mutating func uses(_ from: Int, _ count: Int) -> (Batch, next: Int?) {
        var rows = Batch.Rows(
            """
            INSERT INTO verification (id, entry, kind, target, member, operator, at, day, title, voucher, undo_entry,
                undone_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        var holds = Batch.Rows("INSERT INTO hold (id, account, visit, amount, state, at) VALUES (?,?,?,1,'open',?)")
        if from == 0 { story.book.uses.sort { entryNumbers[Int($0.entry)] < entryNumbers[Int($1.entry)] } }
        let uses = story.book.uses
        let end = min(from + count, uses.count)
        for place in from..<end { add(uses[place], number: Int64(place + 1), &rows) }
        let isLast = end == uses.count
        if isLast {
            ending.verifications = Int64(end)
            for (place, hold) in story.book.holds.enumerated() {
                let item = story.book.items[Int(hold.item)]
                holds.add(
                    .number(place + 1), .integer(AccountID(.session, holder: item.number).raw),
                    .number(visitNumbers[Int(hold.visit)]), .integer(hold.at))
            }
            ending.holds = Int64(story.book.holds.count)
        }
        return (Batch(rows: [rows, holds], weight: weight(end - from, of: uses.count, 40)), isLast ? nil : end)
    }

    private mutating func add(_ use: HistoryBook.Use, number: Int64, _ rows: inout Batch.Rows) {
        let book = story.book
        let entry = book.entries[Int(use.entry)]
        let (kind, target, first): (String, Int64, Int) =
            switch use.target {
            case .coupon(let place): ("coupon", book.coupons[Int(place)].number, book.coupons[Int(place)].codes)
            case .session(let place): ("session", book.items[Int(place)].number, book.items[Int(place)].codes)
            case .gift(let place): ("gift", story.pack.gifts[Int(place)].id.raw, 0)
            }
        let code = use.serial > 0 ? first + Int(use.serial) - 1 : nil
        if let code, use.undo < 0 { codes[code].usedBy = number }
        rows.add(
            .integer(number), .number(entryNumbers[Int(use.entry)]), .text(kind), .integer(target),
            .number(entry.member + 1), .integer(staff[Int(entry.by)]), .integer(entry.at),
            .text(story.timeline.dates[story.timeline.day(of: entry.at)]), .text(story.phrases.texts[Int(entry.title)]),
            code.map { .blob(codes[$0].index) } ?? .null, use.undo < 0 ? .null : .number(entryNumbers[Int(use.undo)]),
            use.undo < 0 ? .null : .integer(book.entries[Int(use.undo)].at))
    }

    /// Codes from a place on.
    mutating func vouchers(_ from: Int, _ count: Int) -> (Batch, next: Int?) {
        var rows = Batch.Rows("INSERT INTO voucher (code_index, kind, target, serial, used_by) VALUES (?,?,?,?,?)")
        let end = min(from + count, codes.count)
        rows.values.reserveCapacity((end - from) * 5)
        for code in codes[from..<end] {
            rows.values.append(.blob(code.index))
            rows.values.append(.text(code.isCoupon ? "coupon" : "session"))
            rows.values.append(.integer(code.target))
            rows.values.append(.integer(code.serial))
            rows.values.append(code.usedBy == 0 ? .null : .integer(code.usedBy))
        }
        return (Batch(rows: [rows], weight: weight(end - from, of: codes.count, 40)), end == codes.count ? nil : end)
    }

    /// So many of a chapter's rows as thousandths of members; the whole chapter counts `share` a member.
    func weight(_ count: Int, of total: Int, _ share: Int) -> Int { story.members * share * count / max(1, total) }
}
