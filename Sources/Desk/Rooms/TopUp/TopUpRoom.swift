import Domain
import Operations
import Surface
import Widgets

/// F7 充值: whose, which step of the ladder or package, how it is paid, what it will do, the receipt.
struct TopUpRoom: Room {
    enum Act: String, CaseIterable, Sendable { case print, undo, done, staff }

    enum Note: Sendable {
        case found(String, FindMembers.Answer)
        case decided(String, FindMembers.Answer)
        case member(MemberID, MemberCard.Answer)
        case toppedUp(Result<TopUp.Answer, TopUp.Refusal>)
        case sellers([StaffShare])
        case sold(Result<SellPackage.Answer, SellPackage.Refusal>)
        case undo(EntryID, String)
        case undone(Result<UndoTopUp.Answer, UndoTopUp.Refusal>)
        case undoSale(EntryID, String)
        case undoneSale(Result<UndoPackageSale.Answer, UndoPackageSale.Refusal>)
    }

    /// What is sold.
    enum Ware: Sendable, Equatable {
        case offer(TopUpOffer)
        case package(PackageOffer)
        case amount(Money)

        var price: Money {
            switch self {
            case .offer(let offer): offer.paid
            case .package(let package): package.price
            case .amount(let money): money
            }
        }
    }

    /// Which question stands on the screen.
    enum Stage: Sendable {
        case member
        /// This member can buy nothing now; the card says who, and the sentence why.
        case barred
        case ware
        case amount
        case tender(Ware)
        case confirm(Ware, Tender)
        case receipt(ReceiptView)
    }

    static let id = RoomID.topUp
    var stage = Stage.member
    var finder = MemberFinder()
    /// Whom it is about, also while the card is on its way.
    var wanted: MemberID?
    var card: MemberCard.Card?
    var wareMenu = Menu([Menu.Item]())
    var tenderMenu = Menu([Menu.Item]())
    var amount = TextField(content: .amount, limit: 10)
    var suggested: OfferID?
    var suggestedPackage: PackageID?
    /// Who gets the achievement; nobody = who is signed in.
    var sellers: [StaffShare] = []
    /// A payment waits for this.
    var returnsToCharge = false

    static func action(_ act: Act) -> Action {
        switch act {
        case .print: Action("topUp.print", [.character("p"), .alt("p")], Phrase("打印"), "dy", help: Phrase("打印小票"))
        case .undo:
            Action(
                "topUp.undo", [.character("u"), .alt("u")], Phrase("撤销"), "cx", help: Phrase("撤销这笔充值或售卡,要写原因"),
                right: .undoTopUp)
        case .staff:
            Action("topUp.staff", [.character("s"), .alt("s")], Phrase("业绩"), "yj", help: Phrase("业绩记给谁;几位分时各占多少"))
        case .done: Action("topUp.done", [.enter], Phrase("下一步"), "xyb", help: Phrase("确认这一步;小票上表示办完"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        if act == .done { return isBarred ? .absent : .ready }
        if act == .staff {
            switch stage {
            case .ware, .amount, .tender, .confirm: return .ready
            case .member, .barred, .receipt: return .absent
            }
        }
        guard case .receipt(let view) = stage else { return .absent }
        switch act {
        case .print, .done, .staff: return .ready
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
        case .staff:
            turn.show(
                SharesOverlay(turn.say("业绩记给谁?"), turn.scene.shares(sellers), turn.scene) { shares, turn in
                    turn.tell(.room(.topUp), Note.sellers(shares))
                })
        }
    }

    // Not inlined: the optimiser of Swift 6.3.1 stops on it ("found outside of lifetime use") in `take(member:)`.
    var member: MemberID? { @inline(never) get { card?.row.member } }

    /// Nobody is at hand any more when what was theirs was taken back.
    var subject: MemberID? {
        if case .receipt(let view) = stage, view.receipt.kind == .reversal { return nil }
        return member
    }

    private var isBarred: Bool { if case .barred = stage { true } else { false } }

    var isHalfFilled: Bool {
        switch stage {
        case .member, .barred, .ware, .receipt: false
        case .amount: !amount.text.isEmpty
        case .tender, .confirm: true
        }
    }

    var typing: TextField? {
        get {
            switch stage {
            case .member: finder.field
            case .amount: amount
            case .barred, .ware, .tender, .confirm, .receipt: nil
            }
        }
        set {
            guard let newValue else { return }
            switch stage {
            case .member: finder.field = newValue
            case .amount: amount = newValue
            case .barred, .ware, .tender, .confirm, .receipt: break
            }
        }
    }

    func mayBeTyped(_ digits: String) -> Bool {
        if case .member = stage { return digits.count == 11 && digits.first == "1" }
        return false
    }

    func note(_ scene: Scene) -> String { card.map { "\($0.row.name) \($0.row.phone)" } ?? "" }
}
