import Domain
import Operations
import Surface
import Widgets

/// Changes what one thing costs: the list price and what each tier pays, each saved by itself.
struct PriceOverlay: Overlay {
    enum Field: Hashable, Sendable {
        case list
        case tier(Tier)
    }

    let title: String
    private var price: PriceList.Answer.Price
    private let rates: [Tier: Int]
    private var form: Form<Field>
    /// What is still to be saved, in order: a lower list price last, a higher one first, so that no tier is ever above.
    private var queue: [Field] = []

    init(_ price: PriceList.Answer.Price, rates: [Tier: Int], _ scene: Scene) {
        (self.price, self.rates) = (price, rates)
        title = scene.say("价格 %@", price.title)
        var fields: [(Field, FormItem)] = [
            (
                .list,
                .text(
                    TextField(
                        scene.say("原价"), text: price.list.description, content: .amount, limit: 10,
                        unit: scene.say("元")))
            )
        ]
        for tier in Tier.allCases {
            let text = price.own[tier]?.description ?? ""
            fields.append(
                (
                    .tier(tier),
                    .text(TextField(scene.name(tier), text: text, content: .amount, limit: 10, unit: scene.say("元")))
                ))
        }
        form = Form(fields: fields, fieldWidth: 20)
    }

    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("price \(price.item)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private func was(_ field: Field) -> Money? {
        switch field {
        case .list: price.list
        case .tier(let tier): price.own[tier]
        }
    }

    private func box(_ scene: Scene) -> FormBox {
        FormBox(
            title: title,
            lines: [scene.say("会员价空着就按等级折扣算;马上生效,已经卖的不变。")],
            hint: scene.say("Enter 下一项/保存   Esc 不改"), columns: 70)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: named(turn.scene), in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        let all = [Field.list] + Tier.allCases.map { .tier($0) }
        for field in all {
            let text = form.text(field)
            guard text.isEmpty && field != .list || Money(typed: text) != nil else {
                return refuse(field, turn.say("金额不对,请重新输入"), &turn)
            }
        }
        let changed = all.filter { was($0) != Money(typed: form.text($0)) }
        let rises = (Money(typed: form.text(.list)) ?? .zero) >= price.list
        queue = rises ? changed : changed.filter { $0 != .list } + changed.filter { $0 == .list }
        saveNext(&turn)
    }

    private mutating func saveNext(_ turn: inout Turn) {
        if let field = queue.first { return save(field, &turn) }
        turn.close()
        turn.tell(.room(.houseRules), HouseRulesRoom.Note.changed)
        turn.succeed(turn.say("%@ 的价格已保存,马上生效", price.title))
    }

    private func save(_ field: Field, _ turn: inout Turn) {
        let now = Money(typed: form.text(field))
        let tier: Tier? = if case .tier(let tier) = field { tier } else { nil }
        turn.perform(SetPrice(item: price.item, tier: tier, was: was(field), now: now), reason: price.title) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetPrice.Answer, SetPrice.Refusal>, let field = queue.first else { return }
        switch result {
        case .success:
            keep(field)
            queue.removeFirst()
            saveNext(&turn)
        case .failure(.unknown): refuse(field, turn.say("没有这个项目或商品"), &turn)
        case .failure(.price): refuse(field, turn.say("金额不对,请重新输入"), &turn)
        case .failure(.aboveList(let list)): refuse(field, turn.say("会员价不能高过原价 %@", list.description), &turn)
        case .failure(.belowTier(let own)): refuse(field, turn.say("原价不能低过会员价 %@", own.description), &turn)
        case .failure(.changedMeanwhile(let found)):
            set(field, found)
            refuse(field, turn.say("别人刚改过;再按 Enter 就用您填的"), &turn)
        }
    }

    private mutating func keep(_ field: Field) { set(field, Money(typed: form.text(field))) }

    private mutating func set(_ field: Field, _ money: Money?) {
        var own = price.own
        var list = price.list
        switch field {
        case .list: list = money ?? list
        case .tier(let tier): own[tier] = money
        }
        price = .init(item: price.item, title: price.title, list: list, own: own)
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    /// An empty tier's price shows what its discount makes of the list price.
    private func named(_ scene: Scene) -> Form<Field> {
        var form = form
        let list = Money(typed: form.text(.list)) ?? price.list
        for tier in Tier.allCases {
            let paid = list.scaled(by: Int64(rates[tier] ?? 10_000), over: 10_000)
            form.place(.tier(tier), scene.say("按折扣 %@", paid.description), unit: scene.say("元"))
        }
        return form
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(named(scene), on: &canvas) }
}
