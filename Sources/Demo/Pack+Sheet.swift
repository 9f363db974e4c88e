import Domain
import Operations

extension Pack {
    /// A class that takes place every week.
    struct Course: Sendable, Equatable {
        /// Which service.
        let service: ServiceID
        /// By whom.
        let staff: OperatorID
        /// 1 = Monday.
        let days: [Int]
        /// Minutes from midnight.
        let at: Int
    }

    /// Reads the booking sheet: rooms, what services take, who has learned what, who works when.
    /// - Throws: `PackFault.malformed` for the first thing that does not hold together.
    static func sheet(
        _ document: PackDocument, opening: Range<Int>, name: String
    ) throws(PackFault) -> (sheet: Founding.Sheet, courses: [Course]) {
        let reader = SheetReader(document: document, opening: opening, name: name)
        let (rooms, plans) = (try reader.rooms(), try reader.plans())
        let skills = try reader.skills()
        let hours = try reader.hours()
        let courses = try reader.courses(plans, skills, hours)
        return (Founding.Sheet(rooms: rooms, plans: plans, skills: skills, hours: hours), courses)
    }
}

/// Reads the parts of a sheet one after the other, each held against what is known before it.
private struct SheetReader {
    let document: PackDocument
    let opening: Range<Int>
    let name: String

    private var sheet: PackDocument.Sheet { document.sheet }
    private var workers: [Int64] { document.staff.filter { $0.role == "beautician" }.map(\.number) }

    private func sound(_ holds: Bool, _ reason: @autoclosure () -> String) throws(PackFault) {
        guard holds else { throw .malformed(name: name, reason: "sheet: " + reason()) }
    }

    private func minutes(ofService id: Int64) throws(PackFault) -> Int {
        guard let service = document.services.first(where: { $0.id == id }) else {
            throw .malformed(name: name, reason: "sheet: service \(id) is unknown")
        }
        return service.minutes
    }

    func rooms() throws(PackFault) -> [Founding.Sheet.Rooms] {
        let names = sheet.rooms.flatMap(\.rooms)
        try sound(Set(names).count == names.count, "a room is named twice")
        try sound(Set(sheet.rooms.map(\.kind)).count == sheet.rooms.count, "a kind of room is numbered twice")
        for kind in sheet.rooms {
            try sound(
                !kind.title.isEmpty && !kind.rooms.isEmpty && !kind.rooms.contains(""), "rooms of kind \(kind.kind)")
        }
        return sheet.rooms.map { .init(kind: ResourceKindID($0.kind), title: $0.title, rooms: $0.rooms) }
    }

    func plans() throws(PackFault) -> [ServicePlan] {
        try sound(Set(sheet.plans.map(\.service)).count == sheet.plans.count, "a service has two plans")
        var plans: [ServicePlan] = []
        for plan in sheet.plans { plans.append(try read(plan)) }
        return plans
    }

    private func read(_ plan: PackDocument.Sheet.Plan) throws(PackFault) -> ServicePlan {
        let minutes = try minutes(ofService: plan.service)
        let times = [plan.before, plan.after, plan.roomBefore, plan.roomAfter].map { $0 ?? 0 }
        try sound(times.allSatisfy { (0...240).contains($0) }, "times of service \(plan.service)")
        try sound((1...500).contains(plan.capacity ?? 1), "capacity of service \(plan.service)")
        var processing: Range<Int>?
        if let process = plan.process {
            try sound(
                process.count == 2 && 0 <= process[0] && process[0] < process[1] && process[1] <= minutes,
                "process of service \(plan.service) is from…to within it")
            processing = process[0]..<process[1]
        }
        var needs: [ServicePlan.Need] = []
        if let room = plan.room {
            let there = sheet.rooms.first { $0.kind == room }?.rooms.count ?? 0
            try sound(
                (1...max(1, there)).contains(plan.roomCount ?? 1) && there > 0, "rooms of service \(plan.service)")
            needs = [.init(kind: ResourceKindID(room), count: plan.roomCount ?? 1)]
        }
        return ServicePlan(
            service: ServiceID(plan.service), minutes: minutes, before: times[0], after: times[1],
            processing: processing, roomBefore: times[2], roomAfter: times[3], needs: needs,
            capacity: plan.capacity ?? 1)
    }

    func skills() throws(PackFault) -> [OperatorID: [ServiceID]] {
        var skills: [OperatorID: [ServiceID]] = [:]
        for learned in sheet.skills {
            try sound(workers.contains(learned.staff), "skills of \(learned.staff), who does no services")
            try sound(!learned.services.isEmpty, "skills of \(learned.staff)")
            for service in learned.services { _ = try minutes(ofService: service) }
            skills[OperatorID(learned.staff)] = learned.services.map { ServiceID($0) }
        }
        for worker in workers { try sound(skills[OperatorID(worker)] != nil, "skills of \(worker) are missing") }
        for plan in sheet.plans {
            try sound(
                skills.values.contains { $0.contains(ServiceID(plan.service)) }, "nobody does service \(plan.service)")
        }
        return skills
    }

    func hours() throws(PackFault) -> [HoursOf: [Int: [Range<Int>]]] {
        var hours: [HoursOf: [Int: [Range<Int>]]] = [
            .store: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [opening]) })
        ]
        for worker in workers {
            hours[.staff(OperatorID(worker))] = Dictionary(uniqueKeysWithValues: (1...7).map { ($0, []) })
        }
        for shift in sheet.shifts {
            let who = HoursOf.staff(OperatorID(shift.staff))
            try sound(hours[who] != nil, "shifts of \(shift.staff), who does no services")
            var ranges: [Range<Int>] = []
            for text in shift.hours { ranges.append(try range(text, after: ranges.last?.upperBound ?? 0, shift.staff)) }
            for day in shift.days {
                try sound((1...7).contains(day) && hours[who]?[day]?.isEmpty == true, "days of \(shift.staff)")
                hours[who]?[day] = ranges
            }
        }
        for worker in workers {
            try sound(
                hours[.staff(OperatorID(worker))]?.values.contains { !$0.isEmpty } == true, "\(worker) never works")
        }
        return hours
    }

    /// `10:00-14:00`, within the opening hours and after what came before it.
    private func range(_ text: String, after earliest: Int, _ staff: Int64) throws(PackFault) -> Range<Int> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Pack.minutes(String($0)) }
        guard parts.count == 2, let from = parts[0], let until = parts[1], from < until, from >= earliest,
            opening.lowerBound <= from, until <= opening.upperBound
        else { throw .malformed(name: name, reason: "sheet: hours of \(staff): \(text)") }
        return from..<until
    }

    func courses(
        _ plans: [ServicePlan], _ skills: [OperatorID: [ServiceID]], _ hours: [HoursOf: [Int: [Range<Int>]]]
    ) throws(PackFault) -> [Pack.Course] {
        var courses: [Pack.Course] = []
        for course in sheet.classes {
            let (service, staff) = (ServiceID(course.service), OperatorID(course.staff))
            guard let at = Pack.minutes(course.at), let plan = plans.first(where: { $0.service == service }),
                plan.capacity > 1, skills[staff]?.contains(service) == true
            else { throw .malformed(name: name, reason: "sheet: class of service \(course.service)") }
            for day in course.days {
                let duty = hours[.staff(staff)]?[day] ?? []
                let fits = duty.contains {
                    $0.lowerBound <= at - plan.before && at + plan.minutes + plan.after <= $0.upperBound
                }
                try sound(fits, "class of service \(course.service) on day \(day): \(course.staff) is off duty")
            }
            courses.append(.init(service: service, staff: staff, days: course.days, at: at))
        }
        return courses
    }
}
