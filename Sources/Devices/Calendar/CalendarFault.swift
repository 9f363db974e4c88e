package import Domain

/// Why a calendar cannot be read, and where.
package struct CalendarFault: Error, Sendable, Equatable {
    /// What is wrong with a line.
    package enum Reason: Sendable, Equatable {
        /// It is no line of a calendar, or no calendar at all.
        case noLine
        /// Components are not closed in the order they were opened.
        case nesting
        /// An event lacks this.
        case missing(String)
        /// Neither a date, nor a time.
        case time(String)
        /// No zone of this name.
        case zone(String)
        /// The event ends before it begins, or lasts no time.
        case order
        /// A rule that is not read here.
        case rule(RecurrenceFault)
        /// Something of RFC 5545 that is not read here.
        case unsupported(String)
    }

    /// In which line, from 1.
    package let line: Int
    /// What.
    package let reason: Reason

    /// A fault.
    package init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}
