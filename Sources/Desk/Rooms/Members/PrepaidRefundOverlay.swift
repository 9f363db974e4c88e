import Domain
import Operations
import Surface
import Widgets

/// Gives stored value or a package back: first what the law asks, then the working, both figures, and how it is paid.
struct PrepaidRefundOverlay: Overlay {
    enum Question: Hashable, Sendable { case cause, before, gift, value, fate, ended, rate }
    enum Payment: Hashable, Sendable { case figure, tender, reason }

    let choice: PrepaidInHand.Choice
    let row: MemberRow
    var asking: Form<Question>
    var paying: Form<Payment>
    /// What it comes to; nil while it is asked for.
    var figures: PrepaidRefundPreview.Figures?
    /// The claim the figures are of.
    var claim: PrepaidClaim?
    var working = TextView([], folds: false)
    private let name: String

    init(_ choice: PrepaidInHand.Choice, of row: MemberRow, _ scene: Scene) {
        (self.choice, self.row) = (choice, row)
        name = scene.say("退卡")
        asking = Form(
            [
                .cause: .choice(Choice(scene.say("退的原因"), options: RefundCause.choices.map { scene.name($0) })),
                .before: .toggle(Toggle(scene.say("七日无理由"), meaning: scene.say("付款前已接受过同样的服务"))),
                .gift: .text(TextField(scene.say("赠品"), limit: 30, placeholder: scene.say("没有就空着"))),
                .value: .text(TextField(scene.say("赠品价值"), content: .amount, limit: 10, unit: scene.say("元"))),
                .fate: .choice(
                    Choice(scene.say("赠品去向"), options: GiftInKind.Fate.allCases.map { scene.name($0) })),
                .ended: .text(
                    TextField(
                        scene.say("合同终止日"), content: .only("0123456789-"), limit: 10,
                        placeholder: scene.say("要计利息时填,如 2026-11-01"))),
                .rate: .text(
                    TextField(
                        scene.say("年利率"), text: Self.rate(of: RefundCause.choices.first, choice), content: .amount,
                        limit: 5, unit: "%")),
            ], fieldWidth: 40)
        paying = Form(
            [
                .figure: .choice(Choice(scene.say("退多少"), options: [""])),
                .tender: .choice(Choice(scene.say("退款方式"), options: Tender.allCases.map { scene.name($0) })),
                .reason: .text(TextField(scene.say("原因"), limit: 60)),
            ], fieldWidth: 46)
    }

    var title: String { name }
    var actions: [Action] { [Self.confirm, Self.fields, Self.scroll, Self.leave] }
    /// Whether the figures are shown.
    var isPaying: Bool { figures != nil }

    var kept: FormDraft? {
        FormDraft("prepaid \(row.member) \(choice.what)", title, asking.kept.merging(paying.kept) { $1 })
    }
    mutating func resume(_ draft: FormDraft) {
        asking.resume(draft.values)
        paying.resume(draft.values)
    }
    var typing: TextField? {
        get { isPaying ? paying.typing : asking.typing }
        set { if isPaying { paying.typing = newValue } else { asking.typing = newValue } }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) {
            guard isPaying else { return turn.close() }
            return figures = nil
        }
        isPaying ? handlePaying(event, &turn) : handleAsking(event, &turn)
    }

    private mutating func handleAsking(_ event: Event, _ turn: inout Turn) {
        // Gifts and interest are extra: after the two questions everybody is asked, Enter works it out.
        let isEnough = event == .key(.enter) && asking.focused == .before
        let place = questions(turn.scene).place(of: asking, in: Rect(turn.scene.size))
        let before = RefundCause.choices[asking.option(.cause)]
        let isOver = isEnough || asking.handle(event, in: place) == .submitted
        let cause = RefundCause.choices[asking.option(.cause)]
        // The store's rate follows the cause as long as nobody has typed another one.
        if cause != before, asking.text(.rate) == Self.rate(of: before, choice) {
            asking.set(.rate, text: Self.rate(of: cause, choice))
        }
        guard isOver else { return }
        preview(&turn)
    }

    /// The rate the law takes for a cause (art. 16), as the store has it for the day of the contract; `1.50`.
    private static func rate(of cause: RefundCause?, _ choice: PrepaidInHand.Choice) -> String {
        guard let cause, let rates = choice.rates else { return "" }
        return Money(fen: rates.rate(cause)).description
    }

    private mutating func handlePaying(_ event: Event, _ turn: inout Turn) {
        let place = RefundPlace(turn.scene.size, paying.height)
        working.lines = lines(turn.scene, place)
        switch event {
        case .key(.pageUp), .key(.pageDown): _ = working.handle(event, in: place.working)
        case .mouse(let mouse) where place.working.contains(mouse.position):
            _ = working.handle(event, in: place.working)
        default: if paying.handle(event, in: place.form) == .submitted { submit(&turn) }
        }
    }

    /// The claim as it is filled in; nil where something is missing, which is then said.
    private mutating func read(_ scene: Scene) -> PrepaidClaim? {
        var gifts: [GiftInKind] = []
        let (gift, value) = (asking.text(.gift), asking.text(.value))
        if gift.contains(where: { !$0.isWhitespace }) {
            guard let worth = Money(typed: value) else { return refuse(.value, scene.say("请输入赠品的价值")) }
            gifts = [GiftInKind(title: gift, value: worth, fate: GiftInKind.Fate.allCases[asking.option(.fate)])]
        } else if !value.isEmpty {
            return refuse(.gift, scene.say("请写是什么赠品"))
        }
        var interest: PrepaidClaim.Interest?
        let (ended, rate) = (asking.text(.ended), asking.text(.rate))
        if !ended.isEmpty {
            guard let day = Day(ended) else { return refuse(.ended, scene.say("日期写成 2026-11-01 这样")) }
            guard let percent = Money(typed: rate) else { return refuse(.rate, scene.say("请输入年利率")) }
            interest = .init(ended: day, rate: percent.fen)
        }
        return PrepaidClaim(
            what: choice.what, cause: RefundCause.choices[asking.option(.cause)],
            hadTheSameBefore: asking.isOn(.before), gifts: gifts, interest: interest)
    }

    private mutating func refuse(_ field: Question, _ sentence: String) -> PrepaidClaim? {
        asking.focus(on: field)
        asking.refuse(field, sentence)
        return nil
    }

    mutating func preview(_ turn: inout Turn) {
        guard let claim = read(turn.scene) else { return turn.effect(.bell) }
        self.claim = claim
        turn.decide(PrepaidRefundPreview(member: row.member, claim: claim)) { $0 }
    }

    /// The figure that is chosen.
    var figure: PrepaidClaim.Figure { paying.option(.figure) == 1 ? .principalOnly : .legal }

    private mutating func submit(_ turn: inout Turn) {
        guard let figures, let claim else { return }
        let reason = paying.text(.reason)
        guard reason.contains(where: { !$0.isWhitespace }) else {
            paying.refuse(.reason, turn.say("不能空着"))
            return turn.effect(.bell)
        }
        let command = RefundPrepaid(
            member: row.member, claim: claim, figure: figure, tender: Tender.allCases[paying.option(.tender)],
            paidOut: figures.amount(figure), reason: reason)
        turn.perform(command, reason: reason) { $0 }
    }
}

extension RefundCause {
    /// In the order they are offered: most come because they no longer want to.
    static let choices: [RefundCause] = [.consumersCause, .withinSevenDays, .storesCause]
}
