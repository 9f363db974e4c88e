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

    /// 现金
    case cash
    /// 银行卡
    case bankCard
    /// 微信
    case wechat
    /// 支付宝
    case alipay
    /// Where bonus comes from: the store's promise.
    case bonusGranted
    /// Where used principal goes: service rendered for money paid.
    case consumedPrincipal
    /// Where used bonus goes: service rendered for the store's promise.
    case consumedBonus
    /// Money taken directly for service, beside a balance.
    case sales
    /// What packages were sold for.
    case packageSales
    /// Where points come from and go to.
    case pointsIssued
    /// Points redeemed.
    case pointsRedeemed
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
            .sales, .packageSales:
            .fen
        case .points, .pointsIssued, .pointsRedeemed: .points
        case .session, .sessionsSold, .sessionsUsed: .sessions
        case .coupon, .couponsIssued, .couponsUsed: .coupons
        }
    }

    /// Whether a member holds it. Only such accounts have a cached balance, lots, and may not fall below zero;
    /// the store's own are sums, so that no row is touched by every sale.
    package var isHeldByMember: Bool {
        switch self {
        case .principal, .bonus, .points, .session, .coupon: true
        case .cash, .bankCard, .wechat, .alipay, .bonusGranted, .consumedPrincipal, .consumedBonus, .sales,
            .packageSales, .pointsIssued, .pointsRedeemed, .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed:
            false
        }
    }

    /// The account a tender fills.
    package init(_ tender: Tender) {
        switch tender {
        case .cash: self = .cash
        case .bankCard: self = .bankCard
        case .wechat: self = .wechat
        case .alipay: self = .alipay
        }
    }
}
