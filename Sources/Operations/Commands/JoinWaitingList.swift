package import Domain
import SQL
import Store
import Vault

/// Somebody waits for a time to become free (feature C4).
package struct JoinWaitingList: Command {
    /// Who; a visit that is here already cannot wait.
    package let customer: Book.Customer
    /// For which service.
    package let service: ServiceID
    /// By whom; nil = by anybody.
    package let staff: OperatorID?
    /// The first day it would do.
    package let from: Day
    /// The last day it would do.
    package let through: Day
    /// Beginning within these minutes of the day.
    package let minutes: Range<Int>
    /// A remark; may be empty.
    package let note: String

    /// A wish.
    package init(
        customer: Book.Customer, service: ServiceID, staff: OperatorID? = nil, from: Day, through: Day,
        minutes: Range<Int> = 0..<1440, note: String = ""
    ) {
        self.customer = customer
        self.service = service
        self.staff = staff
        self.from = from
        self.through = through
        self.minutes = minutes
        self.note = note
    }

    package static let right = Right.book
    package var subject: Subject {
        if case .member(let member) = customer { .member(member) } else { .counter }
    }

    /// The place in the line.
    package struct Answer: Codable, Sendable, Equatable {
        /// The wish.
        package let wish: WishID
        /// How many wait, this one included.
        package let waiting: Int

        /// A wish.
        package init(wish: WishID, waiting: Int) {
            self.wish = wish
            self.waiting = waiting
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member, service or staff.
        case unknown
        /// The member is frozen or blacklisted.
        case status(MemberStatus)
        /// The guest's name.
        case name(TextFault)
        /// The guest's phone.
        case phone(PhoneFault)
        /// The remark.
        case note(TextFault)
        /// The days have gone by, or the last is before the first.
        case days
    }
}

extension JoinWaitingList {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.servicePlans()[service] != nil else { throw Refusal.unknown }
        if let staff, try work.db.staff(staff) == nil { throw Refusal.unknown }
        guard from <= through, through >= work.today, !minutes.isEmpty else { throw Refusal.days }
        var (member, name, mobile): (MemberID?, String, String?) = (nil, "", nil)
        switch customer {
        case .member(let id):
            guard let record = try work.db.member(id, vault: work.vault) else { throw Refusal.unknown }
            guard record.status == .normal else { throw Refusal.status(record.status) }
            member = id
        case .guest(let guest, let phone):
            do { name = try CleanText.name(guest) } catch { throw Refusal.name(error) }
            do { mobile = phone.isEmpty ? nil : try Phone(mobile: phone).digits } catch { throw Refusal.phone(error) }
        case .visit: throw Refusal.unknown
        }
        let clean: String
        do { clean = try CleanText.note(note) } catch { throw Refusal.note(error) }
        let wish = try work.db.insertWish(
            member: member, guest: name, phone: mobile, service: service, staff: staff,
            from: work.calendar.start(of: from), until: work.calendar.end(of: through), minutes: minutes, note: clean,
            by: work.operatorID, at: work.now, vault: work.vault)
        return Answer(wish: wish, waiting: try work.db.wishes(at: work.now).count)
    }
}
