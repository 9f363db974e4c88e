package import Domain
import SQL
import Store

/// A report with the names in it, as it is shown and printed.
package struct ShownReport: Codable, Sendable, Equatable {
    /// What it says.
    package let report: ShiftReport
    /// Who is named in it.
    package let names: [Name]
    /// The first digits of the code that freezes it; empty on an X report.
    package let seal: String
    /// The store.
    package let store: String
    /// When it was asked for.
    package let at: Instant

    /// Somebody named.
    package struct Name: Codable, Sendable, Equatable {
        /// Operator number.
        package let number: OperatorID
        /// Name.
        package let name: String

        /// Somebody.
        package init(number: OperatorID, name: String) {
            self.number = number
            self.name = name
        }
    }

    /// A report.
    package init(report: ShiftReport, names: [Name], seal: String, store: String, at: Instant) {
        self.report = report
        self.names = names
        self.seal = seal
        self.store = store
        self.at = at
    }

    /// What somebody in it is called.
    package func name(_ number: OperatorID) -> String {
        names.first { $0.number == number }?.name ?? number.description
    }
}

/// X 报表: how the open shift stands. It says what should be in the drawer, so only who may see reports gets it: a
/// cashier who knew would not count blindly (rule 40); their own count tells them at the end.
package struct XReport: Query {
    /// Asks for it.
    package init() {}

    package static let right = Right.seeReports

    /// The report.
    package struct Answer: Codable, Sendable, Equatable {
        /// Nil while no shift is open.
        package let shown: ShownReport?

        /// A report.
        package init(shown: ShownReport?) { self.shown = shown }
    }
}

extension XReport {
    package func answer(_ view: View) throws -> Answer {
        guard let shift = try view.db.openShift() else { return Answer(shown: nil) }
        let report = ShiftReport(
            shift: shift.id, firstDay: shift.day, lastDay: max(shift.day, view.today), openedBy: shift.openedBy,
            openedAt: shift.openedAt, totals: try view.db.totals(of: shift), activity: try view.db.activity(of: shift),
            closing: nil)
        return Answer(shown: try view.shown(report, mac: []))
    }
}

/// Z 报表: a closed shift, as it was frozen.
package struct ZReport: Query {
    /// Its number.
    package let z: Int64

    /// Asks for a report.
    package init(z: Int64) { self.z = z }

    package static let right = Right.keepShift

    /// The report.
    package struct Answer: Codable, Sendable, Equatable {
        /// Nil for a number none has.
        package let shown: ShownReport?

        /// A report.
        package init(shown: ShownReport?) { self.shown = shown }
    }
}

extension ZReport {
    package func answer(_ view: View) throws -> Answer {
        Answer(shown: try view.db.shiftReport(z).map { try view.shown($0.report, mac: $0.mac) })
    }
}

extension View {
    fileprivate func shown(_ report: ShiftReport, mac: [UInt8]) throws -> ShownReport {
        let closing = report.closing
        let named = Set(
            [report.openedBy, closing?.closedBy, closing?.takenOverBy, closing?.manager].compactMap(\.self))
        let hex = mac.prefix(8).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return ShownReport(
            report: report, names: try named.sorted().map { .init(number: $0, name: try db.staffName($0)) },
            seal: hex.joined(), store: settings.name, at: now)
    }
}

/// Closed shifts, the last first.
package struct ZReports: Query {
    /// Reports before this number; nil = the last.
    package let below: Int64?

    /// Asks for a list.
    package init(below: Int64? = nil) { self.below = below }

    package static let right = Right.keepShift

    /// The most rows of one answer.
    package static let limit = 200

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// The last first.
        package let rows: [Row]

        /// A list.
        package init(rows: [Row]) { self.rows = rows }
    }

    /// One closed shift.
    package struct Row: Codable, Sendable, Equatable {
        /// Its report's number.
        package let z: Int64
        /// Its business day.
        package let day: Day
        /// When it was closed.
        package let closedAt: Instant
        /// Who had the drawer.
        package let openedBy: String
        /// Who took it over; nil = the day ended.
        package let takenOverBy: String?
        /// All that came in less all that went back.
        package let taken: Money
        /// 长款 above zero, 短款 below.
        package let cashDifference: Money

        /// A closed shift.
        package init(
            z: Int64, day: Day, closedAt: Instant, openedBy: String, takenOverBy: String?, taken: Money,
            cashDifference: Money
        ) {
            self.z = z
            self.day = day
            self.closedAt = closedAt
            self.openedBy = openedBy
            self.takenOverBy = takenOverBy
            self.taken = taken
            self.cashDifference = cashDifference
        }
    }
}

extension ZReports {
    package func answer(_ view: View) throws -> Answer {
        let reports = try view.db.shiftReports(below: below ?? .max, limit: Self.limit)
        return Answer(
            rows: try reports.compactMap { report in
                guard let closing = report.closing else { return nil }
                let tenders = Tender.allCases.map { report.totals.taken($0) - report.totals.refunded($0) }
                return Row(
                    z: closing.number, day: report.firstDay, closedAt: closing.closedAt,
                    openedBy: try view.db.staffName(report.openedBy),
                    takenOverBy: try closing.takenOverBy.map { try view.db.staffName($0) },
                    taken: tenders.reduce(.zero, +),
                    cashDifference: closing.differences.first { $0.tender == .cash }?.difference ?? .zero)
            })
    }
}
