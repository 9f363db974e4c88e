import Domain
import Operations
import Surface
import Widgets

/// Makes a kind of coupon or changes one.
struct CouponOverlay: TermsOverlay {
    enum Field: Hashable, Sendable { case title, kind, worth, cap, threshold, item, most, joins, days, onSale }
    enum Kind: Int, CaseIterable, Sendable { case amount, rate, free, redeemed }

    let title: String
    private let kindID: CouponTemplateID?
    private(set) var was: CouponKindSpec?
    private let template: CouponKindSpec
    private let isHandedOut: Bool
    var form: Form<Field>
    static let name = Field.title

    /// A new one, like another if somebody looks at one.
    init(adding like: CouponKinds.Answer.Kind?, _ scene: Scene) {
        var spec = like?.spec ?? CouponKindSpec(title: "", days: 30, terms: CouponTerms(worth: .amount(.zero)))
        spec.isOnSale = true
        self.init(nil, nil, spec, isHandedOut: false, scene.say("新的券"), scene)
    }

    init(editing kind: CouponKinds.Answer.Kind, _ scene: Scene) {
        self.init(kind.kind, kind.spec, kind.spec, isHandedOut: kind.isHandedOut, scene.say("修改券"), scene)
    }

    private init(
        _ kind: CouponTemplateID?, _ was: CouponKindSpec?, _ spec: CouponKindSpec, isHandedOut: Bool, _ title: String,
        _ scene: Scene
    ) {
        (kindID, self.was, template, self.isHandedOut, self.title) = (kind, was, spec, isHandedOut, title)
        var fields: [(Field, FormItem)] = [
            (.title, .text(TextField(scene.say("名称"), text: spec.title, limit: 40)))
        ]
        if !isHandedOut { fields += Self.termFields(spec.terms, scene) }
        fields += [
            (
                .days,
                .text(
                    TextField(
                        scene.say("有效"), text: String(spec.days), content: .digits, limit: 4, unit: scene.say("天")))
            ),
            (.onSale, .toggle(Toggle(scene.say("还能发"), meaning: scene.say("可以"), isOn: spec.isOnSale))),
        ]
        form = Form(fields: fields, fieldWidth: 30)
    }

    private static func termFields(_ terms: CouponTerms?, _ scene: Scene) -> [(Field, FormItem)] {
        let (kind, worth, cap) = typed(terms?.worth, scene)
        let kinds = [scene.say("减多少"), scene.say("打几折"), scene.say("免一次"), scene.say("到店核销")]
        return [
            (.kind, .choice(Choice(scene.say("种类"), options: kinds, selected: kind.rawValue))),
            (.worth, .text(TextField(scene.say("减多少"), text: worth, content: .amount, limit: 10))),
            (
                .cap,
                .text(
                    TextField(
                        scene.say("最多减"), text: cap, content: .amount, limit: 10, placeholder: scene.say("打折券用,空着是不限"),
                        unit: scene.say("元")))
            ),
            (.threshold, .threshold(terms?.threshold ?? .zero, scene)), (.item, .scope(terms?.scope, scene)),
            (
                .most,
                .text(
                    TextField(
                        scene.say("一单几张"), text: String(terms?.most ?? 1), content: .digits, limit: 2,
                        unit: scene.say("张")))
            ),
            (
                .joins,
                .toggle(
                    Toggle(
                        scene.say("和别的券同用"), meaning: scene.say("可以"), isOn: !(terms?.joins.isEmpty ?? true)))
            ),
        ]
    }

    private static func typed(_ worth: CouponTerms.Worth?, _ scene: Scene) -> (Kind, String, String) {
        switch worth {
        case .amount(let amount)?: (.amount, amount > .zero ? amount.description : "", "")
        case .rate(let rate, let most)?: (.rate, scene.tenths(Int64(rate)), most?.description ?? "")
        case .free?: (.free, "", "")
        case nil: (.redeemed, "", "")
        }
    }

    var kept: FormDraft? { FormDraft("coupon \(kindID.map { "\($0)" } ?? "")", title, form) }

    // MARK: What is meant

    private var kind: Kind { Kind(rawValue: form.option(.kind)) ?? .amount }

    func spec(_ scene: Scene) throws(Unclear<Field>) -> CouponKindSpec {
        var spec = template
        spec.title = form.text(.title)
        spec.days = Int(form.text(.days)) ?? 0
        spec.isOnSale = form.isOn(.onSale)
        if !isHandedOut { spec.terms = try terms(scene) }
        return spec
    }

    private func terms(_ scene: Scene) throws(Unclear<Field>) -> CouponTerms? {
        guard kind != .redeemed else { return nil }
        let old = template.terms
        // Groups were made with care by whoever made them: they stay as long as nobody says otherwise.
        let keeps = form.isOn(.joins) == !(old?.joins.isEmpty ?? true)
        let general = form.isOn(.joins) ? ("general", ["general"]) : ("", [])
        return CouponTerms(
            worth: try worth(scene), scope: try scope(scene), threshold: Money(typed: form.text(.threshold)) ?? .zero,
            base: old?.base, group: keeps ? old?.group ?? "" : general.0, joins: keeps ? old?.joins ?? [] : general.1,
            most: Int(form.text(.most)) ?? 0)
    }

    private func worth(_ scene: Scene) throws(Unclear<Field>) -> CouponTerms.Worth {
        if kind == .free { return .free }
        guard let money = Money(typed: form.text(.worth)), money > .zero else {
            throw Unclear(field: .worth, sentence: scene.sentence(CouponFault.worth))
        }
        return kind == .amount ? .amount(money) : .rate(Int(money.fen * 10), most: Money(typed: form.text(.cap)))
    }

    private func scope(_ scene: Scene) throws(Unclear<Field>) -> Scope {
        guard let scope = Scope(typed: form.text(.item), old: template.terms?.scope, scene) else {
            throw Unclear(field: .item, sentence: scene.say("没有这个项目或商品"))
        }
        return scope
    }

    // MARK: Keys and answers

    func told(_ spec: CouponKindSpec, _ scene: Scene) -> String { scene.told(spec) }
    func limits(_ scene: Scene) -> String {
        isHandedOut ? scene.say("会员手里已经有这种券:面值和门槛不能改,可以停发再做一种。") : ""
    }

    func save(_ spec: CouponKindSpec, _ turn: inout Turn) {
        turn.perform(SetCouponKind(kind: kindID, was: was, now: spec), reason: spec.title) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetCouponKind.Answer, SetCouponKind.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            turn.tell(.room(.houseRules), HouseRulesRoom.Note.changed)
            turn.succeed(turn.say("券 %@ 已保存", form.text(.title)))
        case .failure(.title(let fault)): refuse(.title, turn.scene.sentence(fault), &turn)
        case .failure(.unknown): refuse(.title, turn.say("没有这种券"), &turn)
        case .failure(.changedMeanwhile(let found)):
            was = found
            refuse(.title, turn.say("别人刚改过;再按 Enter 就用您填的"), &turn)
        case .failure(.fault(let fault)): refuse(Self.field(of: fault), turn.scene.sentence(fault), &turn)
        }
    }

    private static func field(of fault: CouponFault) -> Field {
        switch fault {
        case .worth: .worth
        case .threshold: .threshold
        case .scope: .item
        case .most: .most
        case .days: .days
        case .handedOut: .title
        }
    }

    func named(_ scene: Scene) -> Form<Field> {
        guard !isHandedOut else { return form }
        var form = form
        form.label(.worth, kind == .rate ? scene.say("打几折") : scene.say("减多少"))
        form.place(.worth, kind == .rate ? "8.5" : "", unit: kind == .rate ? scene.say("折") : scene.say("元"))
        let item: String = if let scope = try? scope(scene), scope != .everything { scene.told(scope) } else { "" }
        form.place(.item, scene.say("首字母或名称,空着是全部"), unit: item == form.text(.item) ? "" : item)
        return form
    }
}
