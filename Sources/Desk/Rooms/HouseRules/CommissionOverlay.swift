import Domain
import Operations
import Surface
import Widgets

/// Says what is paid for an achievement from a day on, for all or for one person or service.
struct CommissionOverlay: Overlay {
    enum Field: Hashable, Sendable {
        case source, staff, service, kind, asked, turned, askedByGuest, turnedByGuest, from
    }

    let title: String
    private let key: CommissionKey?
    private let was: CommissionRates?
    private let isTakingBack: Bool
    private let first: Day
    private let people: [Staff]
    private var form: Form<Field>

    init(_ term: Commissions.Answer.Term, first: Day, _ scene: Scene) {
        self.init(term.key, term.rates, isTakingBack: false, from: term.isNow ? nil : term.from, first, scene)
    }

    init(takingBack term: Commissions.Answer.Term, first: Day, _ scene: Scene) {
        self.init(term.key, term.rates, isTakingBack: true, from: nil, first, scene)
    }

    init(addingFrom first: Day, _ scene: Scene) {
        self.init(nil, nil, isTakingBack: false, from: nil, first, scene)
    }

    private init(
        _ key: CommissionKey?, _ rates: CommissionRates?, isTakingBack: Bool, from: Day?, _ first: Day, _ scene: Scene
    ) {
        (self.key, was, self.isTakingBack, self.first) = (key, rates, isTakingBack, first)
        people = scene.front?.staff ?? []
        title = isTakingBack ? scene.say("取消单定的提成") : key == nil ? scene.say("单定提成") : scene.say("修改提成")
        var fields: [(Field, FormItem)] = []
        if key == nil { fields += Self.whose(people, scene) }
        if !isTakingBack { fields += Self.rates(rates, scene) }
        fields.append(
            (.from, .text(TextField(scene.say("从哪天起"), text: (from ?? first).description, limit: 12))))
        form = Form(fields: fields, fieldWidth: 30)
    }

    private static func whose(_ people: [Staff], _ scene: Scene) -> [(Field, FormItem)] {
        [
            (.source, .choice(Choice(scene.say("来源"), options: PerformanceSource.allCases.map { scene.name($0) }))),
            (.staff, .choice(Choice(scene.say("谁"), options: [scene.say("所有人")] + people.map(\.name)))),
            (
                .service,
                .text(TextField(scene.say("项目"), limit: 30, placeholder: scene.say("首字母或名称,空着是全部")))
            ),
        ]
    }

    private static func rates(_ rates: CommissionRates?, _ scene: Scene) -> [(Field, FormItem)] {
        let isFee: Bool = if case .each? = rates?.turnWithMember { true } else { false }
        func field(_ label: String, _ commission: Commission?) -> FormItem {
            let text: String =
                switch commission {
                case .share(let share)?: scene.percent(Int(share)).replacing("%", with: "")
                case .each(let fee)?: fee.description
                case nil: ""
                }
            return .text(TextField(label, text: text, content: .amount, limit: 8))
        }
        return [
            (
                .kind,
                .choice(
                    Choice(
                        scene.say("怎么算"), options: [scene.say("按业绩百分比"), scene.say("每次多少元")],
                        selected: isFee ? 1 : 0))
            ),
            (.turned, field(scene.say("会员轮牌"), rates?.turnWithMember)),
            (.asked, field(scene.say("会员点客"), rates?.askedByMember)),
            (.turnedByGuest, field(scene.say("散客轮牌"), rates?.turnWithGuest)),
            (.askedByGuest, field(scene.say("散客点客"), rates?.askedByGuest)),
        ]
    }

    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("commission \(key.map { "\($0)" } ?? "") \(isTakingBack)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    // MARK: What is meant

    private func meantKey(_ scene: Scene) -> CommissionKey? {
        if let key { return key }
        let text = form.text(.service)
        let service = text.isEmpty ? nil : scene.wares.services(text).first?.service
        if !text.isEmpty, service == nil { return nil }
        let person = form.option(.staff) - 1
        return CommissionKey(
            PerformanceSource.allCases[form.option(.source)], service: service,
            staff: people.indices.contains(person) ? people[person].number : nil)
    }

    /// An empty one is as the one of a member who took the turn.
    private func meantRates() -> CommissionRates? {
        let isFee = form.option(.kind) == 1
        func commission(_ field: Field) -> Commission? {
            guard let money = Money(typed: form.text(field)) else { return nil }
            return isFee ? .each(money) : .share(money.fen)
        }
        guard let turned = commission(.turned) else { return nil }
        let asked = form.text(.asked).isEmpty ? turned : commission(.asked)
        let turnedByGuest = form.text(.turnedByGuest).isEmpty ? turned : commission(.turnedByGuest)
        let askedByGuest = form.text(.askedByGuest).isEmpty ? asked : commission(.askedByGuest)
        guard let asked, let turnedByGuest, let askedByGuest else { return nil }
        return CommissionRates(
            askedByMember: asked, turnWithMember: turned, askedByGuest: askedByGuest, turnWithGuest: turnedByGuest)
    }

    private func box(_ scene: Scene) -> FormBox {
        var lines: [String] = []
        if let key = meantKey(scene) {
            lines.append("\(scene.name(key.source))  \(scene.whose(key))")
            let before = scene.told(was, of: key)
            if isTakingBack {
                lines.append(scene.say("现在 %@;从那天起按一般的提成算。", before))
            } else if let rates = meantRates(), self.key != nil, rates != was {
                lines.append(scene.say("现在 %@ → 从那天起 %@", before, scene.told(rates, of: key)))
            }
        }
        lines.append(scene.say("最早从 %@ 起;以前算好的和结算过的不变。", first.description))
        return FormBox(title: title, lines: lines, hint: scene.say("Enter 下一项/保存   Esc 不改"), columns: 70)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: named(turn.scene), in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let key = meantKey(turn.scene) else { return refuse(.service, turn.say("没有这个项目"), &turn) }
        let rates = isTakingBack ? nil : meantRates()
        if !isTakingBack, rates?.isSane != true {
            return refuse(.turned, turn.say("百分比在 0 到 100 之间,每次最多 1000 元"), &turn)
        }
        guard let from = DateTyped.day(form.text(.from), turn.scene) else {
            return refuse(.from, turn.say("日期写成 2026-11-23 这样"), &turn)
        }
        let reason = "\(turn.scene.name(key.source)) \(turn.scene.whose(key))"
        turn.perform(SetCommission(key: key, rates: rates, from: from), reason: reason) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetCommission.Answer, SetCommission.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            turn.tell(.room(.houseRules), HouseRulesRoom.Note.changed)
            turn.succeed(turn.say("提成已保存,从 %@ 起", form.text(.from)))
        case .failure(.unknown): refuse(.service, turn.say("没有这个项目"), &turn)
        case .failure(.service): refuse(.service, turn.say("充值、售卡和商品不分项目,这里空着"), &turn)
        case .failure(.rates): refuse(.turned, turn.say("百分比在 0 到 100 之间,每次最多 1000 元"), &turn)
        case .failure(.general): refuse(.from, turn.say("这是所有人的提成,只能改,不能取消"), &turn)
        case .failure(.tooEarly(let day)):
            refuse(.from, turn.say("最早从 %@ 起:以前的已经算好或结算过", day.description), &turn)
        }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(form[field] == nil ? .from : field, sentence)
        turn.effect(.bell)
    }

    private func named(_ scene: Scene) -> Form<Field> {
        var form = form
        let unit = form.option(.kind) == 1 ? scene.say("元") : "%"
        let same = scene.say("空着同上")
        for field in [Field.turned, .asked, .turnedByGuest, .askedByGuest] {
            form.place(field, field == .turned ? "" : same, unit: unit)
        }
        let service = key == nil && !form.text(.service).isEmpty ? meantKey(scene)?.service : nil
        form.place(.service, scene.say("首字母或名称,空着是全部"), unit: service.map { scene.title(of: $0) } ?? "")
        return form
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(named(scene), on: &canvas) }
}
