import Domain
import Operations
import Surface
import Widgets

/// A booking as far as somebody has said what it shall be: who, what, when, by whom.
struct BookingDraft: Sendable {
    enum Step: Sendable, Equatable { case customer, guest, service, confirm }
    enum GuestField: Hashable, Sendable { case name, phone }
    enum LastField: Hashable, Sendable { case surety, repeats, remark }

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
    /// What stood against it when it was last tried.
    var problems: [String] = []

    init(_ scene: Scene) {
        last = Form(
            [
                .surety: .choice(Choice(options: [scene.say("已确认"), scene.say("待确认")])),
                .repeats: .choice(
                    Choice(
                        options: [scene.say("不重复")]
                            + Self.series.map { weeks, times in
                                weeks == 1
                                    ? scene.say("每周,共 %@ 次", String(times)) : scene.say("隔周,共 %@ 次", String(times))
                            })),
                .remark: .text(TextField(limit: 60)),
            ], fieldWidth: 40)
    }

    /// How a booking may repeat: every so many weeks, so many times.
    static let series = [(1, 4), (1, 8), (1, 12), (2, 4), (2, 8)]

    /// The rule it repeats by; nil = once.
    var recurrence: Recurrence? {
        let option = last.option(.repeats) - 1
        guard Self.series.indices.contains(option) else { return nil }
        let (weeks, times) = Self.series[option]
        return Recurrence(.weekly(on: []), every: weeks, end: .count(times))
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
        let all = ServiceChoice.matching(service.text, scene)
        guard let staff = place?.staff, let lane = sheet?.staff.first(where: { $0.staff == staff }) else { return all }
        return all.filter { lane.skills.contains($0.service) } + all.filter { !lane.skills.contains($0.service) }
    }
}

/// Services by what is typed.
enum ServiceChoice {
    /// Those whose initials or name begin with it, then those that contain it.
    static func matching(_ text: String, _ scene: Scene) -> [ServiceItem] {
        let all = scene.catalogue?.services ?? []
        let wanted = text.lowercased()
        guard !wanted.isEmpty else { return all }
        let first = all.filter { $0.initials.hasPrefix(wanted) || $0.title.hasPrefix(text) }
        let exact = first.filter { $0.initials == wanted || $0.title == text }
        let rest = all.filter { service in
            service.initials.contains(wanted) || service.title.contains(text)
        }.filter { service in !first.contains { $0.service == service.service } }
        return exact + first.filter { service in !exact.contains { $0.service == service.service } } + rest
    }
}
