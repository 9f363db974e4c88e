import Domain
import Operations

/// The questions of booking.
extension SimpleRoom {
    func bookingPage(_ scene: Scene) -> SimplePage {
        switch step {
        case .today: return todayPage(scene)
        case .services: return servicesPage(scene)
        case .slots: return slotsPage(scene)
        case .staff: return staffPage(scene)
        case .days: return daysPage(scene)
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

    private func servicesPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("做什么项目?"), scene)
        page.choices = part(of: scene.catalogue?.services ?? [], scene) { service in
            .init(
                service.title,
                scene.say("%@  %@ 分钟  %@ 元", service.title, String(service.minutes), service.price.description),
                .service(service), short: String(service.title.prefix(2)))
        }
        return page
    }

    /// The next three times, each by whom; somebody else, later ones, another day.
    private func slotsPage(_ scene: Scene) -> SimplePage {
        let shown = draft.slots.dropFirst(draft.first).prefix(3)
        let days = Set(shown.map { scene.calendar.date(of: $0.slot.start) })
        let day = shown.first.map { scene.plainDay($0.slot.start) } ?? ""
        var page = ask(days.count == 1 ? scene.say("%@ 有空的时间,要哪一个?", day) : scene.say("这些时间有空,要哪一个?"), scene)
        page.choices = shown.map { offer in
            let clock = scene.calendar.clock(offer.slot.start)
            let staff = offer.staff.joined(separator: " ")
            return .init(clock, "\(clock)  \(staff)  \(scene.plainDay(offer.slot.start))", .slot(offer))
        }
        page.choices += [
            .init(scene.say("换人"), scene.say("现在是:%@", draft.staff?.name ?? scene.say("谁都行")), .ask(.staff)),
            .init(scene.say("更晚"), scene.say("再晚一些的时间"), .more(from: draft.first + 3)),
            .init(scene.say("改天"), scene.say("换一天"), .ask(.days)),
        ]
        return page
    }

    private func staffPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("请谁来做?"), scene)
        let everybody: [StaffLane?] = [nil] + draft.lanes
        page.choices = part(of: everybody, scene) { lane in
            guard let lane else { return .init(scene.say("都行"), scene.say("谁有空谁做"), .by(nil)) }
            return .init(lane.name, lane.name, .by(lane))
        }
        return page
    }

    private func daysPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("哪一天?"), scene)
        let today = scene.calendar.businessDay(of: scene.now)
        page.choices = part(of: Array(0...FindSlots.days), scene) { count in
            let day = today.advanced(days: count)
            let name = [scene.say("今天"), scene.say("明天")].dropFirst(count).first ?? scene.weekday(day)
            return .init(name, "\(name)  \(day.month)-\(Day.two(day.day))", .on(day))
        }
        return page
    }

    func bookingReadBack(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("请念一遍:约这个时间,对吗?"), scene)
        guard let slot = draft.slot else { return page }
        let clock = scene.calendar.clock(slot.slot.start)
        page.facts = [
            draft.card?.row.name ?? "", draft.service?.title ?? "", slot.staff.joined(separator: " "),
            caution(scene),
        ]
        page.big = SimplePage.Big(text: clock, line: "\(scene.plainDay(slot.slot.start)) \(clock)")
        return page
    }

    // MARK: From the store

    func findSlots(_ turn: inout Turn) {
        guard let service = draft.service else { return }
        let today = turn.scene.calendar.businessDay(of: turn.scene.now)
        turn.decide(
            FindSlots(
                lines: [.init(service: service.service, staff: draft.staff?.staff)], from: draft.day ?? today,
                member: subject, limit: 60)
        ) { Note.slots($0) }
    }

    mutating func hear(_ answer: FindSlots.Answer, _ turn: inout Turn) {
        guard !answer.slots.isEmpty else {
            guard let name = draft.staff?.name else { return turn.refuse(turn.say("两个月内没有空位,请换一个项目")) }
            draft.staff = nil
            return turn.refuse(turn.say("%@ 两个月内没有空位,请换一位", name))
        }
        draft.slots = Self.spread(answer.slots)
        path.removeAll { $0 == .slots || $0 == .staff || $0 == .days }
        show(.slots)
    }

    /// Half an hour or somebody else lies between one and the next: three of them are a choice.
    private static func spread(_ offers: [SlotOffer]) -> [SlotOffer] {
        offers.reduce(into: []) { kept, offer in
            guard let last = kept.last, last.staff == offer.staff, offer.slot.start.ms - last.slot.start.ms < 1_800_000
            else { return kept.append(offer) }
        }
    }

    func askLanes(_ turn: inout Turn) {
        let today = turn.scene.calendar.businessDay(of: turn.scene.now)
        turn.decide(BookingSheet(day: draft.day ?? today)) { Note.lanes($0) }
    }

    /// Later times: those found already, then the days behind them.
    mutating func showLater(_ first: Int, _ turn: inout Turn) {
        guard first >= draft.slots.count, let last = draft.slots.last else { return draft.first = first }
        draft.day = turn.scene.calendar.businessDay(of: last.slot.start).advanced(days: 1)
        findSlots(&turn)
    }
}
