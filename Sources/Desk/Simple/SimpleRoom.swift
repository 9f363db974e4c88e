import Domain
import Operations
import Surface
import Widgets

/// 简洁模式: the counter in large letters, one question a screen, answered by numbers.
struct SimpleRoom: Room {
    enum Act: String, CaseIterable, Sendable { case enter, larger, smaller }

    enum Note: Sendable {
        case members(String, FindMembers.Answer)
        case card(MemberCard.Answer)
        case fresh(MemberID, MemberCard.Answer)
        /// The card of whom a half-filled task is about.
        case resumed(Draft.Simple, MemberCard.Answer)
        case arrivals(SimpleStep, Arrivals.Answer)
        case things(Verifiables.Answer)
        case slots(FindSlots.Answer)
        case lanes(BookingSheet.Answer)
        case quoted(Quote.Answer)
        case proved(Result<ProveMember.Answer, ProveMember.Refusal>)
        case checkedIn(Result<CheckIn.Answer, CheckIn.Refusal>)
        case verified(Result<Verify.Answer, Verify.Refusal>)
        case paid(Result<PayOrder.Answer, PayOrder.Refusal>)
        case toppedUp(Result<TopUp.Answer, TopUp.Refusal>)
        case booked(Result<Book.Answer, Book.Refusal>)
        case code(Result<ShowMemberCode.Answer, ShowMemberCode.Refusal>, of: MemberRow)
    }

    static let id = RoomID.simple
    /// The questions so far; the last one stands on the screen.
    var path = [SimpleStep.home]
    var draft = SimpleDraft()
    /// What is typed.
    var field = TextField(limit: 30)
    /// Which choice an arrow has marked.
    var marked: Int?

    static func action(_ act: Act) -> Action {
        switch act {
        case .enter: Action("simple.enter", [.enter], Phrase("确定"), "qd", help: Phrase("确定;数字键选,0 返回上一步,打字时只有 Esc 返回"))
        case .larger:
            Action(
                "simple.larger", [.character("+"), .character("=")], Phrase("大字"), "dz",
                help: Phrase("字大一点;只在 scripts/start --simple 打开的 xterm 或 kitty 里"))
        case .smaller:
            Action(
                "simple.smaller", [.character("-")], Phrase("小字"), "xz",
                help: Phrase("字小一点;只在 scripts/start --simple 打开的 xterm 或 kitty 里"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        act == .enter || scene.letters != nil ? .ready : .absent
    }

    func silence(of act: Act, _ scene: Scene) -> String { scene.say("请按一个数字") }

    var step: SimpleStep { path.last ?? .home }

    // Not inlined: the optimiser of Swift 6.3.1 stops on it ("found outside of lifetime use") in `take(member:)`.
    var subject: MemberID? { @inline(never) get { draft.card?.row.member } }

    var isHalfFilled: Bool {
        switch step {
        case .home, .done, .account, .barred, .today: false
        case .find, .came, .bookOrSee: !field.text.isEmpty
        case .expected, .pick, .things, .amount, .short, .offers, .otherAmount, .tender, .services, .slots, .staff,
            .days,
            .readBack, .proof:
            true
        }
    }

    var typing: TextField? {
        get { isTyped ? field : nil }
        set { if let newValue { field = newValue } }
    }

    /// Whether something is typed; a member without a PIN shows a code.
    var isTyped: Bool { step == .proof ? draft.card?.hasPIN ?? false : step.isTyped }

    func mayBeTyped(_ digits: String) -> Bool { step == .find && digits.count == 11 && digits.first == "1" }

    mutating func forgetSecrets() { if step == .proof { field.clear() } }

    mutating func refresh(_ turn: inout Turn) {
        guard let member = subject else { return }
        turn.ask(MemberCard(member: member), slot: "card") { Note.fresh(member, $0) }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        SimpleView(page(scene), field: field, marked: marked, scene: scene).draw(on: &canvas)
    }
}
