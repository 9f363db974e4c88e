package import Domain
import SQL
import Store

/// Who waits for a time to become free, and which of them could have one now (feature C4).
package struct WaitingList: Query {
    /// Asks for all of it.
    package init() {}

    package static let right = Right.seeCounter

    /// The line, the first first.
    package struct Answer: Codable, Sendable, Equatable {
        /// The wishes.
        package let wishes: [WishItem]

        /// Wishes.
        package init(wishes: [WishItem]) { self.wishes = wishes }
    }
}

/// A wish on the waiting list.
package struct WishItem: Codable, Sendable, Equatable {
    /// Its number.
    package let wish: WishID
    /// Who; nil = a guest.
    package let member: MemberID?
    /// Name of member or guest.
    package let name: String
    /// 138****5678; empty where none is known.
    package let phone: String
    /// Which service.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// By whom; nil = by anybody.
    package let staff: OperatorID?
    /// Their name; empty = anybody.
    package let staffName: String
    /// From this day.
    package let from: Day
    /// To this one.
    package let through: Day
    /// Within these minutes of the day.
    package let minutes: Range<Int>
    /// A remark; may be empty.
    package let note: String
    /// Since when.
    package let at: Instant
    /// The first time that would do, if there is one now.
    package let offer: SlotOffer?

    /// A wish.
    package init(
        wish: WishID, member: MemberID?, name: String, phone: String, service: ServiceID, title: String,
        staff: OperatorID?, staffName: String, from: Day, through: Day, minutes: Range<Int>, note: String, at: Instant,
        offer: SlotOffer?
    ) {
        self.wish = wish
        self.member = member
        self.name = name
        self.phone = phone
        self.service = service
        self.title = title
        self.staff = staff
        self.staffName = staffName
        self.from = from
        self.through = through
        self.minutes = minutes
        self.note = note
        self.at = at
        self.offer = offer
    }
}

extension WaitingList {
    package func answer(_ view: View) throws -> Answer {
        Answer(wishes: try view.db.wishes(at: view.now).prefix(50).map { try item($0, view) })
    }

    private func item(_ row: WishRow, _ view: View) throws -> WishItem {
        let record = try row.member.flatMap { try view.db.member($0, vault: view.vault) }
        let phone = try record?.phone ?? view.db.contact(of: row.id, vault: view.vault)
        let from = view.calendar.businessDay(of: row.from)
        let through = view.calendar.businessDay(of: row.until.advanced(milliseconds: -1))
        let found = try FindSlots(
            lines: [.init(service: row.service, staff: row.staff)], from: max(from, view.today), through: through,
            minutes: row.minutes, member: row.member, limit: 1
        ).answer(view).slots.first
        return WishItem(
            wish: row.id, member: row.member, name: record?.name ?? row.guest,
            phone: phone.isEmpty ? "" : Phone.masked(phone), service: row.service, title: row.title, staff: row.staff,
            staffName: try row.staff.flatMap { try view.db.staff($0)?.name } ?? "", from: from, through: through,
            minutes: row.minutes, note: row.note, at: row.at,
            offer: found.flatMap { $0.slot.start < row.until ? $0 : nil })
    }
}
