import Domain
import Operations
import Surface
import Widgets

/// Makes a promotion or changes one.
struct CampaignOverlay: TermsOverlay {
    enum Field: Hashable, Sendable {
        case title, kind, worth, threshold, item, whom, days, monthDay, hours, from, until, joins
    }
    enum Kind: Int, CaseIterable, Sendable { case amount, eachAmount, rate, price, gift }

    let title: String
    private let campaign: CampaignID?
    private(set) var was: CampaignSpec?
    private let template: CampaignSpec
    private let isRunning: Bool
    private let today: Day
    var form: Form<Field>
    static let name = Field.title

    /// A new one, like another if somebody looks at one.
    init(adding like: CampaignItem?, _ scene: Scene) {
        let today = scene.calendar.businessDay(of: scene.now)
        var spec =
            like?.spec
            ?? CampaignSpec(title: "", terms: CampaignTerms(worth: .amount(.zero, repeats: false)), from: today)
        (spec.from, spec.until) = (today, nil)
        self.init(nil, nil, spec, isRunning: false, scene.say("新活动"), scene)
    }

    init(editing item: CampaignItem, _ scene: Scene) {
        self.init(
            item.campaign, item.spec, item.spec, isRunning: item.state == .running, scene.say("修改活动"), scene)
    }

    private init(
        _ campaign: CampaignID?, _ was: CampaignSpec?, _ spec: CampaignSpec, isRunning: Bool, _ title: String,
        _ scene: Scene
    ) {
        (self.campaign, self.was, template, self.isRunning, self.title) = (campaign, was, spec, isRunning, title)
        today = scene.calendar.businessDay(of: scene.now)
        form = isRunning ? Self.shortForm(spec, scene) : Self.wholeForm(spec, scene)
    }

    /// Of one that runs only the name and the end can be changed.
    private static func shortForm(_ spec: CampaignSpec, _ scene: Scene) -> Form<Field> {
        Form(
            [
                .title: .text(TextField(scene.say("名称"), text: spec.title, limit: 40)),
                .until: .text(
                    TextField(
                        scene.say("最后一天"), text: spec.until?.description ?? "", limit: 12,
                        placeholder: scene.say("空着是长期"))),
            ], fieldWidth: 30)
    }

    private static func wholeForm(_ spec: CampaignSpec, _ scene: Scene) -> Form<Field> {
        let terms = spec.terms
        let (kind, worth) = typed(terms.worth, scene)
        let kinds = [scene.say("满减"), scene.say("每满减"), scene.say("折扣"), scene.say("限时价"), scene.say("满赠")]
        return Form(
            [
                .title: .text(TextField(scene.say("名称"), text: spec.title, limit: 40)),
                .kind: .choice(Choice(scene.say("种类"), options: kinds, selected: kind.rawValue)),
                .worth: .text(TextField(scene.say("减多少"), text: worth, limit: 20)),
                .threshold: .threshold(terms.threshold, scene), .item: .scope(terms.scope, scene),
                .whom: .choice(Choice(scene.say("给谁"), options: whoms(scene), selected: whom(terms.tiers))),
                .days: .choice(Choice(scene.say("星期"), options: weeks(scene), selected: week(terms.weekdays))),
                .monthDay: .text(
                    TextField(
                        scene.say("每月几号"), text: terms.monthDay.map { String($0) } ?? "", content: .digits, limit: 2,
                        placeholder: scene.say("会员日,空着是每天"))),
                .hours: .text(
                    TextField(
                        scene.say("钟点"), text: terms.minutes.map { scene.hours($0) } ?? "", limit: 11,
                        placeholder: scene.say("14:00-17:00,空着是全天"))),
                .from: .text(TextField(scene.say("第一天"), text: spec.from.description, limit: 12)),
                .until: .text(
                    TextField(
                        scene.say("最后一天"), text: spec.until?.description ?? "", limit: 12,
                        placeholder: scene.say("空着是长期"))),
                .joins: .toggle(Toggle(scene.say("和券同用"), meaning: scene.say("可以"), isOn: terms.joinsCoupons)),
            ], fieldWidth: 30)
    }

    private static func typed(_ worth: CampaignTerms.Worth, _ scene: Scene) -> (Kind, String) {
        switch worth {
        case .amount(let amount, let repeats):
            (repeats ? .eachAmount : .amount, amount > .zero ? amount.description : "")
        case .rate(let rate): (.rate, scene.tenths(Int64(rate)))
        case .price(let price): (.price, price.description)
        case .gift(let good): (.gift, scene.catalogue?.goods.first { $0.good == good }?.title ?? "")
        }
    }

    private static func whoms(_ scene: Scene) -> [String] {
        [scene.say("所有人"), scene.say("会员")]
            + [Tier.silver, .gold].map { scene.say("%@以上", scene.name($0)) } + [scene.name(Tier.diamond)]
    }

    private static let tiers: [[Tier]] = [
        [], Tier.allCases, [.silver, .gold, .diamond], [.gold, .diamond], [.diamond],
    ]
    private static func whom(_ some: [Tier]) -> Int { tiers.firstIndex(of: some) ?? 0 }

    private static let weekdays: [[Int]] = [[], [1, 2, 3, 4, 5], [6, 7]] + (1...7).map { [$0] }
    private static func weeks(_ scene: Scene) -> [String] {
        [scene.say("每天")] + weekdays.dropFirst().map { scene.weekdays($0) }
    }
    private static func week(_ days: [Int]) -> Int { weekdays.firstIndex(of: days) ?? 0 }

    var kept: FormDraft? { FormDraft("campaign \(campaign.map { "\($0)" } ?? "")", title, form) }

    // MARK: What is meant

    func spec(_ scene: Scene) throws(Unclear<Field>) -> CampaignSpec {
        var spec = template
        spec.title = form.text(.title)
        spec.until = try day(.until, scene)
        guard !isRunning else { return spec }
        guard let from = try day(.from, scene) else { throw Unclear(field: .from, sentence: dates(scene)) }
        spec.from = from
        let threshold = form.text(.threshold)
        guard threshold.isEmpty || Money(typed: threshold) != nil else {
            throw Unclear(field: .threshold, sentence: scene.sentence(CampaignFault.threshold))
        }
        let monthDay = form.text(.monthDay)
        let hours = form.text(.hours).isEmpty ? nil : HoursTyped(form.text(.hours), scene)?.ranges?.first
        if !form.text(.hours).isEmpty, hours == nil {
            throw Unclear(field: .hours, sentence: scene.sentence(CampaignFault.minutes))
        }
        spec.terms = CampaignTerms(
            worth: try worth(scene), scope: try scope(scene), threshold: Money(typed: threshold) ?? .zero,
            tiers: Self.tiers[form.option(.whom)], weekdays: Self.weekdays[form.option(.days)],
            monthDay: Int(monthDay), minutes: hours, joinsCoupons: form.isOn(.joins))
        return spec
    }

    private func dates(_ scene: Scene) -> String { scene.say("日期写成 2026-11-23 这样") }

    private func day(_ field: Field, _ scene: Scene) throws(Unclear<Field>) -> Day? {
        let text = form.text(field)
        if text.isEmpty { return nil }
        guard let day = DateTyped.day(text, scene) else { throw Unclear(field: field, sentence: dates(scene)) }
        return day
    }

    private var kind: Kind { Kind(rawValue: form.option(.kind)) ?? .amount }

    private func worth(_ scene: Scene) throws(Unclear<Field>) -> CampaignTerms.Worth {
        let text = form.text(.worth)
        if kind == .gift {
            guard let good = scene.wares.find(text).first(where: { if case .good? = $0.item { true } else { false } }),
                case .good(let id)? = good.item, !text.isEmpty
            else { throw Unclear(field: .worth, sentence: scene.say("送哪种商品?输入名称或首字母")) }
            return .gift(id)
        }
        guard let money = Money(typed: text), kind == .price || money > .zero else {
            throw Unclear(field: .worth, sentence: scene.sentence(CampaignFault.worth))
        }
        switch kind {
        case .amount: return .amount(money, repeats: false)
        case .eachAmount: return .amount(money, repeats: true)
        case .rate:
            guard money < .yuan(10) else { throw Unclear(field: .worth, sentence: scene.sentence(CampaignFault.worth)) }
            return .rate(Int(money.fen * 10))
        case .price, .gift: return .price(money)
        }
    }

    private func scope(_ scene: Scene) throws(Unclear<Field>) -> Scope {
        guard let scope = Scope(typed: form.text(.item), old: template.terms.scope, scene) else {
            throw Unclear(field: .item, sentence: scene.say("没有这个项目或商品"))
        }
        return scope
    }

    // MARK: Keys and answers

    func told(_ spec: CampaignSpec, _ scene: Scene) -> String { scene.told(spec) }
    func limits(_ scene: Scene) -> String { isRunning ? scene.say("活动已经开始:只能改名称和最后一天。") : "" }

    func save(_ spec: CampaignSpec, _ turn: inout Turn) {
        turn.perform(SetCampaign(campaign: campaign, was: was, now: spec), reason: spec.title) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetCampaign.Answer, SetCampaign.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            turn.tell(.room(.houseRules), HouseRulesRoom.Note.changed)
            turn.succeed(turn.say("活动 %@ 已保存", form.text(.title)))
        case .failure(.title(let fault)): refuse(.title, turn.scene.sentence(fault), &turn)
        case .failure(.unknown): refuse(.title, turn.say("活动已经结束"), &turn)
        case .failure(.changedMeanwhile(let found)):
            was = found
            refuse(.title, turn.say("别人刚改过这个活动;再按 Enter 就用您填的"), &turn)
        case .failure(.fault(let fault)): refuse(Self.field(of: fault), turn.scene.sentence(fault), &turn)
        }
    }

    private static func field(of fault: CampaignFault) -> Field {
        switch fault {
        case .worth: .worth
        case .threshold: .threshold
        case .scope: .item
        case .days: .monthDay
        case .minutes: .hours
        case .dates: .until
        case .begun: .title
        }
    }

    func named(_ scene: Scene) -> Form<Field> {
        guard !isRunning else { return form }
        var form = form
        switch kind {
        case .amount, .eachAmount: form.label(.worth, scene.say("减多少"))
        case .rate: form.label(.worth, scene.say("打几折"))
        case .price: form.label(.worth, scene.say("特价"))
        case .gift: form.label(.worth, scene.say("送什么"))
        }
        let unit = kind == .rate ? scene.say("折") : kind == .gift ? gift(scene) : scene.say("元")
        form.place(.worth, kind == .rate ? "8.5" : "", unit: unit)
        let item: String = if let scope = try? scope(scene), scope != .everything { scene.told(scope) } else { "" }
        form.place(.item, scene.say("首字母或名称,空着是全部"), unit: item == form.text(.item) ? "" : item)
        return form
    }

    private func gift(_ scene: Scene) -> String {
        guard case .gift(let good)? = try? worth(scene) else { return "" }
        return scene.catalogue?.goods.first { $0.good == good }?.title ?? ""
    }
}
