import Domain
import Operations
import Surface
import Widgets

/// 试算: what a promotion or a step of the top-up ladder would have cost last quarter.
struct SimulationOverlay: Overlay {
    enum Field: Hashable, Sendable { case campaign, kind, item, threshold, worth, margin }
    enum Kind: Int, CaseIterable, Sendable { case amount, rate, price, ladder }

    private let services: [ServiceItem]
    private var form: Form<Field>
    private var answer: SimulateCampaign.Answer?
    private let name: String
    /// Promotions that can be chosen to be changed; nil until they were asked for.
    private var campaigns: [CampaignItem]?
    private var isAsked = false

    /// With a promotion of the store's chosen: its terms are in the form, and changes of them are tried.
    init(_ scene: Scene, campaigns: [CampaignItem], chosen: CampaignID) {
        self.init(scene)
        isAsked = true
        offer(campaigns, chosen: chosen, scene)
    }

    init(_ scene: Scene) {
        name = scene.say("试算")
        services = scene.catalogue?.services ?? []
        let kinds = [scene.say("满减"), scene.say("折扣"), scene.say("限时价"), scene.say("充值档")]
        form = Form(
            [
                .kind: .choice(Choice(scene.say("试什么"), options: kinds)),
                .item: .choice(Choice(scene.say("项目"), options: [scene.say("全部")] + services.map(\.title))),
                .threshold: .text(
                    TextField(scene.say("满多少"), content: .amount, limit: 10, unit: scene.say("元"))),
                .worth: .text(TextField(scene.say("减多少"), content: .amount, limit: 10)),
                .margin: .text(TextField(scene.say("毛利率"), text: "60", content: .amount, limit: 5, unit: "%")),
            ], fieldWidth: 34)
    }

    var title: String { name }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private var kind: Kind { Kind(rawValue: form.option(.kind)) ?? .amount }

    // MARK: Promotions of the store

    func wakesAt(_ now: Instant) -> Instant? { isAsked ? nil : now }

    mutating func tick(_ turn: inout Turn) {
        guard !isAsked else { return }
        isAsked = true
        turn.ask(Campaigns(), slot: "campaigns") { $0 }
    }

    /// Puts the store's open promotions above the form, a new one first.
    private mutating func offer(_ all: [CampaignItem], chosen: CampaignID?, _ scene: Scene) {
        let open = all.filter { $0.state == .running || $0.state == .planned || $0.campaign == chosen }
        campaigns = open
        guard !open.isEmpty, form[.campaign] == nil else { return }
        let place = open.firstIndex { $0.campaign == chosen }.map { $0 + 1 } ?? 0
        let titles = [scene.say("新活动")] + open.map { scene.wording.title(inBooks: $0.spec.title) }
        form.insert(
            .campaign, .choice(Choice(scene.say("活动"), options: titles, selected: place)), before: .kind)
        if chosen != nil {
            form.focus(on: .campaign)
            fill(scene)
        }
    }

    private var chosen: CampaignItem? {
        let place = form.option(.campaign) - 1
        guard let campaigns, campaigns.indices.contains(place) else { return nil }
        return campaigns[place]
    }

    /// The terms of the chosen promotion, as far as the form has them.
    private mutating func fill(_ scene: Scene) {
        guard let terms = chosen?.spec.terms else { return }
        let (kind, worth): (Kind, String) =
            switch terms.worth {
            case .amount(let amount, _): (.amount, amount.description)
            case .rate(let rate): (.rate, scene.tenths(Int64(rate)))
            case .price(let price): (.price, price.description)
            case .gift: (.amount, "")
            }
        choose(.kind, kind.rawValue)
        form.set(.worth, text: worth)
        form.set(.threshold, text: terms.threshold > .zero ? terms.threshold.description : "")
        let item = services.firstIndex { terms.scope == .items([.service($0.service)]) }
        choose(.item, item.map { $0 + 1 } ?? 0)
        answer = nil
    }

    private mutating func choose(_ field: Field, _ option: Int) {
        guard case .choice(var choice)? = form[field] else { return }
        choice.select(option)
        form[field] = .choice(choice)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: named(turn.scene), in: Rect(turn.scene.size))
        switch form.handle(event, in: place) {
        case .submitted: submit(&turn)
        case .changed(.campaign): fill(turn.scene)
        case .changed: answer = nil
        case .handled, .ignored: break
        }
    }

    private mutating func submit(_ turn: inout Turn) {
        guard let margin = Money(typed: form.text(.margin)), margin <= .yuan(100) else {
            return refuse(.margin, turn.say("毛利率在 0 到 100 之间"), &turn)
        }
        guard let worth = Money(typed: form.text(.worth)) else { return refuse(.worth, turn.say("金额不对,请重新输入"), &turn) }
        let threshold = Money(typed: form.text(.threshold)) ?? .zero
        let scope: Scope =
            form.option(.item) == 0 ? .everything : .items([.service(services[form.option(.item) - 1].service)])
        let given: CampaignTerms.Worth
        switch kind {
        case .amount: given = .amount(worth, repeats: false)
        case .rate:
            guard worth <= .yuan(10) else { return refuse(.worth, turn.say("打几折:8.5 就是八五折,不超过 10"), &turn) }
            given = .rate(Int(worth.fen * 10))
        case .price:
            guard form.option(.item) > 0 else { return refuse(.item, turn.say("限时价要选一个项目"), &turn) }
            given = .price(worth)
        case .ladder:
            guard threshold > .zero else { return refuse(.threshold, turn.say("金额不对,请重新输入"), &turn) }
            return turn.decide(SimulateLadder(paid: threshold, bonus: worth, margin: Int(margin.fen))) { $0 }
        }
        let terms = tried(given, scope, threshold)
        turn.decide(SimulateCampaign(terms: terms, instead: chosen?.campaign, margin: Int(margin.fen))) { $0 }
    }

    /// What is in the form, and of a promotion of the store's whatever the form does not have.
    private func tried(_ given: CampaignTerms.Worth, _ scope: Scope, _ threshold: Money) -> CampaignTerms {
        guard let terms = chosen?.spec.terms else {
            return CampaignTerms(worth: given, scope: scope, threshold: threshold)
        }
        var worth = given
        if case (.amount(let amount, _), .amount(_, let repeats)) = (given, terms.worth) {
            worth = .amount(amount, repeats: repeats)
        }
        let isOneService = services.contains { terms.scope == .items([.service($0.service)]) }
        let keepsScope = scope == .everything && terms.scope != .everything && !isOneService
        return CampaignTerms(
            worth: worth, scope: keepsScope ? terms.scope : scope, threshold: threshold, tiers: terms.tiers,
            weekdays: terms.weekdays, monthDay: terms.monthDay, minutes: terms.minutes,
            joinsCoupons: terms.joinsCoupons)
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.focus(on: field)
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        if let note = note as? SimulateCampaign.Answer { answer = note }
        if let note = note as? Campaigns.Answer { offer(note.campaigns, chosen: nil, turn.scene) }
    }

    /// With the names the kind gives its fields.
    private func named(_ scene: Scene) -> Form<Field> {
        var form = form
        form.label(.threshold, kind == .ladder ? scene.say("充多少") : scene.say("满多少"))
        switch kind {
        case .amount: form.label(.worth, scene.say("减多少"))
        case .rate: form.label(.worth, scene.say("打几折"))
        case .price: form.label(.worth, scene.say("特价"))
        case .ladder: form.label(.worth, scene.say("送多少"))
        }
        form.place(.worth, kind == .rate ? "8.5" : "", unit: kind == .rate ? scene.say("折") : scene.say("元"))
        return form
    }

    private func box(_ scene: Scene) -> FormBox {
        FormBox(
            title: title, lines: results(scene), hint: scene.say("Enter 下一项/试算   Esc 返回"), columns: 70)
    }

    /// What came of it, or what is needed.
    private func results(_ scene: Scene) -> [String] {
        guard let answer else {
            let whole = scene.say("用最近 90 天的订单重算一遍:假定客人照样来、照样买。")
            return chosen == nil ? [whole] : [whole, scene.say("这是店里的活动:改几个数,看比照原样办多花多少。")]
        }
        guard answer.looked > 0 else {
            return [
                scene.say("%@ 到 %@ 没有可用的记录。", answer.first.description, answer.last.description),
                scene.say("先在收银里做几单(充值档要有充值),第二天再来试算。"),
            ]
        }
        let orders =
            kind == .ladder
            ? scene.say(
                "充值 %@ 笔,会变的 %@ 笔,共收 %@ 元", String(answer.looked), String(answer.touched),
                answer.takings.description)
            : scene.say(
                "订单 %@ 笔,用得上的 %@ 笔,共收 %@ 元", String(answer.looked), String(answer.touched),
                answer.takings.description)
        let share = Money(fen: answer.share).description
        return [
            "\(answer.first) – \(answer.last)", orders,
            kind == .ladder
                ? scene.say("多送 %@ 元,占收款 %@%%", answer.cost.description, share)
                : scene.say("会让利 %@ 元,占收款 %@%%", answer.cost.description, share),
            sentence(answer.breakEven, scene),
        ]
    }

    private func sentence(_ breakEven: BreakEven, _ scene: Scene) -> String {
        switch breakEven {
        case .already: scene.say("不多花钱,现在就不亏")
        case .uplift(let points): scene.say("要多卖 %@%% 才不亏", Money(fen: Int64(points)).description)
        case .never: scene.say("卖多少都赚不回来")
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(named(scene), on: &canvas) }
}
