import Domain
import Operations
import Surface
import Widgets

/// A booking as far as somebody has said what it shall be: who, what, when, by whom.
struct BookingDraft: Sendable {
    enum Step: Sendable, Equatable { case customer, guest, service, confirm }
    enum GuestField: Hashable, Sendable { case name, phone }
    enum LastField: Hashable, Sendable { case surety, repeats, times, room, remark }
    /// How a booking may repeat.
    enum Repeats: Int, CaseIterable, Sendable { case never, weekly, biweekly, monthlyOnDate, monthlyOnWeekday, daily }

    /// A place on the sheet where it begins.
    struct Place: Sendable, Equatable {
        let start: Instant
        let staff: OperatorID?
        let room: ResourceID?
    }

    var step = Step.customer
    var customer: BookingCustomer?
    var finder = MemberFinder()
    var guest: Form<GuestField> = Form(
        [.name: .text(TextField(limit: 30)), .phone: .text(TextField(content: .digits, limit: 11))], fieldWidth: 30)
    var service = TextField(limit: 20)
    var services = Table([], showsTitles: true)
    /// Where somebody pressed Enter; nil where the times are known from elsewhere.
    var place: Place?
    var lines: [BookingLine] = []
    /// Names of the rooms that go with them, where they are known.
    var rooms: [String] = []
    var wish: WishID?
    /// Not a time but a place in the line of those who wait.
    var waitsFor: JoinWaitingList?
    var last: Form<LastField>
    /// Days of the series on which it shall not take place.
    var skipping: [Day] = []
    /// Days of it that something stands against and nobody has decided about yet, and those that go over it.
    var deciding: [SeriesDay] = []
    var forcing: [Day] = []
    /// Which rooms can be chosen, in the order of the choices after the one that is proposed.
    var choosable: [ResourceID] = []
    /// What stood against it when it was last tried.
    var problems: [String] = []

    init(_ scene: Scene) {
        last = Form(
            [
                .surety: .choice(Choice(options: [scene.say("已确认"), scene.say("待确认")])),
                .repeats: .choice(Choice(options: Repeats.allCases.map { scene.name($0) })),
                .times: .text(TextField(limit: 10)), .remark: .text(TextField(limit: 60)),
            ], fieldWidth: 40)
    }

    /// The day it first takes place.
    func firstDay(_ scene: Scene) -> Day? { lines.map(\.start).min().map { scene.calendar.date(of: $0) } }

    /// The rule it repeats by; nil = once, or what was typed means nothing.
    func recurrence(_ scene: Scene) -> Recurrence? {
        guard let repeats = Repeats(rawValue: last.option(.repeats)), repeats != .never, let first = firstDay(scene),
            let end = end(scene)
        else { return nil }
        switch repeats {
        case .never: return nil
        case .daily: return Recurrence(.daily, end: end)
        case .weekly: return Recurrence(.weekly(on: []), end: end)
        case .biweekly: return Recurrence(.weekly(on: []), every: 2, end: end)
        case .monthlyOnDate: return Recurrence(.monthlyOnDate(first.day), end: end)
        case .monthlyOnWeekday:
            let week = (first.day - 1) / 7 + 1
            return Recurrence(.monthlyOnWeekday(week > 4 ? -1 : week, weekday: first.weekday), end: end)
        }
    }

    /// The guest's name and phone, named in the language of the desk.
    func guestForm(_ scene: Scene) -> Form<GuestField> {
        var form = guest
        form.label(.name, scene.say("称呼"))
        form.label(.phone, scene.say("手机(可不填)"))
        return form
    }

    /// The last questions, named in the language of the desk.
    func lastForm(_ scene: Scene) -> Form<LastField> {
        var form = last
        form.label(.surety, scene.say("状态"))
        form.label(.repeats, scene.say("重复"))
        form.label(.remark, scene.say("备注"))
        form.label(.times, scene.say("几次"))
        form.label(.room, scene.say("房间"))
        return form
    }

    /// Whether it shall repeat, and nobody knows until when.
    func lacksEnd(_ scene: Scene) -> Bool { last.option(.repeats) > 0 && end(scene) == nil }

    /// So many times, four if nobody says; or until a day.
    private func end(_ scene: Scene) -> Recurrence.End? {
        let typed = last.text(.times).filter { !$0.isWhitespace }
        if typed.isEmpty { return .count(4) }
        if let count = Int(typed), typed.allSatisfy(\.isNumber) {
            return (2...200).contains(count) ? .count(count) : nil
        }
        guard let day = DateTyped.day(typed, scene), let first = firstDay(scene), day > first else { return nil }
        return .until(day)
    }

    /// One service's room may be chosen before it is booked.
    mutating func offerRooms(_ lanes: [RoomLane], _ scene: Scene) {
        guard lines.count == 1, !lanes.isEmpty, last[.room] == nil else { return }
        choosable = lanes.map(\.resource)
        let proposed = rooms.first ?? lanes.first { [$0.resource] == lines[0].resources }?.title ?? ""
        let first = proposed.isEmpty ? scene.say("由系统选") : proposed
        last.insert(.room, .choice(Choice(options: [first] + lanes.map(\.title))), before: .remark)
    }

    /// The services in the room that was chosen.
    var placed: [BookingLine] {
        let option = last.option(.room) - 1
        guard lines.count == 1, choosable.indices.contains(option) else { return lines }
        let line = lines[0]
        return [
            BookingLine(
                service: line.service, staff: line.staff, start: line.start, minutes: line.minutes,
                resources: [choosable[option]])
        ]
    }

    var isHalfFilled: Bool { customer != nil || !finder.isEmpty || !guest.text(.name).isEmpty }

    var typing: TextField? {
        get {
            switch step {
            case .customer: finder.field
            case .guest: guest.typing
            case .service: service
            case .confirm: last.typing
            }
        }
        set {
            guard let newValue else { return }
            switch step {
            case .customer: finder.field = newValue
            case .guest: guest.typing = newValue
            case .service: service = newValue
            case .confirm: last.typing = newValue
            }
        }
    }

    /// What can be chosen: what the letters mean, those first that this person has learned.
    func choices(_ scene: Scene, _ sheet: BookingSheet.Answer?) -> [ServiceItem] {
        let all = scene.wares.services(service.text)
        guard let staff = place?.staff, let lane = sheet?.staff.first(where: { $0.staff == staff }) else { return all }
        return all.filter { lane.skills.contains($0.service) } + all.filter { !lane.skills.contains($0.service) }
    }
}

/// A day of a series that something stands against.
struct SeriesDay: Sendable, Equatable {
    let day: Day
    let sentences: [String]
    /// Whether a reason goes over it.
    let mayBeForced: Bool
}
