/// What a payment in advance for a booking binds.
package enum DepositBinding: String, Sendable, Equatable, Codable, CaseIterable {
    /// 订金: part of the price, returned if the booking does not take place, whoever cancels.
    case refundable
    /// 定金: kept if the customer lets the store down, returned twofold if the store does (民法典 art. 587).
    case binding

    /// The most that may be taken for services of this price: a 定金 above a fifth has no effect beyond it
    /// (民法典 art. 586).
    package func most(of price: Money) -> Money {
        switch self {
        case .refundable: price
        case .binding: Money(fen: price.fen / 5)
        }
    }
}

/// What becomes of a payment in advance.
package enum DepositFate: String, Sendable, Equatable, Codable, CaseIterable {
    /// It goes back the way it came; a 定金 twofold if the store cancelled.
    case returned
    /// The store keeps it.
    case kept
    /// It pays for the service.
    case used

    /// Whether the law and the deposit's own words allow this as the visit stands: a 定金 is settled when the visit has
    /// ended, so that nobody settles it before it is known who let whom down; nothing is used before it is served.
    package func isAllowed(_ binding: DepositBinding, _ state: VisitState, _ ending: BookingEnding?) -> Bool {
        switch self {
        case .returned: binding == .refundable || state == .done || state == .cancelled
        case .kept:
            switch (binding, ending) {
            case (.binding, .customerLate), (.binding, .noShow), (.binding, .customerEarly): true
            case (.binding, .store), (.binding, nil), (.refundable, _): false
            }
        case .used: state == .serving || state == .done
        }
    }

    /// Whether twice as much goes back: the store let a customer with a 定金 down (民法典 art. 587).
    package func isTwofold(_ binding: DepositBinding, _ ending: BookingEnding?) -> Bool {
        self == .returned && binding == .binding && ending == .store
    }
}
