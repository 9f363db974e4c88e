/// What an account counts.
package enum Measure: String, Codable, Sendable {
    /// Money in 分.
    case fen
    /// Points.
    case points
    /// Sessions of a package.
    case sessions
    /// Coupons.
    case coupons
    /// 成长值
    case growth
}

/// The accounts of the ledger. Value moves from one account to another; nothing appears or vanishes.
package enum AccountKind: String, Codable, Sendable, CaseIterable {
    /// 本金: stored value the member paid for.
    case principal
    /// 赠金: stored value the store added.
    case bonus
    /// 积分
    case points
    /// 次卡余次, one account for each package item.
    case session
    /// 券, one account for each coupon: 1 while it can be used.
    case coupon
    /// 订金、定金, one account for each visit it was paid for; also a guest's.
    case deposit
    /// 成长值, from which tiers follow.
    case growth

    /// 现金
    case cash
    /// 银行卡
    case bankCard
    /// 微信
    case wechat
    /// 支付宝
    case alipay
    /// 云闪付
    case unionPay
    /// Paid by a scanned pay code, not yet applied to an order.
    case unapplied
    /// 挂账: sold, to be paid later.
    case receivable
    /// Where bonus comes from: the store's promise.
    case bonusGranted
    /// Where used principal goes: service rendered for money paid.
    case consumedPrincipal
    /// Where used bonus goes: service rendered for the store's promise.
    case consumedBonus
    /// Where bonus goes whose time has passed.
    case bonusLapsed
    /// Money taken directly for service, beside a balance.
    case sales
    /// What packages were sold for.
    case packageSales
    /// 定金 the store kept because the customer did not come.
    case depositsKept
    /// What the store paid on top because it let a customer with a 定金 down.
    case compensation
    /// The store's cash outside the drawer: what was put in, paid out, brought and taken away.
    case pettyCash
    /// What a count found too much or too little in the drawer.
    case tillDifference
    /// Where growth comes from and goes back to.
    case growthIssued
    /// Where points come from and go to.
    case pointsIssued
    /// Points redeemed.
    case pointsRedeemed
    /// Where points go whose time has passed.
    case pointsLapsed
    /// Where sessions come from.
    case sessionsSold
    /// Sessions used.
    case sessionsUsed
    /// Where coupons come from.
    case couponsIssued
    /// Coupons used.
    case couponsUsed

    /// What this account counts.
    package var measure: Measure {
        switch self {
        case .principal, .bonus, .cash, .bankCard, .wechat, .alipay, .bonusGranted, .consumedPrincipal, .consumedBonus,
            .bonusLapsed, .sales, .packageSales, .deposit, .depositsKept, .compensation, .unionPay, .unapplied,
            .receivable,
            .pettyCash, .tillDifference:
            .fen
        case .growth, .growthIssued: .growth
        case .points, .pointsIssued, .pointsRedeemed, .pointsLapsed: .points
        case .session, .sessionsSold, .sessionsUsed: .sessions
        case .coupon, .couponsIssued, .couponsUsed: .coupons
        }
    }

    /// Whether a member holds it. Only such accounts have a cached balance, lots, and may not fall below zero;
    /// the store's own are sums, so that no row is touched by every sale.
    package var isHeldByMember: Bool {
        switch self {
        case .principal, .bonus, .points, .session, .coupon, .deposit, .growth: true
        case .cash, .bankCard, .wechat, .alipay, .bonusGranted, .consumedPrincipal, .consumedBonus, .bonusLapsed,
            .sales, .packageSales, .depositsKept, .compensation, .pointsIssued, .pointsRedeemed, .pointsLapsed,
            .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed, .unionPay, .unapplied, .receivable,
            .pettyCash, .tillDifference, .growthIssued:
            false
        }
    }

    /// Whether what comes or goes here is part of a shift's report, so that it needs an open shift (rule 40): money
    /// over the counter, and stored value used for service.
    package var belongsToShift: Bool {
        switch self {
        case .cash, .bankCard, .wechat, .alipay, .unionPay, .unapplied, .receivable, .pettyCash, .tillDifference,
            .consumedPrincipal, .consumedBonus:
            true
        case .principal, .bonus, .points, .session, .coupon, .deposit, .growth, .bonusGranted, .bonusLapsed, .sales,
            .packageSales, .depositsKept, .compensation, .growthIssued, .pointsIssued, .pointsRedeemed, .pointsLapsed,
            .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed:
            false
        }
    }

    /// Its code in account numbers and in the store file; never given to another kind.
    package var code: Int64 {
        switch self {
        case .principal: 1
        case .bonus: 2
        case .points: 3
        case .session: 4
        case .coupon: 5
        case .deposit: 6
        case .growth: 7
        case .cash: 11
        case .bankCard: 12
        case .wechat: 13
        case .alipay: 14
        case .unionPay: 15
        case .unapplied: 16
        case .receivable: 17
        case .bonusGranted: 21
        case .consumedPrincipal: 22
        case .consumedBonus: 23
        case .sales: 24
        case .packageSales: 25
        case .bonusLapsed: 26
        case .depositsKept: 27
        case .compensation: 28
        case .pointsIssued: 31
        case .pointsRedeemed: 32
        case .pointsLapsed: 33
        case .growthIssued: 34
        case .sessionsSold: 41
        case .sessionsUsed: 42
        case .couponsIssued: 51
        case .couponsUsed: 52
        case .pettyCash: 61
        case .tillDifference: 62
        }
    }

    /// Where value goes that lapses (rules 2 and 24); nil for what never does, or only stops being usable.
    package var lapsesInto: AccountKind? {
        switch self {
        case .bonus: .bonusLapsed
        case .points: .pointsLapsed
        case .principal, .session, .coupon, .deposit, .cash, .bankCard, .wechat, .alipay, .bonusGranted,
            .consumedPrincipal, .consumedBonus, .bonusLapsed, .sales, .packageSales, .depositsKept, .compensation,
            .pointsIssued, .pointsRedeemed, .pointsLapsed,
            .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed, .unionPay, .unapplied, .receivable,
            .pettyCash, .tillDifference, .growth, .growthIssued:
            nil
        }
    }

    /// The account a tender fills.
    package init(_ tender: Tender) {
        switch tender {
        case .cash: self = .cash
        case .bankCard: self = .bankCard
        case .wechat: self = .wechat
        case .alipay: self = .alipay
        case .unionPay: self = .unionPay
        }
    }
}

extension Identity where Kind == AccountTag {
    private static var span: Int64 { 1_000_000_000_000 }

    /// The account of a kind and its holder: the number itself says whose and what, so nobody has to look it up.
    /// - Parameter holder: member, package item or coupon; 0 for the store's own.
    package init(_ kind: AccountKind, holder: Int64) {
        precondition(holder >= 0 && holder < Self.span, "a holder's number has at most twelve digits")
        precondition(kind.isHeldByMember || holder == 0, "the store holds its own accounts")
        self.init(kind.code * Self.span + holder)
    }

    /// The store's own account of a kind.
    package init(_ kind: AccountKind) {
        self.init(kind, holder: 0)
    }

    /// Whom it belongs to; 0 = the store.
    package var holder: Int64 { raw % Self.span }

    /// What it is; nil for a number that no account has.
    package var kind: AccountKind? { AccountKind.allCases.first { $0.code == raw / Self.span } }
}
