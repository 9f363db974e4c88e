package import Domain
import SQL
import Store

/// Erases the numbers guests left for bookings that are long over (个人信息保护法 art. 47): a batch at a time, at the
/// beginning of a business day.
package struct EraseContacts: Command {
    /// The business day that begins.
    package let day: Day

    /// At the beginning of a day.
    package init(day: Day) { self.day = day }

    package static let right = Right.openDay
    package var subject: Subject { .counter }

    /// Numbers that one request takes care of.
    package static let batch = 200

    /// What was erased.
    package struct Answer: Codable, Sendable, Equatable {
        /// So many numbers; fewer than a batch = there is no more.
        package let erased: Int

        /// So many.
        package init(erased: Int) { self.erased = erased }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// The day has not begun.
        case notYet
    }
}

extension EraseContacts {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard day <= work.today else { throw Refusal.notYet }
        let limit = day.advanced(days: -work.settings.contactDays)
        let erased = try work.db.eraseContacts(
            before: limit, work.calendar.start(of: limit), limit: Self.batch)
        work.record(reason: "\(day) \(erased)")
        return Answer(erased: erased)
    }
}
