package import Domain
import SQL
import Store

/// Closes a pay period: what was achieved up to a day is paid and stays as it is; what is taken back later counts for the
/// next one (rule 45).
package struct ClosePayPeriod: Command {
    /// Its last day.
    package let until: Day

    /// An end.
    package init(until: Day) { self.until = until }

    package static let right = Right.seeReports
    package var subject: Subject { .counter }

    /// What is closed.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its first day.
        package let from: Day
        /// Its last day.
        package let until: Day
        /// What is paid for it.
        package let pay: Money

        /// A period.
        package init(from: Day, until: Day, pay: Money) {
            self.from = from
            self.until = until
            self.pay = pay
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// That day is not over.
        case notOver
        /// Nothing was achieved since the last period, or it was closed up to that day or a later one.
        case nothing
    }
}

extension ClosePayPeriod {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard until < work.today else { throw Refusal.notOver }
        guard let from = try work.db.openPeriodStart(), from <= until else { throw Refusal.nothing }
        let period = try work.db.closePayPeriod(from: from, until: until, at: work.now, by: work.operatorID)
        return Answer(from: period.from, until: period.until, pay: period.pay)
    }
}
