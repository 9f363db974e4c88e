import Domain
import Operations
import Surface
import Widgets

/// F4 预约: the booking sheet by staff or by room, a person's week, a month with its load; booking, moving, ending.
struct BookingsRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case enter, free, move, arrived, begin, end, charge, confirm, cancel, noShow, staff, date, today
        case previous, next, longer, shorter, swap, undo, lanes, day, week, month, search, waiting, affected, finer,
            coarser, join, deposit, hold, away, walkIn, hours, phone
    }

    /// What fills the screen.
    enum Page: Sendable, Equatable {
        case sheet, detail, month, draft, slots, search, waiting, affected
    }

    /// What the columns of the sheet are.
    enum Columns: Sendable, Equatable {
        case staff, rooms
        case week(OperatorID)
    }

    /// Which column.
    enum LaneKey: Sendable, Hashable {
        case staff(OperatorID), room(ResourceID), day(Day)
    }

    static let id = RoomID.bookings

    var page = Page.sheet
    var columns = Columns.staff
    /// The day that is shown; nil until the room is entered.
    var day: Day?
    var sheet: BookingSheet.Answer?
    var week: BookingWeek.Answer?
    var load: BookingMonth.Answer?
    var keys: [LaneKey] = []
    var grid = TimeGrid()
    /// Minutes in a row, where somebody has chosen them.
    var zoom: Int?
    /// The rows have been scrolled to the present once.
    var isPlaced = false
    /// Whom the next booking is for.
    var customer: BookingCustomer?
    var moving: BookingMove?
    /// The first of two bookings that change hands.
    var swapping: SheetItem?
    var draft: BookingDraft?
    var slots = SlotFinder()
    var detail: BookingDetail.Booking?
    var lists = BookingLists()
    /// Comes under the cursor when the sheet is there.
    var wanted: VisitID?
    var undo: BookingUndo?
    /// What was refused and may be done all the same.
    var refused: BookingRetry?

    /// The booking under the cursor.
    var item: SheetItem? { grid.block.flatMap { item(AppointmentID($0.id)) } }

    func item(_ id: AppointmentID) -> SheetItem? { items.first { $0.appointment == id } }

    /// All that is booked on what is shown.
    var items: [SheetItem] {
        switch columns {
        case .staff, .rooms: sheet?.items ?? []
        case .week: week?.days.flatMap(\.items) ?? []
        }
    }

    var key: LaneKey? { keys.indices.contains(grid.lane) ? keys[grid.lane] : nil }

    var subject: MemberID? {
        switch page {
        case .sheet: item?.seats.first?.member
        case .detail: detail?.seat.member
        case .month, .draft, .slots, .search, .waiting, .affected: nil
        }
    }

    var isHalfFilled: Bool { draft?.isHalfFilled ?? false }

    var typing: TextField? {
        get {
            switch page {
            case .draft: draft?.typing
            case .slots: slots.form.typing
            case .search: lists.find
            case .sheet, .detail, .month, .waiting, .affected: nil
            }
        }
        set {
            guard let newValue else { return }
            switch page {
            case .draft: draft?.typing = newValue
            case .slots: slots.form.typing = newValue
            case .search: lists.find = newValue
            case .sheet, .detail, .month, .waiting, .affected: break
            }
        }
    }

    /// A phone typed by a quick hand is no scan.
    func mayBeTyped(_ digits: String) -> Bool { typing != nil && digits.count == 11 && digits.first == "1" }

    func note(_ scene: Scene) -> String {
        guard let day else { return "" }
        guard page == .sheet || page == .month || page == .slots else { return "" }
        let parts = [noteOfCustomer(scene), noteOfView(scene), noteOfDay(day, scene)]
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func noteOfCustomer(_ scene: Scene) -> String {
        guard page != .month, let customer else { return "" }
        return scene.say("为 %@ 预约", customer.name)
    }

    private func noteOfView(_ scene: Scene) -> String {
        guard page == .sheet else { return "" }
        return switch columns {
        case .staff: scene.say("按员工")
        case .rooms: scene.say("按房间")
        case .week: scene.say("%@ 的一周", week?.name ?? "")
        }
    }

    private func noteOfDay(_ day: Day, _ scene: Scene) -> String {
        let today = scene.calendar.businessDay(of: scene.now)
        let name =
            switch day.sinceEpoch - today.sinceEpoch {
            case 0: scene.say("今天")
            case 1: scene.say("明天")
            default: ""
            }
        let count = page == .sheet && columns != .rooms ? scene.say("%@ 个预约", String(items.count)) : ""
        let affected = page == .sheet ? items.count(where: \.isAffected) : 0
        let warning = affected > 0 ? scene.say("受影响 %@", String(affected)) : ""
        return [name, scene.weekday(day), "\(Day.two(day.month))-\(Day.two(day.day))", count, warning]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Whom a booking is for.
enum BookingCustomer: Sendable, Equatable {
    case member(MemberID, name: String, phone: String)
    case guest(name: String, phone: String)

    init(_ row: MemberRow) { self = .member(row.member, name: row.name, phone: row.phone) }

    var name: String {
        switch self {
        case .member(_, let name, _), .guest(let name, _): name
        }
    }

    var member: MemberID? {
        if case .member(let id, _, _) = self { return id }
        return nil
    }

    /// As the store takes it.
    var booked: Book.Customer {
        switch self {
        case .member(let id, _, _): .member(id)
        case .guest(let name, let phone): .guest(name: name, phone: phone)
        }
    }
}
