import Domain
import Operations
import Surface
import Widgets

/// F5 收银: who buys, what, what it costs and why, how it is paid, the member's own proof, the receipt.
struct CheckoutRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case print, takeBack, done, more, less, times, staff, session, gift, reserve, note, remove, coupon, points, why,
            buyer,
            tender
        case park, resume, remark, clear
    }

    enum Note: Sendable {
        case found(String, FindMembers.Answer)
        case decided(String, FindMembers.Answer)
        case member(MemberID, MemberCard.Answer)
        case visit(VisitID, BookingDetail.Answer)
        case priced(Cart, MemberID?, Quote.Answer)
        /// Asked because somebody wanted to pay before the price was there.
        case submitted(Cart, MemberID?, Intent, Quote.Answer)
        case read(String, ReadCode.Answer)
        case proved(Result<ProveMember.Answer, ProveMember.Refusal>)
        case paid(Result<PayOrder.Answer, PayOrder.Refusal>)
        case begun(Result<BeginPayment.Answer, BeginPayment.Refusal>, PayCode, Money)
        case collected(PaymentID, Money, PaymentNews)
        case turns(line: Int, WalkInTurns.Answer)
        case staffed(line: Int, [StaffShare])
        case seconded(line: Int)
        case session(line: Int, PackageItemID)
        case noted(line: Int, String)
        case remarked(String)
        case recipient(Recipient, Intent)
        case coupons(Cart.Coupons)
        case waiting(ParkedCarts.Answer)
        case parked(Result<ParkCart.Answer, ParkCart.Refusal>, next: Errand?)
        case dropped(Result<DropParkedCart.Answer, DropParkedCart.Refusal>)
        case resume(ParkedCarts.Answer.Parked)
        case clear
        /// Put this cart aside, or leave it, and take these.
        case parkFor(Errand)
        case replace(Errand)
    }

    /// How somebody wants to pay.
    enum Intent: Sendable {
        /// With stored value where there is enough, else by choice.
        case usual
        /// By choice.
        case choosing
        /// With stored value, and here is the member's code.
        case code(String)
        /// With what their telephone shows.
        case payCode(PayCode)
    }

    /// Which question stands on the screen.
    enum Stage: Sendable {
        case buyer
        /// This member cannot buy now; the card says who, and the sentence why.
        case barred
        case cart
        case tender(TenderMenu)
        /// How much of it this way.
        case share(OrderPayment.Means)
        /// What was handed over for so much.
        case cash(Money)
        /// Whether so much has arrived.
        case arrived(Tender, Money)
        /// The gateway takes so much; the payment has a number once it is written down.
        case collecting(PayCodeKind, Money, PaymentID?)
        case proof
        /// All parts are there; it was not booked.
        case settle
        case receipt(SaleView)
    }

    static let id = RoomID.checkout
    var stage = Stage.buyer
    var finder = MemberFinder()
    /// Whom it is about, also while the card is on its way.
    var wanted: MemberID?
    var card: MemberCard.Card?
    var cart = Cart()
    var visit: VisitID?
    /// The session that was kept for the visit: used unless somebody wants to pay.
    var held: PackageItemID?
    var parked: ParkedCartID?
    /// Who gets what is reserved, once it is known.
    var recipient: Recipient?
    /// What is typed to be added.
    var entry = TextField(limit: 40)
    /// Which of the things that fit what was typed.
    var choice = 0
    var table = Table([], count: 0)
    /// The price, and what it is the price of.
    var quote: (cart: Cart, member: MemberID?, answer: Quote.Answer)?
    /// How it is paid, as far as it is settled.
    var parts: [OrderPayment] = []
    /// Whether each part is asked for by its amount.
    var isSplit = false
    /// An amount of money that is asked for.
    var amount = CheckoutRoom.emptyAmount
    var pin = CheckoutRoom.emptyPIN
    /// Digits pressed behind each other where they only move a choice: several are a PIN at the wrong place.
    var digitsInChoice = 0
    /// What was in the cart when a code said who the member is: read twice, it does not pay.
    var greeted: Cart?

    static var emptyPIN: TextField { TextField(content: .secret, limit: 6) }
    static var emptyAmount: TextField { TextField(content: .amount, limit: 10) }

    // Not inlined: the optimiser of Swift 6.3.1 stops on it ("found outside of lifetime use") in `take(member:)`.
    var member: MemberID? { @inline(never) get { card?.row.member } }

    var subject: MemberID? { member }

    /// Whether the member can prove themselves by a PIN.
    var hasPIN: Bool { card?.hasPIN ?? false }

    /// The price of what is in the cart now, if it has come.
    var price: Quote.Answer? {
        guard let quote, quote.cart == cart, quote.member == member else { return nil }
        return quote.answer
    }

    var total: Money { price?.quotation.total ?? .zero }
    /// What is still to be paid.
    var due: Money { parts.reduce(total) { $0 - $1.amount } }

    /// The chosen line.
    var line: Int? { cart.lines.indices.contains(table.selected) ? table.selected : nil }

    var isHalfFilled: Bool {
        if case .receipt = stage { return false }
        return !cart.lines.isEmpty || !entry.text.isEmpty
    }

    var typing: TextField? {
        get {
            switch stage {
            case .buyer: finder.field
            case .cart: entry
            case .cash, .share: amount
            case .proof: hasPIN ? pin : nil
            case .barred, .tender, .arrived, .collecting, .settle, .receipt: nil
            }
        }
        set {
            guard let newValue else { return }
            switch stage {
            case .buyer: finder.field = newValue
            case .cart: entry = newValue
            case .cash, .share: amount = newValue
            case .proof: pin = newValue
            case .barred, .tender, .arrived, .collecting, .settle, .receipt: break
            }
        }
    }

    mutating func forgetSecrets() {
        pin = Self.emptyPIN
        if looksLikePIN { entry.clear() }
    }

    func mayBeTyped(_ digits: String) -> Bool {
        if case .buyer = stage { return digits.count == 11 && digits.first == "1" }
        return false
    }

    func note(_ scene: Scene) -> String {
        if let card { return "\(card.row.name) \(card.row.phone)" }
        if case .buyer = stage { return cart.lines.isEmpty ? "" : scene.say("购物车 %@ 项", String(cart.lines.count)) }
        return scene.say("散客")
    }

    mutating func reset() {
        let fresh = CheckoutRoom()
        self = fresh
    }
}
