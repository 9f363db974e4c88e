package import Domain
import SQL
import Store
import Vault

/// One day's hours differ from the week's: longer, shorter, in two shifts, or none.
package struct SetDayHours: Command {
    /// Whose: the store's or somebody's.
    package let who: HoursOf
    /// Which day.
    package let day: Day
    /// In minutes from the day's midnight, breaks left out; empty = none, nil = as every week.
    package let hours: [Range<Int>]?
    /// A manager's approval.
    package var approval: ApprovalID?

    /// Hours of a day.
    package init(of who: HoursOf, on day: Day, _ hours: [Range<Int>]?, approval: ApprovalID? = nil) {
        self.who = who
        self.day = day
        self.hours = hours
        self.approval = approval
    }

    package static let right = Right.planHours
    package var subject: Subject {
        if case .staff(let staff) = who { .staff(staff) } else { .counter }
    }
    package var withoutApproval: Self { Self(of: who, on: day, hours) }

    /// What it means for what is booked.
    package struct Answer: Codable, Sendable, Equatable {
        /// Bookings of the day that now stand outside the hours (rule 38).
        package let affected: [VisitID]

        /// What it means.
        package init(affected: [VisitID]) { self.affected = affected }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody of that number.
        case unknown
        /// They overlap, are empty, or end later than six in the next morning.
        case hours
    }
}

extension SetDayHours {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        if case .staff(let staff) = who, try work.db.staff(staff) == nil { throw Refusal.unknown }
        let sorted = hours?.sorted { $0.lowerBound < $1.lowerBound } ?? []
        for (index, range) in sorted.enumerated() {
            let isAfterLast = index == 0 || range.lowerBound > sorted[index - 1].upperBound
            guard !range.isEmpty, (0..<1440).contains(range.lowerBound), range.upperBound <= 1800, isAfterLast else {
                throw Refusal.hours
            }
        }
        try work.db.setDayHours(of: who, on: day, hours == nil ? nil : sorted)
        return Answer(affected: try work.db.visitsOutsideHours(from: day, days: 1, calendar: work.calendar))
    }
}
