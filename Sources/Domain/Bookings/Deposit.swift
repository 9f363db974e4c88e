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

    /// Whether the law and the deposit's own words allow this, given how the booking ended; nil = it goes on or is done.
    package func isAllowed(_ binding: DepositBinding, _ ending: BookingEnding?, isDone: Bool) -> Bool {
        switch self {
        case .returned: !isDone
        case .kept:
            switch (binding, ending) {
            case (.binding, .customerLate), (.binding, .noShow), (.binding, .customerEarly): true
            case (.binding, .store), (.binding, nil), (.refundable, _): false
            }
        case .used: ending == nil
        }
    }
}
