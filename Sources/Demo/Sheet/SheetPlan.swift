import Domain

/// What stands on the booking sheet of a demo, before it has numbers: visits are known by their place in the book.
struct SheetPlan: Sendable {
    /// A service at a time; its number is its place, counted from 1.
    struct Appointment: Sendable {
        let placement: Placement
        /// Place of the day in the timeline.
        let day: Int
        /// Why it stands outside the hours; empty = it does not.
        let forced: String
        /// False: it was cancelled, or nobody came.
        var isActive = true
        /// Places of the visits that sit in it.
        var seats: [Int] = []
    }

    /// What the book does not say about a booked visit.
    struct Note: Sendable {
        let visit: Int
        let surety: BookingSurety
        var ending: BookingEnding?
        var remark = ""
        var isSeries = false
        /// A guest's name and mobile number; empty for members.
        var guest = ""
        var phone = ""
        /// When it was booked, and by which place of the staff.
        let bookedAt: Int64
        let by: Int32
    }

    /// Somebody is away.
    struct Leave: Sendable {
        let staff: OperatorID
        let from: Instant
        let until: Instant
        let reason: String
    }

    /// Somebody waits for a time.
    struct Wish: Sendable {
        let member: Int32
        let service: ServiceID
        let staff: OperatorID?
        let days: ClosedRange<Int>
        let minutes: Range<Int>
        let note: String
    }

    var appointments: [Appointment] = []
    var notes: [Note] = []
    /// The rule of the one series there is.
    var series: Recurrence?
    var leave: Leave?
    var wishes: [Wish] = []
}
