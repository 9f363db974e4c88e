package import Domain
import SQL
import Store

/// One person's lines of the pay sheet in some days, the last first.
package struct PerformanceLines: Query {
    /// Whose.
    package let staff: OperatorID
    /// The first day.
    package let from: Day
    /// The last day.
    package let until: Day

    /// Asks for somebody's lines.
    package init(staff: OperatorID, from: Day, until: Day) {
        self.staff = staff
        self.from = from
        self.until = until
    }

    package static let right = Right.seeReports

    /// The most lines of one answer.
    package static let limit = 500

    /// The lines.
    package struct Answer: Codable, Sendable, Equatable {
        /// The last first.
        package let lines: [Line]

        /// Lines.
        package init(lines: [Line]) { self.lines = lines }
    }

    /// A line.
    package struct Line: Codable, Sendable, Equatable {
        /// The day it counts for.
        package let day: Day
        /// The entry it was written with.
        package let entry: EntryID
        /// Where it comes from.
        package let source: PerformanceSource
        /// What was done.
        package let title: String
        /// 点客
        package let isAskedFor: Bool
        /// It takes something back.
        package let isBack: Bool
        /// What counts of it.
        package let value: Money
        /// Commission and fee.
        package let pay: Money

        /// A line.
        package init(
            day: Day, entry: EntryID, source: PerformanceSource, title: String, isAskedFor: Bool, isBack: Bool,
            value: Money, pay: Money
        ) {
            self.day = day
            self.entry = entry
            self.source = source
            self.title = title
            self.isAskedFor = isAskedFor
            self.isBack = isBack
            self.value = value
            self.pay = pay
        }
    }
}

extension PerformanceLines {
    package func answer(_ view: View) throws -> Answer {
        Answer(
            lines: try view.db.performance(of: staff, from: from, until: until, limit: Self.limit).map { row in
                Line(
                    day: row.day, entry: row.entry, source: row.source, title: row.title, isAskedFor: row.isAskedFor,
                    isBack: row.entry != row.ofEntry, value: row.earning.value, pay: row.earning.pay)
            })
    }
}
