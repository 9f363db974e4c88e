import Domain
import Operations

/// What an answer leads to.
enum SimpleMove: Sendable {
    /// The next question of the task.
    case next
    /// A question beside the task's own.
    case ask(SimpleStep)
    case begin(SimpleTask)
    case member(MemberRow)
    case arrival(Arrival)
    case guest
    case thing(VerificationPreview)
    case offer(TopUpOffer)
    case tender(Tender)
    case service(ServiceItem)
    case slot(SlotOffer)
    /// By this one; nil = by anybody.
    case by(StaffLane?)
    /// From this day on.
    case on(Day)
    /// The member chooses a PIN.
    case choosePIN
    /// What was typed.
    case typed
    /// More of a list.
    case more(from: Int)
    /// Top the card up first, then go on.
    case topUpFirst
    /// Go on with what waited for that.
    case resume
    case print
    /// The member's code, to be scanned off the screen.
    case code(MemberRow)
    case home
    case lock
    /// Back to the last question.
    case back
    /// What the dialog knows whose page it is.
    case dialog
}
