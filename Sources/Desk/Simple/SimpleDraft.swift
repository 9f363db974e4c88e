import Domain
import Operations
import Widgets

/// What was answered so far.
struct SimpleDraft: Sendable {
    var task = SimpleTask.balance
    var card: MemberCard.Card?
    /// Who fits what was typed.
    var rows: [MemberRow] = []
    var arrivals: [Arrival] = []
    /// The visit somebody came for.
    var arrival: Arrival?
    var isGuest = false
    var things: [VerificationPreview] = []
    var thing: VerificationPreview?
    /// The code the thing was scanned by.
    var voucher: String?
    var amount: Money?
    var quote: Quote.Answer?
    var proof: Presence?
    var offer: TopUpOffer?
    var tender: Tender?
    var service: ServiceItem?
    var slots: [SlotOffer] = []
    var slot: SlotOffer?
    /// Who does services, for whoever wants somebody else.
    var lanes: [StaffLane] = []
    /// By whom it is wanted; nil = by anybody.
    var staff: StaffLane?
    /// From which day on; nil = today.
    var day: Day?
    /// From where a long list is shown.
    var first = 0
    var done: SimpleDone?
    /// A payment that waits for a top-up.
    var waits: Money?
    /// Whether it was begun before the program ended without warning.
    var isResumed = false

    /// What is paid for: a bare amount, priced as in the cart.
    var cart: Cart { Cart(lines: [Cart.Line(.amount, amount: amount)]) }

    /// Whether the member's own word is needed.
    var needsProof: Bool {
        switch task {
        case .deduct: true
        case .verify: if case .gift? = thing?.what { true } else { false }
        case .checkIn, .topUp, .book, .balance: false
        }
    }
}

/// What was done, for the last screen of a task.
struct SimpleDone: Sendable {
    var sentence: String
    var big: SimplePage.Big?
    var facts: [String] = []
    var paper: Paper?
    /// What the member sees of it on their side.
    var memberPage: MemberDisplay.Page?
}
