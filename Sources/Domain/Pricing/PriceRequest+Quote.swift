extension PriceRequest {
    /// What the order costs, line by line, every fen with its reason (rules 30 and 31).
    ///
    /// The order of things: list → tier price or campaign price, the better one → item coupons → order coupons →
    /// campaigns → points. Stored value and other tenders pay what is left and are no part of the price. Every amount is
    /// divided among the lines it applies to by largest remainder on what is left of them.
    ///
    /// Campaigns that exclude coupons: the order has either them or coupons. With `.best` whatever leaves less to pay
    /// before points; with `.chosen` the coupons, for somebody wished for them.
    package func quote() -> Quotation {
        let basis = PriceBasis(self)
        let alone = PriceWay(basis, joinsCoupons: false)
        let beside = PriceWay(basis, joinsCoupons: true)
        var bill = Bill(alone)
        bill.run(alone.campaigns)
        let places = beside.places(for: choice, below: bill.dues.total)
        let used = places.isEmpty ? nil : beside.bill(with: places)
        var answers = WhyNotCheaper(alone: alone, beside: beside, places: used == nil ? [] : places)
        if let used { bill = used }
        answers.ask(bill)
        let part = PointsPart(self, of: bill.dues.total)
        bill.pay(points: part.amount)
        answers.add(part)
        return Quotation(
            lines: zip(lines, bill.steps).map { Quotation.Line(list: Money(fen: $0.listed), steps: $1) },
            coupons: bill.coupons, points: part.points, gifts: bill.gifts, whyNot: answers.answers)
    }

    /// The coupons that `.best` uses, before it is settled whether campaigns that exclude them are better.
    /// - Parameter effort: how many coupons may be tried; for a look at what happens when they are too many.
    /// - Returns: the coupons, and whether no combination was left out.
    package func bestCoupons(effort: Int? = nil) -> (coupons: [CouponID], isExact: Bool) {
        let way = PriceWay(PriceBasis(self), joinsCoupons: true)
        var search = CouponSearch(way, below: .max, effort: effort ?? CouponSearch.effort)
        let places = search.run()
        return (places.map { way.claims[$0].coupon.id }, search.isExact)
    }
}

extension PriceWay {
    /// Which coupons are used, by place, ascending.
    fileprivate func places(for choice: Cart.Coupons, below total: Int64) -> [Int] {
        switch choice {
        case .best:
            var search = CouponSearch(self, below: total)
            return search.run()
        case .chosen(let chosen):
            let places = chosen.compactMap { id in claims.firstIndex { $0.coupon.id == id } }
            return legal(places)
        }
    }

    /// All of them if they are legal together; if not, one after the other as they were chosen, each that is legal beside
    /// those before it.
    private func legal(_ places: [Int]) -> [Int] {
        let all = Set(places).sorted()
        if isLegal(all) { return all }
        return places.reduce(into: []) { kept, place in
            let more = (kept + [place]).sorted()
            if !kept.contains(place), isLegal(more) { kept = more }
        }
    }

    private func isLegal(_ places: [Int]) -> Bool { areJoint(places) && bill(with: places) != nil }
}
