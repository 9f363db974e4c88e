/// What may be done at the counter; every command names one.
package enum Right: String, Codable, Sendable, CaseIterable {
    /// Sign in, sign out, lock: everybody, even before there is a session.
    case enter
    /// Find members and see their card with masked data.
    case seeMembers
    /// Register a member or change name and remark.
    case keepMembers
    /// Freeze, unfreeze, blacklist.
    case restrictMembers
    /// See a whole phone number.
    case unmask
    /// Show a member's dynamic code at the counter.
    case showMemberCode
    /// Set a member's PIN.
    case setMemberPIN
    /// Check in, start and finish visits.
    case receive
    /// Book, move and cancel visits.
    case book
    /// Book outside the hours, during leave, or for what somebody has not learned (rule 34).
    case forceBooking
    /// Keep a 定金 because the customer did not come.
    case keepDeposit
    /// Enter leave, repairs, closed days, duty and opening hours.
    case planHours
    /// Verify coupons, sessions and gifts.
    case verify
    /// Undo a verification.
    case undoVerification
    /// Deduct stored value.
    case deduct
    /// Deduct more at once than the store's large amount.
    case deductLarge
    /// Undo a deduction.
    case undoDeduction
    /// Sell stored value and packages.
    case topUp
    /// Sell stored value above the legal limit of a card (rule 13).
    case topUpAboveLimit
    /// Undo a top-up whose value is untouched.
    case undoTopUp
    /// Hand out a coupon.
    case grantCoupon
    /// Approve somebody else's action.
    case approve
    /// Sell services and articles, put carts aside.
    case sell
    /// Give an article or a service away.
    case giveAway
    /// Let a member take something along and pay later.
    case sellOnAccount
    /// Take lines of an order back.
    case refund
    /// Give stored value or a package back for money (rule 8).
    case refundPrepaid
    /// Open, hand over and close a shift, and see its report.
    case keepShift
    /// Put cash into the drawer or pay out of it.
    case moveCash
    /// Close a shift whose count is off by more than the store's limit (rule 40).
    case acceptDifference
    /// See what the store takes and what everybody achieved.
    case seeReports
    /// Prove presence: a member's PIN typed at the counter.
    case proveMember
    /// Open the business day: write down what lapsed over night.
    case openDay
    /// Let somebody back in whose account wrong PINs have shut.
    case reopenAccount
    /// See the day's lists, the catalogue and one's own receipts.
    case seeCounter
    /// Put articles into stock.
    case receiveStock
    /// Count what is in stock; finding less than there should be is `writeOffStock` too.
    case countStock
    /// Take out of stock what is broken, expired or gone.
    case writeOffStock
    /// Make and change articles, their prices, and what services use up of them.
    case keepGoods
    /// Import digital codes.
    case importCodes
    /// See a whole digital code, or print it once more.
    case revealCode
    /// Take a complaint about a digital code.
    case serveCodes
    /// Give another digital code for one that does not work.
    case replaceCode
    /// Refund a digital code that was issued: whoever has seen it may have used it.
    case refundIssuedCode
    /// Send out and hand over what was sold and is delivered later.
    case deliver
    /// Change the store's settings.
    case changeSettings
}

/// How a role stands to a right.
package enum Standing: String, Codable, Sendable {
    /// May do it.
    case allowed
    /// May do it when a manager approves this one action.
    case withApproval
    /// May not do it, approval or not.
    case refused
}

extension StaffRole {
    /// The rights matrix, exhaustive on purpose: a new right does not compile until somebody has decided.
    package func standing(to right: Right) -> Standing {
        switch right {
        case .enter, .seeMembers, .seeCounter, .proveMember, .openDay:
            return .allowed
        case .receive, .book:
            return .allowed
        case .keepMembers, .verify:
            return .allowed
        case .topUp, .deduct, .sell:
            return self == .beautician ? .withApproval : .allowed
        case .setMemberPIN, .undoVerification, .receiveStock, .countStock, .serveCodes, .deliver:
            switch self {
            case .cashier, .receptionist, .manager, .owner: return .allowed
            case .beautician: return .withApproval
            }
        case .giveAway, .sellOnAccount, .refund, .refundPrepaid, .moveCash, .acceptDifference, .keepDeposit,
            .undoDeduction, .undoTopUp, .deductLarge, .restrictMembers, .unmask, .grantCoupon, .revealCode,
            .replaceCode:
            switch self {
            case .manager, .owner: return .allowed
            case .cashier, .receptionist: return .withApproval
            case .beautician: return .refused
            }
        case .keepShift:
            return self == .beautician ? .refused : .allowed
        case .showMemberCode, .approve, .seeReports:
            switch self {
            case .manager, .owner: return .allowed
            case .cashier, .receptionist, .beautician: return .refused
            }
        case .forceBooking, .planHours, .writeOffStock, .keepGoods:
            switch self {
            case .manager, .owner: return .allowed
            case .cashier, .receptionist, .beautician: return .withApproval
            }
        case .topUpAboveLimit, .refundIssuedCode:
            switch self {
            case .owner: return .allowed
            case .manager, .cashier, .receptionist: return .withApproval
            case .beautician: return .refused
            }
        case .changeSettings, .reopenAccount, .importCodes:
            switch self {
            case .owner: return .allowed
            case .manager: return .withApproval
            case .cashier, .receptionist, .beautician: return .refused
            }
        }
    }
}
