import Domain
import Operations

/// The questions of booking.
extension SimpleRoom {
    func bookingPage(_ scene: Scene) -> SimplePage {
        switch step {
        case .today:
            return todayPage(scene)
        case .services:
            var page = ask(scene.say("做什么项目?"), scene)
            page.choices = part(of: scene.catalogue?.services ?? [], scene) { service in
                .init(
                    service.title,
                    scene.say("%@  %@ 分钟  %@ 元", service.title, String(service.minutes), service.price.description),
                    .service(service))
            }
            return page
        case .slots:
            var page = ask(scene.say("这些时间有空,要哪一个?"), scene)
            page.choices = draft.slots.prefix(6).map { .init(clock($0, scene), line($0, scene), .slot($0)) }
            return page
        default:
            var page = ask(scene.say("要约时间,还是看今天的?"), scene)
            page.choices = [
                .init(scene.say("约"), scene.say("约最近的空位"), .ask(.find)),
                .init(scene.say("看"), scene.say("看今天的预约"), .ask(.today)),
            ]
            return page
        }
    }

    /// Who has come already is shown, and cannot come once more.
    private func todayPage(_ scene: Scene) -> SimplePage {
        let isAnyExpected = draft.arrivals.contains { $0.state == .expected }
        var page = ask(
            isAnyExpected ? scene.say("今天的预约,待到店的选一位可以登记到店") : scene.say("今天的预约,没有待到店的"), scene)
        page.choices = part(of: draft.arrivals, scene) { arrival in
            .init(
                arrival.name, line(arrival, scene) + "  " + scene.name(arrival.state),
                arrival.state == .expected ? .arrival(arrival) : nil)
        }
        if page.choices.isEmpty { page.question = scene.say("今天没有预约") }
        return page
    }

    private func clock(_ offer: SlotOffer, _ scene: Scene) -> String {
        offer.slot.placements.map(\.start).min().map(scene.calendar.clock) ?? ""
    }

    /// `周一 11-23 18:30  周琳`
    private func line(_ offer: SlotOffer, _ scene: Scene) -> String {
        guard let start = offer.slot.placements.map(\.start).min() else { return "" }
        return "\(scene.plainDay(start)) \(scene.calendar.clock(start))  " + offer.staff.joined(separator: " ")
    }

    func bookingReadBack(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("请念一遍:约这个时间,对吗?"), scene)
        guard let slot = draft.slot, let start = slot.slot.placements.map(\.start).min() else { return page }
        let clock = scene.calendar.clock(start)
        page.facts = [
            draft.card?.row.name ?? "", draft.service?.title ?? "", slot.staff.joined(separator: " "),
            caution(scene),
        ]
        page.big = SimplePage.Big(text: clock, line: "\(scene.plainDay(start)) \(clock)")
        return page
    }
}
