import Domain

/// A booking sheet kept in the dullest way there is: for every lane and minute, who has it. It shares nothing with the
/// agenda, nor with SQL, but the numbers.
struct SheetOracle {
    /// An appointment as the oracle knows it.
    struct Booked {
        var plan: ServicePlan
        var staff: OperatorID
        var start: Int
        var rooms: [ResourceID]
        var isActive = true
    }

    let count: Int
    var open: Set<Int> = []
    var duty: [OperatorID: Set<Int>] = [:]
    let skills: [OperatorID: Set<ServiceID>]
    let beds: [ResourceID]
    var booked: [AppointmentID: Booked] = [:]
    /// What services use up of the one article, for each customer.
    var uses: [ServiceID: Int64] = [:]
    /// How much of it there is.
    var stock: Int64 = 0
    var away: [AbsenceID: (lane: Lane?, minutes: Range<Int>)] = [:]

    /// Minutes somebody or something is taken, by appointments besides some, and by absences.
    private func taken(_ lane: Lane, besides: Set<AppointmentID>) -> Set<Int> {
        var minutes: Set<Int> = []
        for (id, item) in booked where item.isActive && !besides.contains(id) {
            minutes.formUnion(self.minutes(item.plan, item.start, of: lane, item.staff, item.rooms))
        }
        for absence in away.values where absence.lane == lane { minutes.formUnion(absence.minutes) }
        return minutes
    }

    /// The minutes a service takes of a lane.
    func minutes(
        _ plan: ServicePlan, _ start: Int, of lane: Lane, _ staff: OperatorID, _ rooms: [ResourceID]
    ) -> [Int] {
        switch lane {
        case .staff(staff):
            return (start - plan.before..<start + plan.minutes + plan.after).filter { minute in
                guard let pause = plan.processing else { return true }
                return !(start + pause.lowerBound..<start + pause.upperBound).contains(minute)
            }
        case .resource(let room) where rooms.contains(room):
            return Array(start - plan.roomBefore..<start + plan.minutes + plan.roomAfter)
        case .staff, .resource: return []
        }
    }

    /// Whether somebody can do a service then, whatever the rooms.
    func isFree(_ staff: OperatorID, for plan: ServicePlan, at start: Int, besides: Set<AppointmentID> = []) -> Bool {
        guard skills[staff]?.contains(plan.service) ?? false, let duty = duty[staff] else { return false }
        let closed = away.values.filter { $0.lane == nil }
        for minute in start..<start + plan.minutes
        where !open.contains(minute) || closed.contains(where: { $0.minutes.contains(minute) }) { return false }
        let taken = taken(.staff(staff), besides: besides)
        return minutes(plan, start, of: .staff(staff), staff, []).allSatisfy {
            duty.contains($0) && !taken.contains($0)
        }
    }

    /// Whether a bed is free for a service then.
    func isFree(_ bed: ResourceID, for plan: ServicePlan, at start: Int, besides: Set<AppointmentID> = []) -> Bool {
        let taken = taken(.resource(bed), besides: besides)
        return minutes(plan, start, of: .resource(bed), OperatorID(0), [bed]).allSatisfy { !taken.contains($0) }
    }

    /// Whether a service can take place then with somebody, in any bed if it needs one.
    func fits(_ plan: ServicePlan, at start: Int, by staff: OperatorID, besides: Set<AppointmentID> = []) -> Bool {
        isFree(staff, for: plan, at: start, besides: besides)
            && (plan.needs.isEmpty || beds.contains { isFree($0, for: plan, at: start, besides: besides) })
    }
}
