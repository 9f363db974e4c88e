import Domain
import Operations
import Surface

/// How a booking looks on the sheet: a sign and a role for where it stands, and whose it is.
struct BookingFace: Sendable, Equatable {
    /// One cell: `!` affected, `?` not confirmed, `*` here, `>` being served, `v` done, `^` outside the hours.
    let mark: String
    let role: Role
    let name: String
    let service: String
    let remark: String

    init(_ item: SheetItem, _ scene: Scene) {
        let seat = item.seats.first
        let state = Self.state(of: item)
        let isOpen = state == .expected || state == .waiting
        if item.isAffected && isOpen {
            (mark, role) = ("!", .bookedAffected)
        } else {
            let sign = Self.sign(state, seat?.surety)
            mark = item.forced.isEmpty || sign.mark != " " ? sign.mark : "^"
            role = sign.role
        }
        if item.capacity > 1 {
            name = scene.say("%@/%@ 位", String(item.seats.count), String(item.capacity)) + " " + item.title
            service = item.seats.map(\.name).joined(separator: " ")
            remark = ""
        } else {
            name = seat?.name ?? ""
            service = item.title
            remark = seat?.remark ?? ""
        }
    }

    /// Where it stands: of a class, what comes first.
    static func state(of item: SheetItem) -> VisitState {
        let order: [VisitState] = [.serving, .waiting, .expected, .done, .cancelled]
        return order.first { state in item.seats.contains { $0.state == state } } ?? .expected
    }

    private static func sign(_ state: VisitState, _ surety: BookingSurety?) -> (mark: String, role: Role) {
        switch state {
        case .expected: surety == .pending ? ("?", .bookedPending) : (" ", .booked)
        case .waiting: ("*", .bookedHere)
        case .serving: (">", .bookedServing)
        case .done: ("v", .bookedDone)
        case .cancelled: ("x", .bookedDone)
        }
    }
}
