import Domain
import Operations
import Surface
import Widgets

/// What somebody on the phone wants, and the times that would do.
struct SlotFinder: Sendable {
    enum Field: Hashable, Sendable { case service(Int), staff(Int), from, time }

    var form: Form<Field> = Form([.service(0): .text(TextField())])
    /// How many services can be typed: always one more than there are, from three on.
    var services = 3
    /// Who can be chosen, in the order of the choices after 任意.
    var staff: [OperatorID] = []
    var table = Table([])
    var offers: [SlotOffer] = []
    /// What they are an answer to.
    var answered: FindSlots?
    var isImpossible = false

    /// An empty form with who works here.
    mutating func open(_ scene: Scene, _ lanes: [StaffLane]) {
        staff = lanes.map(\.staff)
        let names = [scene.say("任意")] + lanes.map(\.name)
        let times = [scene.say("全天"), scene.say("上午"), scene.say("下午"), scene.say("晚上")]
        form = Form(
            [
                .service(0): Self.text, .staff(0): .choice(Choice(options: names)), .from: Self.text,
                .time: .choice(Choice(options: times)),
            ], fieldWidth: 16)
        services = 1
        while services < 3 { addService() }
        (offers, answered, isImpossible) = ([], nil, false)
        table.count = 0
    }

    private static var text: FormItem { .text(TextField(limit: 20)) }

    private mutating func addService() {
        guard case .choice(let first)? = form[.staff(0)] else { return }
        form.insert(.service(services), Self.text, before: .from)
        form.insert(.staff(services), .choice(Choice(options: first.options)), before: .from)
        services += 1
    }

    /// Where the last one is being typed, there is room for one more.
    mutating func grow() {
        if services < Self.most, !form.text(.service(services - 1)).isEmpty { addService() }
    }

    /// So many services a visit has at most.
    static let most = 8

    /// The service that is meant by a field; nil where it is empty or means none.
    func service(_ field: Field, _ scene: Scene) -> ServiceItem? {
        let text = form.text(field)
        return text.isEmpty ? nil : scene.wares.services(text).first
    }

    /// The question as typed so far; nil while there is none.
    func query(_ scene: Scene, _ day: Day, for member: MemberID?) -> FindSlots? {
        let lines = (0..<services).compactMap { index in
            service(.service(index), scene).map { FindSlots.Line(service: $0.service, staff: person(.staff(index))) }
        }
        guard !lines.isEmpty else { return nil }
        let from = form.text(.from).isEmpty ? day : DateTyped.day(form.text(.from), scene) ?? day
        return FindSlots(lines: lines, from: from, minutes: minutes, member: member)
    }

    func person(_ field: Field) -> OperatorID? {
        let option = form.option(field)
        return staff.indices.contains(option - 1) ? staff[option - 1] : nil
    }

    var minutes: Range<Int> { [0..<1440, 0..<720, 720..<1080, 1080..<1440][form.option(.time)] }

    mutating func take(_ answer: FindSlots.Answer, of query: FindSlots, _ scene: Scene) {
        let before = answered == query && offers.indices.contains(table.selected) ? offers[table.selected].lines : nil
        let kept =
            answer.slots.firstIndex { $0.lines == before } ?? answer.slots.firstIndex { $0.slot.isRecommended } ?? 0
        answered = query
        offers = answer.slots
        isImpossible = answer.isImpossible
        table.count = offers.count
        table.select(kept)
    }
}
