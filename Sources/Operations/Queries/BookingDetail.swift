package import Domain
import SQL
import Store

/// One booking with its history, as the window shows it that opens on the sheet.
package struct BookingDetail: Query {
    /// Which.
    package let visit: VisitID

    /// A visit.
    package init(visit: VisitID) { self.visit = visit }

    package static let right = Right.seeCounter

    /// The booking.
    package struct Answer: Codable, Sendable, Equatable {
        /// It, or nil if there is none of that number.
        package let booking: Booking?

        /// A booking or none.
        package init(booking: Booking?) { self.booking = booking }
    }

    /// A booking.
    package struct Booking: Codable, Sendable, Equatable {
        /// Whose, and where it stands.
        package let seat: SheetSeat
        /// How it ended, if it did not take place.
        package let ending: BookingEnding?
        /// When it is expected.
        package let expectedAt: Instant?
        /// What it is booked for, in order of time; of a booking that ended, what it was booked for.
        package let items: [SheetItem]
        /// Names of the rooms, for each item.
        package let rooms: [[String]]
        /// Names of the staff, for each item.
        package let staff: [String]
        /// What happened to it, the oldest first.
        package let history: [HistoryStep]
        /// What was paid in advance and is open.
        package let deposit: Deposit?
        /// What its services cost.
        package let price: Money
        /// What is to be charged for it: its services, of who came without a booking the one that was named.
        package let charges: [Charge]
        /// The session that is kept for it, or was used up for it.
        package let session: Session?
        /// The order that paid for it already.
        package let paidBy: OrderID?

        /// A booking.
        package init(
            seat: SheetSeat, ending: BookingEnding?, expectedAt: Instant?, items: [SheetItem], rooms: [[String]],
            staff: [String], history: [HistoryStep], deposit: Deposit? = nil, price: Money = .zero,
            charges: [Charge] = [], session: Session? = nil, paidBy: OrderID? = nil
        ) {
            self.seat = seat
            self.ending = ending
            self.expectedAt = expectedAt
            self.items = items
            self.rooms = rooms
            self.staff = staff
            self.history = history
            self.deposit = deposit
            self.price = price
            self.charges = charges
            self.session = session
            self.paidBy = paidBy
        }
    }

    /// A service that is to be charged.
    package struct Charge: Codable, Sendable, Equatable {
        /// Which.
        package let service: ServiceID
        /// Who does it, if anybody is named.
        package let staff: OperatorID?

        /// A service by somebody.
        package init(service: ServiceID, staff: OperatorID?) {
            self.service = service
            self.staff = staff
        }
    }

    /// A session of the member's for it.
    package struct Session: Codable, Sendable, Equatable {
        /// Of which package item.
        package let item: PackageItemID
        /// Of which service.
        package let service: ServiceID
        /// It is used up already: by a verification, or because the service is done (rule 19).
        package let isTaken: Bool

        /// A session.
        package init(item: PackageItemID, service: ServiceID, isTaken: Bool) {
            self.item = item
            self.service = service
            self.isTaken = isTaken
        }
    }

    /// A payment in advance that is open.
    package struct Deposit: Codable, Sendable, Equatable {
        /// How much.
        package let amount: Money
        /// How it was paid.
        package let tender: Tender
        /// What it binds.
        package let binding: DepositBinding

        /// A payment.
        package init(amount: Money, tender: Tender, binding: DepositBinding) {
            self.amount = amount
            self.tender = tender
            self.binding = binding
        }
    }

    /// One step of a booking's history.
    package struct HistoryStep: Codable, Sendable, Equatable {
        /// When.
        package let at: Instant
        /// By whom.
        package let by: String
        /// What.
        package let kind: VisitStepKind
        /// Why; may be empty.
        package let reason: String
        /// When the service began, before.
        package let startWas: Instant?
        /// When it begins since.
        package let startNow: Instant?
        /// Who did it, before.
        package let staffWas: String?
        /// Who does it since.
        package let staffNow: String?
        /// How long it was, in minutes, before.
        package let minutesWas: Int?
        /// How long it is since.
        package let minutesNow: Int?

        /// A step.
        package init(
            at: Instant, by: String, kind: VisitStepKind, reason: String, startWas: Instant?, startNow: Instant?,
            staffWas: String?, staffNow: String?, minutesWas: Int?, minutesNow: Int?
        ) {
            self.at = at
            self.by = by
            self.kind = kind
            self.reason = reason
            self.startWas = startWas
            self.startNow = startNow
            self.staffWas = staffWas
            self.staffNow = staffNow
            self.minutesWas = minutesWas
            self.minutesNow = minutesNow
        }
    }
}

extension BookingDetail {
    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.visit(visit) else { return Answer(booking: nil) }
        let rows = try view.db.appointments(of: visit, onlyActive: row.state != .cancelled)
        let from = rows.map(\.start).min() ?? view.now
        let until = rows.map(\.end).max() ?? view.now
        let items = try view.items(rows, try view.db.absences(from: from, until: until))
        let names = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        let rooms = Dictionary(uniqueKeysWithValues: try view.db.resources().map { ($0.id, $0.title) })
        return Answer(
            booking: Booking(
                seat: try view.seat(row), ending: row.ending, expectedAt: row.expectedAt, items: items,
                rooms: items.map { $0.resources.map { rooms[$0] ?? $0.description } },
                staff: items.map { names[$0.staff] ?? $0.staff.description },
                history: try view.db.steps(of: visit).map { step in
                    HistoryStep(
                        at: step.at, by: step.by, kind: step.kind, reason: step.reason, startWas: step.times.was,
                        startNow: step.times.now, staffWas: step.staff.was, staffNow: step.staff.now,
                        minutesWas: step.minutes.was, minutesNow: step.minutes.now)
                },
                deposit: try view.db.openDeposit(of: visit).map {
                    Deposit(amount: $0.amount, tender: $0.tender, binding: $0.binding)
                },
                price: try view.db.price(of: rows.map(\.service)), charges: try charges(items, view),
                session: try session(view), paidBy: try view.db.lastOrder(of: visit)))
    }

    private func charges(_ items: [SheetItem], _ view: View) throws -> [Charge] {
        if !items.isEmpty { return items.map { Charge(service: $0.service, staff: $0.staff) } }
        return try view.db.service(of: visit).map { [Charge(service: $0, staff: try view.db.server(of: visit))] } ?? []
    }

    private func session(_ view: View) throws -> Session? {
        guard let held = try view.db.session(of: visit), let item = try view.db.packageItem(held.item) else {
            return nil
        }
        return Session(item: item.id, service: item.service, isTaken: held.isTaken)
    }
}
