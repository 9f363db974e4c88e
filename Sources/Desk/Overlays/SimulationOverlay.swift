import Domain
import Operations
import Surface
import Widgets

/// 试算: what a promotion or a step of the top-up ladder would have cost last quarter.
struct SimulationOverlay: Overlay {
    enum Field: Hashable, Sendable { case kind, item, threshold, worth, margin }
    enum Kind: Int, CaseIterable, Sendable { case amount, rate, price, ladder }

    private let services: [ServiceItem]
    private var form: Form<Field>
    private var answer: SimulateCampaign.Answer?
    private let name: String

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

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: named(turn.scene), in: Rect(turn.scene.size))
        switch form.handle(event, in: place) {
        case .submitted: submit(&turn)
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
        let terms = CampaignTerms(worth: given, scope: scope, threshold: threshold)
        turn.decide(SimulateCampaign(terms: terms, margin: Int(margin.fen))) { $0 }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.focus(on: field)
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        if let note = note as? SimulateCampaign.Answer { answer = note }
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
            return [scene.say("用最近 90 天的订单重算一遍:假定客人照样来、照样买。")]
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
