package import Domain
import SQL
import Store

/// What opening the business day has to do: whether anything lapsed that is not written down yet, and whether numbers of
/// guests are to be erased.
package struct LapsesDue: Query {
    /// Asks.
    package init() {}

    package static let right = Right.openDay

    /// What is to be done.
    package struct Answer: Codable, Sendable, Equatable {
        /// The business day.
        package let day: Day
        /// Lots of bonus and points whose time has passed.
        package let lots: Int64
        /// Numbers of guests that have served their purpose.
        package let contacts: Int64

        /// What is to be done.
        package init(day: Day, lots: Int64, contacts: Int64 = 0) {
            self.day = day
            self.lots = lots
            self.contacts = contacts
        }
    }
}

extension LapsesDue {
    package func answer(_ view: View) throws -> Answer {
        let limit = view.today.advanced(days: -view.settings.contactDays)
        return Answer(
            day: view.today, lots: try view.db.countDue(by: view.calendar.start(of: view.today)),
            contacts: try view.db.contactsDue(before: limit, view.calendar.start(of: limit)))
    }
}
