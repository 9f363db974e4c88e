package import Domain

/// One event of a calendar, as it is written for other programs.
package struct CalendarEvent: Sendable, Equatable {
    /// Whether it takes place.
    package enum Status: String, Sendable {
        /// 待确认
        case tentative = "TENTATIVE"
        /// 已确认
        case confirmed = "CONFIRMED"
        /// 已取消
        case cancelled = "CANCELLED"
    }

    /// Names it for ever, whatever becomes of it.
    package let uid: String
    /// Begins.
    package let start: Instant
    /// Ends; half-open.
    package let end: Instant
    /// What; never more of a customer than a masked name.
    package let summary: String
    /// By whom.
    package let detail: String
    /// Where; may be empty.
    package let location: String
    /// Whether.
    package let status: Status

    /// An event.
    package init(
        uid: String, start: Instant, end: Instant, summary: String, detail: String, location: String, status: Status
    ) {
        self.uid = uid
        self.start = start
        self.end = end
        self.summary = summary
        self.detail = detail
        self.location = location
        self.status = status
    }
}
