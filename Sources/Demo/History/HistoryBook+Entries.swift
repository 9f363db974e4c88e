import Domain

/// Who writes an entry, when, and what it says.
struct Heading {
    /// When, UTC milliseconds.
    let at: Int64
    /// Place of the operator.
    let by: Int32
    /// Place of its title.
    let title: Int32
    /// Place of its remark.
    var note: Int32 = Phrases.none
}

extension HistoryBook {
    /// Sells stored value by a step of the ladder.
    /// - Parameter lapses: when its bonus lapses; -1 = never.
    @discardableResult
    mutating func topUp(
        _ offer: TopUpOffer, lapses: Int64, tender: AccountKind, _ heading: Heading, _ purse: inout Purse
    ) -> Int32 {
        let entry = begin(.topUp, heading, purse)
        purse.principal += offer.paid.fen
        purse.hadMoney = true
        purse.money.append(
            grant(
                Side(kind: .principal, holder: purse.member), offer.paid.fen, from: tender, after: purse.principal,
                at: heading.at))
        if offer.bonus > .zero {
            purse.bonus += offer.bonus.fen
            purse.hadBonus = true
            purse.money.append(
                grant(
                    Side(kind: .bonus, holder: purse.member), offer.bonus.fen, from: .bonusGranted, after: purse.bonus,
                    at: heading.at, expiresAt: lapses))
        }
        return end(entry, change: offer.paid.fen + offer.bonus.fen, purse)
    }

    /// What a member can spend at a moment.
    func available(_ purse: Purse, at: Int64) -> Int64 {
        purse.money.reduce(0) { sum, place in
            let parcel = parcels[Int(place)]
            return parcel.expiresAt < 0 || parcel.expiresAt > at ? sum + parcel.remaining : sum
        }
    }

    /// Takes stored value, split as the counter splits it; the rest in a tender. Nil if there is nothing to take.
    mutating func deduct(
        _ amount: Int64, rest: AccountKind, order: DeductionOrder, pointsPerYuan: Int64, _ heading: Heading,
        _ purse: inout Purse
    ) -> Int32? {
        let part = min(amount, available(purse, at: heading.at))
        let lots = purse.money.compactMap { lot($0, at: heading.at) }
        guard part > 0, let plan = try? Deduction.plan(Money(fen: part), lots: lots, order: order) else { return nil }
        let entry = begin(.deduction, heading, purse)
        for take in plan.takes {
            let place = Int(take.lot.raw)
            parcels[place].remaining -= take.amount
            let isPrincipal = take.kind == .principal
            if isPrincipal { purse.principal -= take.amount } else { purse.bonus -= take.amount }
            moves.append(
                Move(
                    debit: parcels[place].side,
                    credit: Side(kind: isPrincipal ? .consumedPrincipal : .consumedBonus, holder: 0),
                    amount: take.amount, lot: Int32(place), begins: false,
                    after: isPrincipal ? purse.principal : purse.bonus))
        }
        if amount > part { pass(from: rest, into: .sales, amount - part) }
        let points = (plan.principal.fen + amount - part) / 100 * pointsPerYuan
        if points > 0 {
            purse.points += points
            purse.hadPoints = true
            purse.pointLots.append(
                grant(
                    Side(kind: .points, holder: purse.member), points, from: .pointsIssued, after: purse.points,
                    at: heading.at))
        }
        purse.spent += amount
        return end(entry, change: -part, purse)
    }

    /// Sells a package and hands out its items.
    /// - Parameter content: places of services with their sessions.
    mutating func sell(
        package: Int32, price: Int64, content: [(service: Int32, sessions: Int64)], until: Int64, tender: AccountKind,
        _ heading: Heading, _ purse: inout Purse
    ) {
        let entry = begin(.packageSale, heading, purse)
        if price > 0 { pass(from: tender, into: .packageSales, price) }
        for (service, sessions) in content {
            let place = Int32(items.count)
            let parcel = grant(
                Side(kind: .session, holder: place), sessions, from: .sessionsSold, after: sessions, at: heading.at,
                expiresAt: until)
            items.append(
                Item(
                    member: purse.member, package: package, service: service, total: sessions, from: heading.at,
                    until: until, left: sessions, parcel: parcel))
            purse.items.append(place)
        }
        purse.spent += price
        end(entry, change: 0, purse)
    }

    /// Hands out a coupon.
    mutating func handOut(template: Int32, until: Int64, _ heading: Heading, _ purse: inout Purse) {
        let entry = begin(.couponGrant, heading, purse)
        let place = Int32(coupons.count)
        let parcel = grant(
            Side(kind: .coupon, holder: place), 1, from: .couponsIssued, after: 1, at: heading.at, expiresAt: until)
        coupons.append(
            Coupon(member: purse.member, template: template, from: heading.at, until: until, parcel: parcel))
        purse.coupons.append(place)
        end(entry, change: 0, purse)
    }

    /// Uses one session of an item.
    /// - Returns: the place of the verification.
    @discardableResult
    mutating func useSession(_ place: Int32, byCode: Bool, _ heading: Heading, _ purse: Purse) -> Int {
        let entry = begin(.verification, heading, purse)
        items[Int(place)].left -= 1
        items[Int(place)].used += 1
        let item = items[Int(place)]
        take(item.parcel, 1, into: .sessionsUsed, after: item.left)
        uses.append(Use(entry: entry, target: .session(place), serial: byCode ? item.used : 0))
        end(entry, change: 0, purse)
        return uses.count - 1
    }

    /// Uses a coupon up.
    mutating func useCoupon(_ place: Int32, byCode: Bool, _ heading: Heading, _ purse: Purse) {
        let entry = begin(.verification, heading, purse)
        coupons[Int(place)].isOpen = false
        take(coupons[Int(place)].parcel, 1, into: .couponsUsed, after: 0)
        uses.append(Use(entry: entry, target: .coupon(place), serial: byCode ? 1 : 0))
        end(entry, change: 0, purse)
    }

    /// Pays a gift with points, in the order the counter spends them.
    mutating func redeem(gift: Int32, points: Int64, _ heading: Heading, _ purse: inout Purse) {
        let lots = purse.pointLots.compactMap { lot($0, at: heading.at) }
        guard lots.reduce(0, { $0 + $1.remaining }) >= points else { return }
        let entry = begin(.verification, heading, purse)
        for part in Deduction.inOrder(points, Deduction.spendingOrder(lots)) {
            purse.points -= part.amount
            take(Int32(part.lot.raw), part.amount, into: .pointsRedeemed, after: purse.points)
        }
        uses.append(Use(entry: entry, target: .gift(gift), serial: 0))
        end(entry, change: 0, purse)
    }

    /// Takes an entry back exactly: every movement the other way, into the very lot.
    mutating func takeBack(_ original: Int32, _ heading: Heading, _ purse: inout Purse) -> Int32 {
        let old = entries[Int(original)]
        let entry = begin(.reversal, heading, purse, reverses: original)
        for index in Int(old.first)..<Int(old.first + old.count) {
            let move = moves[index]
            let leaves = move.credit.kind.isHeldByMember
            let change = leaves ? -move.amount : move.amount
            if move.lot >= 0 { parcels[Int(move.lot)].remaining += change }
            let held = leaves ? move.credit : move.debit
            let after = held.kind.isHeldByMember ? settle(held, change, &purse) : -1
            moves.append(
                Move(
                    debit: move.credit, credit: move.debit, amount: move.amount, lot: move.lot, begins: false,
                    after: after))
        }
        if old.kind == .deduction { purse.spent += old.amount }
        return end(entry, change: -old.amount, purse)
    }
}

extension HistoryBook {
    private mutating func begin(
        _ kind: EntryKind, _ heading: Heading, _ purse: Purse, reverses: Int32 = -1
    ) -> Int32 {
        entries.append(
            Entry(
                at: heading.at, kind: kind, member: purse.member, by: heading.by, title: heading.title,
                note: heading.note, reverses: reverses, first: Int32(moves.count)))
        return Int32(entries.count - 1)
    }

    @discardableResult
    private mutating func end(_ entry: Int32, change: Int64, _ purse: Purse) -> Int32 {
        let place = Int(entry)
        entries[place].count = Int32(moves.count) - entries[place].first
        entries[place].amount = change
        entries[place].balance = purse.principal + purse.bonus
        return entry
    }

    private mutating func grant(
        _ side: Side, _ amount: Int64, from: AccountKind, after: Int64, at: Int64, expiresAt: Int64 = -1
    ) -> Int32 {
        let place = Int32(parcels.count)
        parcels.append(
            Parcel(
                side: side, entry: Int32(entries.count - 1), granted: amount, remaining: amount, at: at,
                expiresAt: expiresAt))
        moves.append(
            Move(
                debit: Side(kind: from, holder: 0), credit: side, amount: amount, lot: place, begins: true,
                after: after))
        return place
    }

    private mutating func take(_ parcel: Int32, _ amount: Int64, into: AccountKind, after: Int64) {
        parcels[Int(parcel)].remaining -= amount
        moves.append(
            Move(
                debit: parcels[Int(parcel)].side, credit: Side(kind: into, holder: 0), amount: amount, lot: parcel,
                begins: false, after: after))
    }

    private mutating func pass(from: AccountKind, into: AccountKind, _ amount: Int64) {
        moves.append(
            Move(
                debit: Side(kind: from, holder: 0), credit: Side(kind: into, holder: 0), amount: amount, lot: -1,
                begins: false, after: -1))
    }

    /// Changes an account by an amount and answers what it holds then.
    private mutating func settle(_ side: Side, _ change: Int64, _ purse: inout Purse) -> Int64 {
        switch side.kind {
        case .principal:
            purse.principal += change
            return purse.principal
        case .bonus:
            purse.bonus += change
            return purse.bonus
        case .points:
            purse.points += change
            return purse.points
        case .session:
            items[Int(side.holder)].left += change
            items[Int(side.holder)].used -= 1
            return items[Int(side.holder)].left
        case .coupon, .deposit, .cash, .bankCard, .wechat, .alipay, .bonusGranted, .consumedPrincipal, .consumedBonus,
            .bonusLapsed, .sales, .packageSales, .depositsKept, .compensation, .pointsIssued, .pointsRedeemed,
            .pointsLapsed, .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed,
            .unionPay, .unapplied, .receivable, .pettyCash, .tillDifference, .growth, .growthIssued:
            coupons[Int(side.holder)].isOpen = change > 0
            return max(change, 0)
        }
    }

    /// A lot as the rules see it; nil if nothing is left or it lapsed. Places stand for numbers.
    private func lot(_ place: Int32, at: Int64) -> Lot? {
        let parcel = parcels[Int(place)]
        guard parcel.remaining > 0, parcel.expiresAt < 0 || parcel.expiresAt > at else { return nil }
        return Lot(
            id: LotID(Int64(place)), account: AccountID(Int64(parcel.side.kind == .principal ? 1 : 2)),
            kind: parcel.side.kind, source: EntryID(Int64(parcel.entry)), granted: parcel.granted,
            remaining: parcel.remaining, at: Instant(ms: parcel.at),
            expiresAt: parcel.expiresAt < 0 ? nil : Instant(ms: parcel.expiresAt))
    }
}
