package import Domain
import SQL
import Store

/// The next times a visit can take place (feature C4), read a few days at a time until there are enough.
package struct FindSlots: Query {
    /// A service of the visit.
    package struct Line: Codable, Sendable, Equatable {
        /// Which.
        package let service: ServiceID
        /// By whom; nil = by anybody.
        package let staff: OperatorID?
        /// How long; nil = as long as the service takes.
        package let minutes: Int?
        /// Side by side with the line before.
        package let alongside: Bool

        /// A service.
        package init(service: ServiceID, staff: OperatorID? = nil, minutes: Int? = nil, alongside: Bool = false) {
            self.service = service
            self.staff = staff
            self.minutes = minutes
            self.alongside = alongside
        }
    }

    /// The services.
    package let lines: [Line]
    /// From this day on.
    package let from: Day
    /// To this day at the latest; nil = as far as it looks.
    package let through: Day?
    /// Beginning within these minutes of the day.
    package let minutes: Range<Int>
    /// For whom, so that their usual person comes first and they are not booked elsewhere; nil = a guest.
    package let member: MemberID?
    /// An appointment that is to be moved and does not count; nil = none.
    package let besides: AppointmentID?
    /// How many.
    package let limit: Int

    /// A search.
    package init(
        lines: [Line], from: Day, through: Day? = nil, minutes: Range<Int> = 0..<1440, member: MemberID? = nil,
        besides: AppointmentID? = nil, limit: Int = 10
    ) {
        self.lines = lines
        self.from = from
        self.through = through
        self.minutes = minutes
        self.member = member
        self.besides = besides
        self.limit = limit
    }

    package static let right = Right.seeCounter

    /// How far ahead it looks.
    package static let days = 60

    /// Times, in order.
    package struct Answer: Codable, Sendable, Equatable {
        /// The times; none = nothing is free in the next 60 days.
        package let slots: [SlotOffer]
        /// Nobody who works here has learned one of the services, or a kind of room is missing altogether.
        package let isImpossible: Bool

        /// Times.
        package init(slots: [SlotOffer], isImpossible: Bool) {
            self.slots = slots
            self.isImpossible = isImpossible
        }
    }
}

/// A time with the names of those who would do it.
package struct SlotOffer: Codable, Sendable, Equatable {
    /// When, by whom, where, and why it is a good one.
    package let slot: Slot
    /// Names of the staff, one for each service.
    package let staff: [String]
    /// Names of the rooms, for each service.
    package let rooms: [[String]]
    /// What would not suffice by then; such a time can be booked with a reason.
    package let shortages: [BookingObstacle]

    /// A time.
    package init(slot: Slot, staff: [String], rooms: [[String]], shortages: [BookingObstacle] = []) {
        self.slot = slot
        self.staff = staff
        self.rooms = rooms
        self.shortages = shortages
    }

    /// As it would be booked.
    package var lines: [BookingLine] {
        slot.placements.map {
            BookingLine(
                service: $0.plan.service, staff: $0.staff, start: $0.start, minutes: $0.plan.minutes,
                resources: $0.resources)
        }
    }
}

extension FindSlots {
    package func answer(_ view: View) throws -> Answer {
        guard !lines.isEmpty else { return Answer(slots: [], isImpossible: false) }
        let (plans, rules) = (try view.db.servicePlans(), try view.db.bookingRules())
        var day = max(from, view.today)
        let last = min(day.advanced(days: Self.days), through?.advanced(days: 1) ?? day.advanced(days: Self.days))
        let frame = try view.db.sheetFrame(from: day, through: last)
        let kinds = Set(frame.resources.map(\.kind))
        var wanted: [SlotSearch.Line] = []
        for line in lines {
            guard let plan = plans[line.service], plan.needs.allSatisfy({ kinds.contains($0.kind) }),
                frame.skills.contains(where: { $0.value.contains(line.service) && ($0.key == line.staff ?? $0.key) })
            else { return Answer(slots: [], isImpossible: true) }
            wanted.append(
                .init(
                    plan: line.minutes.map { plan.lasting($0) } ?? plan, staff: line.staff.map { [$0] } ?? [],
                    alongside: line.alongside))
        }
        var found: [Slot] = []
        var stretch = 2
        while found.count < limit, day < last {
            let days = min(stretch, last.sinceEpoch - day.sinceEpoch)
            found += try slots(wanted, day, days, rules, plans, frame, view)
            day = day.advanced(days: days)
            stretch *= 5
        }
        return Answer(slots: try named(Self.chosen(found, limit), view), isImpossible: false)
    }

    /// One is the earliest and one is recommended, though they were found some days at a time.
    private static func chosen(_ found: [Slot], _ limit: Int) -> [Slot] {
        let recommended = found.firstIndex(where: \.isRecommended)
        return found.enumerated().prefix(limit).map { index, slot in
            Slot(
                placements: slot.placements, reasons: slot.reasons.filter { index == 0 || $0 != .earliest },
                isRecommended: index == recommended)
        }
    }

    private func slots(
        _ wanted: [SlotSearch.Line], _ day: Day, _ days: Int, _ rules: BookingRules,
        _ plans: [ServiceID: ServicePlan], _ frame: SheetFrame, _ view: View
    ) throws -> [Slot] {
        let calendar = view.calendar
        let begin = max(calendar.start(of: day), view.now)
        // A day more than is searched: what begins late may reach into it.
        var chance: Instant?
        var agenda = try view.db.agenda(
            from: day, days: days + 1, calendar: calendar, besides: besides.map { [$0] } ?? [],
            frame: frame,
            roomsFrom: {
                chance = $0.firstChance(for: wanted[0], from: begin)
                return chance
            })
        // Nobody has time, whatever the rooms.
        guard chance != nil || besides != nil else { return [] }
        let end = calendar.start(of: day.advanced(days: days))
        if let member {
            for item in try view.db.appointments(of: member, from: agenda.from, until: end, besides: nil)
            where item.id != besides {
                agenda.closeStore(from: item.start, until: item.end)
            }
        }
        let usual = try member.flatMap { try view.db.usualStaff(of: $0) }
        let search = SlotSearch(
            lines: wanted, earliest: begin, latest: end, step: rules.step,
            patience: rules.patience, usual: usual.map { [$0] } ?? [],
            shortest: plans.values.map(\.minutes).min() ?? 30, limit: minutes == 0..<1440 ? limit : limit * 20)
        return agenda.slots(for: search).filter { minutes.contains(calendar.minuteOfDay($0.start)) }
    }

    private func named(_ slots: [Slot], _ view: View) throws -> [SlotOffer] {
        let staff = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        let rooms = Dictionary(uniqueKeysWithValues: try view.db.resources().map { ($0.id, $0.title) })
        let last = slots.map { view.calendar.businessDay(of: $0.start) }.max() ?? view.today
        let book = try SupplyBook(
            view.db, of: lines.map(\.service), today: view.today, through: last, besides: besides.map { [$0] } ?? [])
        return slots.map { slot in
            SlotOffer(
                slot: slot, staff: slot.placements.map { staff[$0.staff] ?? $0.staff.description },
                rooms: slot.placements.map { $0.resources.map { rooms[$0] ?? $0.description } },
                shortages: shortages(slot, book, view))
        }
    }

    private func shortages(_ slot: Slot, _ book: SupplyBook, _ view: View) -> [BookingObstacle] {
        let wanted = slot.placements.map {
            (service: $0.plan.service, day: view.calendar.businessDay(of: $0.start))
        }
        return book.shortages(of: wanted).map { index, clash, good in
            BookingObstacle(
                line: index, start: slot.placements[index].start, clash: clash, who: good.title, doing: good.unit)
        }
    }
}
