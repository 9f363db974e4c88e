extension Cart {
    /// So many lines at most.
    package static let mostLines = 200
    /// How many of one line can be sold at once.
    package static let quantities: ClosedRange<Int64> = 1...9_999

    /// Checks everything that does not need the catalogue. What passes cannot overflow: 200 lines of 9 999 at
    /// `Money.most` each are 2 × 10¹⁵ fen, and 64 bits hold four thousand times as much.
    package func check() throws(CartFault) {
        guard !lines.isEmpty else { throw .empty }
        guard lines.count <= Self.mostLines else { throw .tooManyLines }
        for (index, line) in lines.enumerated() { try line.check(at: index) }
        if case .chosen(let chosen) = coupons, Set(chosen).count < chosen.count { throw .coupons }
        if case .exactly(let count) = points, count < 0 { throw .points }
    }
}

extension Cart.Line {
    fileprivate func check(at index: Int) throws(CartFault) {
        guard Cart.quantities.contains(quantity), session == nil || quantity == 1 else { throw .quantity(line: index) }
        switch (item, amount) {
        case (.amount, let amount?) where amount > .zero && amount <= .most: break
        case (.service, nil), (.good, nil): break
        case (.amount, _), (.service, _), (.good, _): throw .amount(line: index)
        }
        if session != nil {
            guard case .service = item, !isGift else { throw .session(line: index) }
        }
        if isReserved {
            guard case .good = item else { throw .reservation(line: index) }
        }
        guard !staff.isEmpty else { return }
        guard staff.isWhole else { throw .staff(line: index) }
    }
}
