package import Domain
import SQL
import Store

/// Whether anything lapsed that is not written down yet: what opening the business day has to do.
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

        /// What is to be done.
        package init(day: Day, lots: Int64) {
            self.day = day
            self.lots = lots
        }
    }
}

extension LapsesDue {
    package func answer(_ view: View) throws -> Answer {
        Answer(day: view.today, lots: try view.db.countDue(by: view.calendar.start(of: view.today)))
    }
}
