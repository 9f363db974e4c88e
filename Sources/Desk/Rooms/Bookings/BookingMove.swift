import Domain
import Operations

/// A booking on its way to another place of the sheet.
struct BookingMove: Sendable, Equatable {
    /// What is moved, as it stood when it was taken up.
    let item: SheetItem
    /// In which column it was taken up.
    let from: BookingsRoom.LaneKey
    /// Over which column it is.
    var lane: BookingsRoom.LaneKey
    /// Its beginning on the day that is shown.
    var minute: Int
    /// How long it is.
    var minutes: Int
    /// The hand holds it: letting go puts it down.
    var isDragged = false
}

/// The last change, where it can be taken back.
enum BookingUndo: Sendable, Equatable {
    case move(MoveAppointment)
    case swap(SwapStaff)
    case reinstate(VisitID, name: String)
    case visit(MoveVisit, name: String)
    /// A booking made by mistake; it stays in the history as cancelled by the store.
    case unbook(VisitID, name: String)
}

/// What was refused and may be done with a reason.
enum BookingRetry: Sendable, Equatable {
    case book(Book)
    case move(MoveAppointment)
}

extension SheetItem {
    /// How it stands on the screen.
    var version: MoveAppointment.Version { .init(start: stretch.from, staff: staff, minutes: minutes) }
}

extension MoveAppointment {
    /// The way back.
    var reversed: MoveAppointment { MoveAppointment(appointment: appointment, was: now, now: was) }

    /// The same outside the hours.
    func forced(_ reason: String) -> MoveAppointment {
        MoveAppointment(appointment: appointment, was: was, now: now, resources: resources, force: reason)
    }
}

extension Book {
    /// The same outside the hours.
    func forced(_ reason: String) -> Book {
        Book(
            customer: customer, lines: lines, surety: surety, remark: remark, series: series, skipping: skipping,
            session: session, wish: wish, force: reason)
    }
}
