import Domain
import Operations

/// How rooms hand over to each other without knowing each other's insides.
enum Errand: Sendable, Equatable {
    /// Show this member at reception: a scan, a find.
    case open(MemberID)
    /// Show this member's page in the room 会员.
    case profile(MemberID)
    /// Let this member, or a guest, pay; the services of the visit are in the cart.
    case charge(MemberID?, visit: VisitID?)
    /// Sell this member stored value; afterwards back to the payment that waits, if `thenCharge`, suggesting this step.
    case topUp(MemberID, suggested: OfferID?, thenCharge: Bool)
    /// Sell this member this package.
    case sellPackage(MemberID, PackageID)
    /// Go on with the payment that waits: the balance has changed.
    case resumeCharge
    /// Verify what was scanned; `code` is what the scanner read.
    case verify(VerificationPreview, code: String)
    /// Choose what to verify of this member.
    case verifyOf(MemberID)
    /// Check this member in, who came without a booking.
    case arrive(MemberID, name: String)
    /// Book a visit for this member.
    case book(MemberID)
    /// Show what this member bought.
    case orders(MemberID)
    /// Show this order.
    case order(OrderID)
    /// Register somebody, with what was typed so far.
    case register(typed: String)
}

extension Errand {
    /// What a function key means for the member at hand; nil where it takes nobody along.
    init?(taking member: MemberID, to room: RoomID) {
        switch room {
        case .login, .reception, .shift, .performance, .stock, .orders, .deliveries, .houseRules, .simple, .simpleLogin:
            return nil
        case .verification: self = .verifyOf(member)
        case .bookings: self = .book(member)
        case .checkout: self = .charge(member, visit: nil)
        case .members: self = .profile(member)
        case .topUp: self = .topUp(member, suggested: nil, thenCharge: false)
        }
    }
}
