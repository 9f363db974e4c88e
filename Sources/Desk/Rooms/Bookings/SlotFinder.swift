import Domain
import Operations
import Surface
import Widgets

/// What somebody on the phone wants, and the times that would do.
struct SlotFinder: Sendable {
    enum Field: Hashable, Sendable { case service, staff, second, secondStaff, third, thirdStaff, from, time }

    var form: Form<Field> = Form([.service: .text(TextField())])
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
        func text() -> FormItem { .text(TextField(limit: 20)) }
        func who() -> FormItem { .choice(Choice(options: names)) }
        let times = [scene.say("全天"), scene.say("上午"), scene.say("下午"), scene.say("晚上")]
        form = Form(
            [
                .service: text(), .staff: who(), .second: text(), .secondStaff: who(), .third: text(),
                .thirdStaff: who(), .from: text(), .time: .choice(Choice(options: times)),
            ], fieldWidth: 16)
        (offers, answered, isImpossible) = ([], nil, false)
        table.count = 0
    }

    /// The service that is meant by a field; nil where it is empty or means none.
    func service(_ field: Field, _ scene: Scene) -> ServiceItem? {
        let text = form.text(field)
        return text.isEmpty ? nil : ServiceChoice.matching(text, scene).first
    }

    /// The question as typed so far; nil while there is none.
    func query(_ scene: Scene, _ day: Day, for member: MemberID?) -> FindSlots? {
        let pairs: [(Field, Field)] = [(.service, .staff), (.second, .secondStaff), (.third, .thirdStaff)]
        let lines = pairs.compactMap { service, who in
            self.service(service, scene).map { FindSlots.Line(service: $0.service, staff: person(who)) }
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
