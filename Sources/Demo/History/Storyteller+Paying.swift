import Domain
import Operations

/// What is to be paid after a visit.
struct Bill {
    /// Place of the service.
    let service: Int
    /// How the member pays.
    let paying: Pack.Habit.Paying
    /// When.
    let at: Int64
    /// Whether somebody may mistype and take it back.
    let slips: Bool
}

extension Storyteller {
    /// Pays for a visit.
    mutating func settle(_ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        useCoupon(bill, &purse, &chance)
        switch bill.paying {
        case .direct: purse.spent += pack.services[bill.service].price.fen
        case .stored: payStored(bill, &purse, &chance)
        case .package: paySession(bill, &purse, &chance)
        }
        if purse.points > 0, chance.happens(22) { redeem(bill, &purse, &chance) }
    }

    private func tender(_ chance: inout Chance) -> AccountKind {
        switch chance.below(100) {
        case 0..<52: .wechat
        case 52..<82: .alipay
        case 82..<92: .cash
        default: .bankCard
        }
    }

    private mutating func useCoupon(_ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        guard !purse.coupons.isEmpty, chance.happens(55) else { return }
        let at = purse.moment(bill.at)
        guard
            let place = purse.coupons.first(where: {
                let coupon = book.coupons[Int($0)]
                return coupon.isOpen && coupon.until > at
            })
        else { return }
        let title = phrases.coupon(Int(book.coupons[Int(place)].template))
        book.useCoupon(
            place, byCode: chance.happens(60), Heading(at: at, by: chance.one(of: tills), title: title), purse)
    }

    // MARK: Stored value

    private mutating func payStored(_ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        let price = pack.services[bill.service].price.fen
        let amount = chance.happens(15) ? price * 88 / 100 : price
        if book.available(purse, at: bill.at) < amount, !chance.happens(8) || !purse.hadMoney {
            topUp(shortage: amount, bill, &purse, &chance)
        }
        let by = amount >= pack.settings.largeAmount.fen ? boss : chance.one(of: tills)
        let title = chance.happens(6) ? Phrases.deduction : phrases.service(bill.service)
        if bill.slips, chance.happens(of10000: 45), let wrong = deduct(amount * 2, title, by, bill, &purse, &chance) {
            takeBack(wrong, title, bill, &purse, &chance)
        }
        if deduct(amount, title, by, bill, &purse, &chance) == nil { purse.spent += amount }
    }

    private mutating func deduct(
        _ amount: Int64, _ title: Int32, _ by: Int32, _ bill: Bill, _ purse: inout Purse, _ chance: inout Chance
    ) -> Int32? {
        let settings = pack.settings
        return book.deduct(
            amount, rest: tender(&chance), order: settings.deductionOrder, pointsPerYuan: settings.pointsPerYuan,
            Heading(at: purse.moment(bill.at), by: by, title: title), &purse)
    }

    /// Sells the step of the ladder that covers the bill, or a larger one, within what a card may hold.
    private mutating func topUp(shortage: Int64, _ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        let wanted = chance.below(pack.offers.count)
        let covering = pack.offers.firstIndex { ($0.paid + $0.bonus).fen >= shortage } ?? pack.offers.count - 1
        let place = max(wanted, covering)
        let offer = pack.offers[place]
        guard purse.principal + purse.bonus + (offer.paid + offer.bonus).fen <= pack.settings.cardLimit.fen else {
            return
        }
        let title = phrases.offer(place)
        func sell() -> Int32 {
            let at = purse.moment(bill.at)
            let lapses = offer.bonusDays.map { timeline.at(timeline.day(of: at) + $0 + 1, minute: 0) } ?? -1
            return book.topUp(
                offer, lapses: lapses, tender: tender(&chance),
                Heading(at: at, by: chance.one(of: tills), title: title), &purse)
        }
        let sold = sell()
        if bill.slips, chance.happens(of10000: 25) {
            takeBack(sold, title, bill, &purse, &chance)
            _ = sell()
        }
    }

    private mutating func takeBack(
        _ entry: Int32, _ title: Int32, _ bill: Bill, _ purse: inout Purse, _ chance: inout Chance
    ) {
        let at = purse.moment(bill.at + 120_000)
        let heading = Heading(at: at, by: boss, title: title, note: phrases.mistake(chance.below(2)))
        _ = book.takeBack(entry, heading, &purse)
    }

    // MARK: Sessions and gifts

    /// Uses a session; sells a package first if none is left, and sometimes the member pays at the till instead.
    private mutating func paySession(_ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        if openItem(purse, bill.service, at: bill.at) == nil, purse.items.isEmpty || chance.happens(70) {
            sellPackage(at: bill.at, &purse, &chance)
        }
        guard let item = openItem(purse, bill.service, at: bill.at) else {
            purse.spent += pack.services[bill.service].price.fen
            return
        }
        let title = phrases.service(Int(book.items[Int(item)].service))
        let by = chance.happens(70) ? chance.one(of: tills) : chance.one(of: artisans)
        let use = book.useSession(
            item, byCode: chance.happens(35), Heading(at: purse.moment(bill.at), by: by, title: title), purse)
        if bill.slips, chance.happens(of10000: 30) {
            let at = purse.moment(bill.at + 180_000)
            let heading = Heading(at: at, by: boss, title: title, note: phrases.mistake(2 + chance.below(2)))
            book.uses[use].undo = book.takeBack(book.uses[use].entry, heading, &purse)
        }
    }

    /// An item with sessions left that has not lapsed, of the wanted service if there is one.
    func openItem(_ purse: Purse, _ service: Int, at: Int64) -> Int32? {
        let open = purse.items.filter { place in
            let item = book.items[Int(place)]
            return item.left - item.held > 0 && (item.until < 0 || item.until > at)
        }
        return open.first { Int(book.items[Int($0)].service) == service } ?? open.first
    }

    /// Sells a package people buy.
    mutating func sellPackage(at wanted: Int64, _ purse: inout Purse, _ chance: inout Chance) {
        let place = pack.sales.draw(&chance)
        let sold = pack.packages[place]
        let at = purse.moment(wanted)
        let until = sold.days.map { timeline.at(timeline.day(of: at) + $0 + 1, minute: 0) } ?? -1
        book.sell(
            package: Int32(place), price: sold.price.fen, content: contents[place], until: until,
            tender: tender(&chance), Heading(at: at, by: chance.one(of: tills), title: phrases.package(place)), &purse)
    }

    private mutating func redeem(_ bill: Bill, _ purse: inout Purse, _ chance: inout Chance) {
        let affordable = pack.gifts.indices.filter { pack.gifts[$0].points <= purse.points }
        guard !affordable.isEmpty else { return }
        let place = chance.one(of: affordable)
        book.redeem(
            gift: Int32(place), points: pack.gifts[place].points,
            Heading(at: purse.moment(bill.at), by: chance.one(of: tills), title: phrases.gift(place)), &purse)
    }
}
