import Domain
import Operations
import Surface
import Widgets

/// F5 扣款: whose, how much, what it will do, the member's own proof, the receipt.
struct DeductionRoom: Room {
    enum Act: String, CaseIterable, Sendable { case print, undo, done }

    enum Note: Sendable {
        case found(String, FindMembers.Answer)
        case decided(String, FindMembers.Answer)
        case member(MemberID, MemberCard.Answer)
        case preview(MemberID, Money, DeductionPreview.Answer)
        /// Asked because Enter was pressed before the consequence was there.
        case submitted(MemberID, Money, DeductionPreview.Answer)
        case proved(Result<ProveMember.Answer, ProveMember.Refusal>)
        case deducted(Result<DeductStoredValue.Answer, DeductStoredValue.Refusal>)
        case undo(EntryID, String)
        case undone(Result<UndoDeduction.Answer, UndoDeduction.Refusal>)
        /// Leave the half-filled payment and take this member.
        case replace(MemberID)
    }

    /// Which question stands on the screen.
    enum Stage: Sendable {
        case member
        /// This member cannot pay now; the card says who, and the sentence why.
        case barred
        case amount
        /// Too little: what now.
        case short(Menu)
        case proof
        case receipt(ReceiptView)
    }

    enum Field: Hashable, Sendable { case what, note }

    static let id = RoomID.deduction
    var stage = Stage.member
    var finder = MemberFinder()
    /// Whom it is about, also while the card is on its way.
    var wanted: MemberID?
    var card: MemberCard.Card?
    var form = DeductionRoom.emptyForm
    /// Which of the services that fit what was typed.
    var serviceChoice = 0
    /// The consequence, and what it is the consequence of.
    var preview: (member: MemberID, amount: Money, answer: DeductionPreview.Answer)?
    var pin = DeductionRoom.emptyPIN
    /// Digits pressed behind each other where they only move a choice: several are a PIN at the wrong place.
    var digitsInChoice = 0
    /// What pays the rest when the balance falls short.
    var rest: Tender?

    static var emptyPIN: TextField { TextField(content: .secret, limit: 6) }

    static var emptyForm: Form<Field> {
        Form([.what: .text(TextField(limit: 20)), .note: .text(TextField(limit: 40))], fieldWidth: 30)
    }

    static func action(_ act: Act) -> Action {
        switch act {
        case .print:
            Action("deduction.print", [.character("p"), .alt("p")], Phrase("打印"), "dy", help: Phrase("打印小票"))
        case .undo:
            Action(
                "deduction.undo", [.character("u"), .alt("u")], Phrase("撤销"), "cx", help: Phrase("撤销这笔扣款,要写原因"),
                right: .undoDeduction)
        case .done: Action("deduction.done", [.enter], Phrase("下一步"), "xyb", help: Phrase("确认这一步;小票上表示办完"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        if act == .done { return isBarred ? .absent : .ready }
        guard case .receipt(let view) = stage else { return .absent }
        switch act {
        case .print, .done: return .ready
        case .undo:
            if view.receipt.kind == .reversal { return .absent }
            return view.mayBeUndone(scene) ? .ready : .obstacle(scene.say("已过撤销时间"))
        }
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .done: goOn(&turn)
        case .print: if case .receipt(let view) = stage { turn.print(turn.scene.paper(view.receipt)) }
        case .undo: if case .receipt(let view) = stage { askUndo(view.receipt, &turn) }
        }
    }

    // Not inlined: the optimiser of Swift 6.3.1 stops on it ("found outside of lifetime use") in `take(member:)`.
    var member: MemberID? { @inline(never) get { card?.row.member } }

    /// Nobody is at hand any more when what was theirs was taken back.
    var subject: MemberID? {
        if case .receipt(let view) = stage, view.receipt.kind == .reversal { return nil }
        return member
    }

    /// Whether the member can prove themselves by a PIN.
    var hasPIN: Bool { card?.hasPIN ?? false }

    private var isBarred: Bool { if case .barred = stage { true } else { false } }

    var isHalfFilled: Bool {
        switch stage {
        case .member, .barred, .receipt: false
        case .amount: !form.text(.what).isEmpty || !form.text(.note).isEmpty
        case .short, .proof: true
        }
    }

    var typing: TextField? {
        get {
            switch stage {
            case .member: finder.field
            case .amount: form.typing
            case .proof: hasPIN ? pin : nil
            case .barred, .short, .receipt: nil
            }
        }
        set {
            guard let newValue else { return }
            switch stage {
            case .member: finder.field = newValue
            case .amount: form.typing = newValue
            case .proof: pin = newValue
            case .barred, .short, .receipt: break
            }
        }
    }

    mutating func forgetSecrets() { pin = Self.emptyPIN }

    func mayBeTyped(_ digits: String) -> Bool {
        if case .member = stage { return digits.count == 11 && digits.first == "1" }
        return false
    }

    func note(_ scene: Scene) -> String { card.map { "\($0.row.name) \($0.row.phone)" } ?? "" }
}
