import Domain
import Operations
import Surface
import Widgets

extension HouseRulesRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .page:
            let all = Page.allCases
            show(all[(page.rawValue + 1) % all.count], &turn)
        case .look: look(&turn)
        case .add: add(&turn)
        case .stop: askStop(&turn)
        case .trial:
            guard let campaign else { return }
            turn.show(SimulationOverlay(turn.scene, campaigns: open(campaign), chosen: campaign.campaign))
        }
    }

    private func open(_ chosen: CampaignItem) -> [CampaignItem] {
        (campaigns ?? []).filter { $0.state == .running || $0.state == .planned || $0.campaign == chosen.campaign }
    }

    mutating func show(_ page: Page, _ turn: inout Turn) {
        self.page = page
        finder = ItemFinder([])
        find.clear()
        isInList = false
        list.count = 0
        prepare(turn.scene)
        refresh(&turn)
    }

    private func look(_ turn: inout Turn) {
        if let setting { turn.show(SettingOverlay(setting.setting, setting.value, turn.scene)) }
        if let campaign { turn.show(CampaignOverlay(editing: campaign, turn.scene)) }
        if let coupon { turn.show(CouponOverlay(editing: coupon, turn.scene)) }
        if let price, let prices { turn.show(PriceOverlay(price, rates: prices.rates, turn.scene)) }
        if let term, let first = commissions?.first { turn.show(CommissionOverlay(term, first: first, turn.scene)) }
    }

    private func add(_ turn: inout Turn) {
        switch page {
        case .settings, .prices: break
        case .coupons: turn.show(CouponOverlay(adding: isInList ? coupon : nil, turn.scene))
        case .campaigns: turn.show(CampaignOverlay(adding: isInList ? campaign : nil, turn.scene))
        case .commissions:
            if let first = commissions?.first { turn.show(CommissionOverlay(addingFrom: first, turn.scene)) }
        }
    }

    private func askStop(_ turn: inout Turn) {
        if let campaign {
            let id = campaign.campaign
            let line =
                campaign.state == .running
                ? turn.say("从现在起收银不再算这个活动;已经收的款不变。") : turn.say("它还没有开始,以后也不会开始。")
            turn.show(
                QuestionOverlay(
                    turn.say("停止活动"), ["\(campaign.spec.title)", turn.scene.told(campaign.spec), line], role: .warning,
                    answers: [
                        .init(label: turn.say("不停")) { _ in },
                        .init(label: turn.say("停止")) { $0.tell(.room(.houseRules), Note.stop(id)) },
                    ]))
        } else if let term, let first = commissions?.first {
            turn.show(CommissionOverlay(takingBack: term, first: first, turn.scene))
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack() }
        guard turn.scene.standing(to: .seeReports) == .allowed else { return false }
        let place = Self.place(turn.scene)
        if case .mouse(let mouse) = event, mouse.kind == .press, place.tabs.contains(mouse.position),
            let index = tabs(turn.scene).tab(at: mouse.position, in: place.tabs), let page = Page(rawValue: index)
        {
            show(page, &turn)
            return true
        }
        if case .mouse(let mouse) = event, mouse.kind == .press, place.find.contains(mouse.position) {
            isInList = false
            return true
        }
        switch list.handle(event, in: place.list) {
        case .activated:
            isInList = true
            carryOut(.look, &turn)
        case .moved: isInList = true
        case .handled: break
        case .ignored:
            if isInList, event == .key(.left) || event == .key(.right) {
                let step = event == .key(.right) ? 1 : Page.allCases.count - 1
                show(Page.allCases[(page.rawValue + step) % Page.allCases.count], &turn)
                return true
            }
            guard !isInList else { return false }
            switch find.handle(event) {
            case .ignored: return false
            case .handled: break
            case .changed: typed(&turn)
            }
        }
        return true
    }

    private mutating func stepBack() -> Bool {
        if isInList {
            isInList = false
        } else if !find.text.isEmpty {
            find.clear()
            list.count = rows.count
        } else {
            return false
        }
        return true
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .settings(let answer): settings = answer.values
        case .campaigns(let answer): campaigns = answer.campaigns
        case .commissions(let answer): commissions = answer
        case .prices(let answer): prices = answer
        case .coupons(let answer): coupons = answer.kinds
        case .stop(let campaign): return turn.perform(StopCampaign(campaign: campaign)) { Note.stopped($0) }
        case .stopped(.success):
            turn.succeed(turn.say("活动已停止"))
            return refresh(&turn)
        case .stopped(.failure): return turn.refuse(turn.say("活动已经结束"))
        case .changed: return refresh(&turn)
        }
        prepare(turn.scene)
    }

    /// Makes the page's lines ready to be found by what they are called here.
    private mutating func prepare(_ scene: Scene) {
        let items: [ItemFinder.Item] =
            switch page {
            case .settings:
                (settings ?? []).map { .init([scene.name($0.setting), scene.name($0.setting.group)]) }
            case .campaigns:
                (campaigns ?? []).map { .init([$0.spec.title, scene.name($0.state)]) }
            case .commissions:
                (commissions?.terms ?? []).map { .init([scene.name($0.key.source), scene.whose($0.key)]) }
            case .prices:
                (prices?.prices ?? []).map { .init([$0.title]) }
            case .coupons:
                (coupons ?? []).map { .init([$0.spec.title]) }
            }
        finder = ItemFinder(items)
        list.count = rows.count
    }
}
