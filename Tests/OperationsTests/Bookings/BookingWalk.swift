import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

/// A walk of random booking commands, each held against the oracle's opinion.
struct BookingWalk {
    /// A visit as the walk knows it.
    struct Known {
        let visit: VisitID
        let appointment: AppointmentID
        let member: MemberID?
        /// Cancelled or not come: it gave up its time.
        var isOver = false
        /// Finished: it keeps its time and has used up its oil.
        var isDone = false
        var isOpen: Bool { !isOver && !isDone }
    }

    let salon: Salon
    let dice: Dice
    let plans: [ServiceID: ServicePlan]
    let members: [MemberID]
    let origin: Instant
    let oil: GoodID
    var oracle: SheetOracle
    var known: [Known] = []
    var absences: [AbsenceID] = []
    /// How often what ended how.
    var met: [String: Int] = [:]

    init(seed: UInt64) async throws {
        salon = try await Salon.open()
        dice = Dice(seed: seed)
        members = try await salon.people(3)
        plans = try await salon.counter.store.database.read { try $0.servicePlans() }
        origin = salon.at(0)
        let manager = salon.counter.manager
        oil = try await salon.counter.done(
            AddGood(GoodSpec(title: "精油", unit: "ml", price: .zero, isOnSale: false)), by: manager
        ).good
        let uses: [ServiceID: Int64] = [Salon.neck: 10, Salon.yoga: 3]
        for (service, quantity) in uses {
            _ = try await salon.counter.done(SetSupply(service: service, good: oil, quantity: quantity), by: manager)
        }
        _ = try await salon.counter.done(ReceiveStock(good: oil, quantity: 150))
        oracle = SheetOracle(
            count: 4 * 1440,
            skills: [
                Salon.li: [Salon.facial, Salon.neck, Salon.mask],
                Salon.zhou: [Salon.facial, Salon.neck, Salon.mask, Salon.yoga], Salon.wu: [Salon.neck],
            ], beds: [ResourceID(1), ResourceID(2)])
        (oracle.uses, oracle.stock) = (uses, 150)
        for day in 0..<4 {
            oracle.open.formUnion(day * 1440 + 600..<day * 1440 + 1260)
            for staff in [Salon.li, Salon.zhou] {
                oracle.duty[staff, default: []].formUnion(day * 1440 + 600..<day * 1440 + 1260)
            }
            for range in [600..<780, 840..<1080] {
                oracle.duty[Salon.wu, default: []].formUnion(
                    day * 1440 + range.lowerBound..<day * 1440 + range.upperBound)
            }
        }
    }

    /// A moment of the walk's days.
    func instant(_ minute: Int) -> Instant { origin.advanced(minutes: Int64(minute)) }
    func minute(_ instant: Instant) -> Int { Int((instant.ms - origin.ms) / 60_000) }
    private var now: Int { minute(salon.counter.store.clock.now) }

    private func tally(_ name: String, _ isDone: Bool) -> String { "\(name) \(isDone ? "done" : "refused")" }

    /// One command, and whether the oracle agrees.
    mutating func step() async throws {
        if dice.below(40) == 0 { salon.counter.store.clock.advance(milliseconds: 7 * 60_000) }
        switch dice.below(23) {
        case 20: try await finish()
        case 21: try await receive()
        case 22: try await lose()
        case 0..<9: try await book()
        case 9..<12: try await move()
        case 12: try await swap()
        case 13..<16: try await cancel()
        case 16: try await reinstate()
        case 17: try await noShow()
        case 18: try await leave()
        default: try await revoke()
        }
    }

    private func time() -> Int { dice.below(4) * 1440 + 580 + dice.below(140) * 5 }
    private func anybody() -> OperatorID { [Salon.li, Salon.zhou, Salon.wu][dice.below(3)] }

    /// Whether a member is elsewhere then.
    private func isBusy(_ member: MemberID?, _ minutes: Range<Int>, besides: AppointmentID? = nil) -> Bool {
        guard let member else { return false }
        return known.contains { visit in
            guard visit.member == member, !visit.isOver, visit.appointment != besides,
                let item = oracle.booked[visit.appointment], item.isActive
            else { return false }
            return item.start < minutes.upperBound && item.start + item.plan.minutes > minutes.lowerBound
        }
    }

    /// Whether the oil suffices for so many customers more on a day: all who are booked up to it come first.
    private func suffices(_ service: ServiceID, on day: Int, customers: Int = 1, besides: AppointmentID? = nil) -> Bool
    {
        guard let each = oracle.uses[service] else { return true }
        let promised = known.filter { $0.isOpen && $0.appointment != besides }.reduce(Int64(0)) { sum, visit in
            guard let item = oracle.booked[visit.appointment], item.start / 1440 <= day, item.start / 1440 >= now / 1440
            else { return sum }
            return sum + (oracle.uses[item.plan.service] ?? 0)
        }
        return promised + each * Int64(customers) <= oracle.stock
    }

    private mutating func receive() async throws {
        let quantity = Int64(5 + dice.below(30))
        let answer = agree(
            await salon.counter.perform(ReceiveStock(good: oil, quantity: quantity)), true, "\(quantity)")
        oracle.stock += quantity
        #expect(answer?.onHand == oracle.stock)
    }

    private mutating func lose() async throws {
        let quantity = Int64(5 + dice.below(60))
        let outcome = await salon.counter.perform(
            WriteOffStock(good: oil, quantity: quantity, reason: "打翻"), by: salon.counter.manager)
        if agree(outcome, quantity <= oracle.stock, "\(quantity) of \(oracle.stock)") != nil {
            oracle.stock -= quantity
        }
    }

    /// Today's customer comes, is served and goes; a class is left to tests of its own.
    private mutating func finish() async throws {
        let today = now / 1440
        guard let visit = some({ visit in visit.isOpen && visit.member == nil }),
            let item = oracle.booked[visit.appointment], item.start / 1440 == today, item.plan.capacity == 1,
            let place = known.firstIndex(where: { $0.visit == visit.visit })
        else { return }
        _ = try await salon.counter.done(CheckIn(who: .expected(visit.visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit.visit, from: .waiting, to: .serving))
        let outcome = await salon.counter.perform(MoveVisit(visit: visit.visit, from: .serving, to: .done))
        guard let answer = agree(outcome, true, "\(visit)") else { return }
        known[place].isDone = true
        let each = oracle.uses[item.plan.service] ?? 0
        #expect((answer.missing?.first?.quantity ?? 0) == max(0, each - oracle.stock))
        oracle.stock -= min(each, oracle.stock)
    }

    private mutating func agree<C: Command>(_ outcome: Outcome<C>, _ expected: Bool, _ what: String) -> C.Answer? {
        let name = String(describing: C.self)
        switch outcome {
        case .done(let answer):
            met["\(name) done", default: 0] += 1
            #expect(expected, "\(name) was done: \(what)")
            return answer
        case .refused:
            met["\(name) refused", default: 0] += 1
            #expect(!expected, "\(name) was refused: \(what) \(outcome)")
        case .denied, .failed: Issue.record("\(what): \(outcome)")
        }
        return nil
    }

    private mutating func book() async throws {
        let service = [Salon.facial, Salon.neck, Salon.mask, Salon.yoga][dice.below(4)]
        let (staff, start) = (service == Salon.yoga && dice.below(4) > 0 ? Salon.zhou : anybody(), time())
        guard var plan = plans[service] else { return }
        let at = service == Salon.yoga ? start / 60 * 60 : start
        let minutes = dice.below(4) == 0 ? 20 + dice.below(12) * 5 : nil
        if let minutes { plan = plan.lasting(minutes) }
        let member = dice.below(3) == 0 ? members[dice.below(members.count)] : nil
        let open = oracle.booked.first {
            $0.value.isActive && $0.value.plan.service == service && $0.value.plan.capacity > 1 && $0.value.start == at
                && $0.value.staff == staff
        }?.key
        let seats = open.map { id in known.count { $0.appointment == id && !$0.isOver } } ?? 0
        // Who joins a class takes it as it is, also its length; it takes place only while its teacher is there.
        let joined = open.flatMap { oracle.booked[$0]?.plan }
        let fits =
            oracle.fits(joined ?? plan, at: at, by: staff, besides: open.map { [$0] } ?? []) && seats < plan.capacity
        let expected =
            fits && at + 30 >= now && !isBusy(member, at..<at + (joined ?? plan).minutes)
            && suffices(service, on: at / 1440)
        let outcome = await salon.counter.perform(
            Book(
                customer: member.map { .member($0) } ?? .guest(name: "客", phone: ""),
                lines: [BookingLine(service: service, staff: staff, start: instant(at), minutes: minutes)]))
        if case .refused(.obstacles(let found)) = outcome, found.contains(where: \.clash.isShort) {
            met["Book short", default: 0] += 1
        }
        guard let answer = agree(outcome, expected, "\(service) \(staff) at \(at) for \(plan.minutes)") else { return }
        let item = try await salon.item(answer.visits[0])
        known.append(Known(visit: answer.visits[0], appointment: item.appointment, member: member))
        if open == nil { remember(item, plan) } else { #expect(item.appointment == open) }
    }

    private mutating func remember(_ item: SheetItem, _ plan: ServicePlan) {
        oracle.booked[item.appointment] = .init(
            plan: plan, staff: item.staff, start: minute(item.stretch.from), rooms: item.resources)
    }

    private mutating func move() async throws {
        guard let visit = some({ !$0.isOver }), let item = oracle.booked[visit.appointment] else { return }
        let start = dice.below(2) == 0 ? item.start + (dice.below(13) - 6) * 5 : time()
        let staff = dice.below(2) == 0 ? item.staff : anybody()
        let plan = dice.below(3) == 0 ? item.plan.lasting(20 + dice.below(12) * 5) : item.plan
        let seats = known.filter { $0.appointment == visit.appointment && !$0.isOver }
        let besides: Set = [visit.appointment]
        let alone = seats.count == 1 ? seats[0].member : nil
        let expected =
            oracle.fits(plan, at: start, by: staff, besides: besides) && start + 30 >= now
            && !isBusy(alone, start..<start + plan.minutes, besides: visit.appointment) && seats.allSatisfy(\.isOpen)
            && (start / 1440 == item.start / 1440
                || suffices(
                    plan.service, on: start / 1440, customers: seats.count, besides: visit.appointment))
        let outcome = await salon.counter.perform(
            MoveAppointment(
                appointment: visit.appointment,
                was: .init(start: instant(item.start), staff: item.staff, minutes: item.plan.minutes),
                now: .init(start: instant(start), staff: staff, minutes: plan.minutes)))
        guard agree(outcome, expected, "\(item) to \(start) \(staff) \(plan.minutes)") != nil else { return }
        remember(try await salon.item(visit.visit), plan)
    }

    private mutating func swap() async throws {
        guard let one = some({ !$0.isOver }), let other = some({ !$0.isOver && $0.appointment != one.appointment }),
            let a = oracle.booked[one.appointment], let b = oracle.booked[other.appointment]
        else { return }
        let besides: Set = [one.appointment, other.appointment]
        func fits(_ item: SheetOracle.Booked, _ staff: OperatorID) -> Bool {
            oracle.isFree(staff, for: item.plan, at: item.start, besides: besides)
                && item.rooms.allSatisfy { oracle.isFree($0, for: item.plan, at: item.start, besides: besides) }
        }
        let mine = Set(oracle.minutes(a.plan, a.start, of: .staff(b.staff), b.staff, []))
        let yours = Set(oracle.minutes(b.plan, b.start, of: .staff(a.staff), a.staff, []))
        let expected =
            fits(a, b.staff) && fits(b, a.staff) && (a.staff != b.staff || mine.isDisjoint(with: yours))
            && known.allSatisfy {
                !$0.isDone || ($0.appointment != one.appointment && $0.appointment != other.appointment)
            }
        let outcome = await salon.counter.perform(
            SwapStaff(
                first: one.appointment,
                firstWas: .init(start: instant(a.start), staff: a.staff, minutes: a.plan.minutes),
                second: other.appointment,
                secondWas: .init(start: instant(b.start), staff: b.staff, minutes: b.plan.minutes)))
        guard agree(outcome, expected, "\(a) with \(b)") != nil else { return }
        oracle.booked[one.appointment]?.staff = b.staff
        oracle.booked[other.appointment]?.staff = a.staff
    }

    private func some(_ holds: (Known) -> Bool) -> Known? {
        let fitting = known.filter(holds)
        return fitting.isEmpty ? nil : fitting[dice.below(fitting.count)]
    }

    private mutating func end(_ visit: Known) {
        guard let place = known.firstIndex(where: { $0.visit == visit.visit }) else { return }
        known[place].isOver = true
        let isEmpty = !known.contains { $0.appointment == visit.appointment && !$0.isOver }
        if isEmpty { oracle.booked[visit.appointment]?.isActive = false }
    }

    private mutating func cancel() async throws {
        guard let visit = some({ _ in true }) else { return }
        let outcome = await salon.counter.perform(CancelBooking(visit: visit.visit, by: .customer, reason: "有事"))
        if agree(outcome, visit.isOpen, "\(visit)") != nil { end(visit) }
    }

    private mutating func noShow() async throws {
        guard let visit = some({ _ in true }), let item = oracle.booked[visit.appointment] else { return }
        let outcome = await salon.counter.perform(MarkNoShow(visit: visit.visit))
        if agree(outcome, visit.isOpen && now >= item.start + 15, "\(visit) at \(now)") != nil { end(visit) }
    }

    private mutating func reinstate() async throws {
        // Alone: what becomes of a class meanwhile has a test of its own.
        guard let visit = some({ $0.isOver }), let item = oracle.booked[visit.appointment], item.plan.capacity == 1
        else { return }
        let expected =
            oracle.fits(item.plan, at: item.start, by: item.staff)
            && !isBusy(visit.member, item.start..<item.start + item.plan.minutes)
            && item.start <= now + 180 * 1440 && item.start / 1440 >= now / 1440
            && suffices(item.plan.service, on: item.start / 1440)
        let outcome = await salon.counter.perform(ReinstateBooking(visit: visit.visit))
        guard agree(outcome, expected, "\(item)") != nil,
            let place = known.firstIndex(where: { $0.visit == visit.visit })
        else { return }
        known[place].isOver = false
        remember(try await salon.item(visit.visit), item.plan)
    }

    private mutating func leave() async throws {
        let lane: Lane? = [.staff(anybody()), .resource(ResourceID(Int64(1 + dice.below(2)))), nil][dice.below(9) % 3]
        let from = time()
        let minutes = from..<from + 5 + dice.below(12) * 10
        let outcome = await salon.counter.perform(
            EnterAbsence(
                of: lane, from: instant(minutes.lowerBound), until: instant(minutes.upperBound),
                kind: lane == nil ? .closed : .leave), by: salon.counter.manager)
        guard let answer = agree(outcome, minutes.upperBound > now, "\(minutes)") else { return }
        absences.append(answer.absence)
        oracle.away[answer.absence] = (lane, minutes)
    }

    private mutating func revoke() async throws {
        guard !absences.isEmpty else { return }
        let absence = absences[dice.below(absences.count)]
        let outcome = await salon.counter.perform(RevokeAbsence(absence: absence), by: salon.counter.manager)
        _ = agree(outcome, oracle.away[absence] != nil, "\(absence)")
        oracle.away[absence] = nil
    }
}

extension Clash {
    /// What is used up does not suffice.
    fileprivate var isShort: Bool {
        if case .short = self { true } else { false }
    }
}
