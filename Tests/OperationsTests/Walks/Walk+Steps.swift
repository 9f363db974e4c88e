import Domain
import Operations
import SQL
import StoreFixture

extension Walk {
    /// One command by dice.
    mutating func step() async throws {
        advance()
        let ids = oracle.members.keys.sorted()
        let id = ids[dice.below(ids.count)]
        switch dice.below(100) {
        case ..<14: try await topUp(id)
        case ..<36: try await pay(id)
        case ..<43: try await undoPayment(id)
        case ..<47: try await undoTopUp(id)
        case ..<50: try await sell(id)
        case ..<54: try await grant(id)
        case ..<66: try await verify(id)
        case ..<71: try await undoUse(id)
        case ..<77: try await hold(id)
        case ..<79: try await release(id)
        case ..<85: try await arrive(id)
        case ..<89: try await move(id)
        case ..<91: try await restrict(id)
        case ..<92: try await register()
        case ..<93: try await lapse()
        case ..<95: try await undoSale(id)
        case ..<98: try await undoGrant(id)
        default: try await repeatOne()
        }
        try await compare(id)
    }

    private mutating func advance() {
        let milliseconds =
            switch dice.below(100) {
            case ..<70: 1 + dice.below(20_000)
            case ..<90: dice.below(30 * 60_000)
            case ..<98: dice.below(10 * 3_600_000)
            default: dice.below(5 * 86_400_000)
            }
        clock.advance(milliseconds: Int64(milliseconds))
    }

    private func role() -> StaffRole {
        let roles: [StaffRole] = [.cashier, .cashier, .cashier, .manager, .manager, .owner, .beautician]
        return roles[dice.below(roles.count)]
    }

    private func any<T>(_ things: [T]) -> Int? { things.isEmpty ? nil : dice.below(things.count) }

    mutating func register() async throws {
        guard oracle.members.count < 10 else { return }
        let phone = "1380000\(1000 + oracle.members.count)"
        let command = RegisterMember(phone: phone, name: "会员", consent: "2026-11", marketing: false)
        guard let answer = try await run(command, by: .cashier, .done) else { return }
        oracle.members[answer.member] = Oracle.Member()
        _ = try await run(command, by: .cashier, .refused)
    }

    private mutating func topUp(_ id: MemberID) async throws {
        let role = role()
        let ladder: [(Int64, Int64, Int64, Int64?)] = [
            (1, 10_000, 1_000, 1), (2, 50_000, 6_000, nil), (3, 100_000, 14_999, 3),
        ]
        var (offer, paid, bonus, days) = ladder[dice.below(3)]
        let what: TopUp.What
        switch dice.below(10) {
        case 0:
            what = .offer(OfferID(9))
            paid = 0
        case 1...6: what = .offer(OfferID(offer))
        default:
            (offer, paid, bonus, days) = (0, Int64(dice.below(60_000)), 0, nil)
            what = .amount(Money(fen: paid))
        }
        let mine = oracle.members[id] ?? Oracle.Member()
        let isAbove = mine.spendable(now) + paid + bonus > 500_000
        let isRefused = mine.status != .normal || paid == 0 || isAbove && role != .owner
        let verdict: Verdict = isRefused ? .refused : .done
        let command = TopUp(member: id, what: what, tender: .cash)
        // A beautician may not go above a card's limit at all.
        if role == .beautician, isAbove, mine.status == .normal, paid > 0 {
            _ = try await run(command, by: role, .denied)
            return
        }
        let answer = try await run(command, by: role, .sell, verdict) { command, approval in
            var approved = command
            approved.approval = approval
            return approved
        }
        guard let receipt = answer else { return }
        let lapsesAt = bonus > 0 ? days.map { Oracle.end(now, days: $0) } : nil
        let parcel = Oracle.Parcel(
            entry: receipt.entry, at: now, paid: paid, given: bonus, lapsesAt: lapsesAt, principal: paid, bonus: bonus)
        oracle.members[id]?.parcels.append(parcel)
    }

    private mutating func pay(_ id: MemberID) async throws {
        let role = role()
        let mine = oracle.members[id] ?? Oracle.Member()
        let available = mine.spendable(now)
        let amount = dice.below(8) == 0 ? available : Int64(dice.below(dice.below(5) == 0 ? 150_000 : 30_000))
        let rest: Tender? = dice.below(4) == 0 ? .wechat : nil
        let remainder = max(0, amount - available)
        let seen = rest == nil ? nil : Money(fen: remainder + (dice.below(6) == 0 ? 1 : 0))
        let step = now / 30_000
        let isRefused =
            amount == 0 || mine.status == .frozen || step <= mine.lastStep
            || (amount + mine.recent(now) >= 100_000 && role == .cashier) || seen.map { $0.fen != remainder } ?? false
            || (available < amount && (rest == nil || available == 0))
        let command = DeductStoredValue(
            member: id, amount: Money(fen: amount), presence: .code(store.memberCode(of: id)), rest: rest,
            restAmount: seen)
        if role == .beautician {
            _ = try await run(command, by: role, .denied)
            return
        }
        guard let receipt = try await run(command, by: role, isRefused ? .refused : .done) else { return }
        let taken = min(amount, available)
        let takes = Oracle.split(taken, mine.parcels, now)
        let principal = takes.reduce(0) { $0 + $1.principal }
        let bonus = takes.reduce(0) { $0 + $1.bonus }
        guard receipt.principalAfter.fen == mine.parcels.reduce(0, { $0 + $1.principal }) - principal,
            receipt.payments.reduce(0, { $0 + $1.amount.fen }) == amount, principal + bonus == taken
        else { throw stray("receipt \(receipt), should take \(takes)") }
        let earned = (principal + amount - taken) / 100
        oracle.members[id]?.lastStep = step
        for take in takes {
            oracle.members[id]?.parcels[take.parcel].principal -= take.principal
            oracle.members[id]?.parcels[take.parcel].bonus -= take.bonus
        }
        if earned > 0 {
            let grant = Oracle.Grant(lapsesAt: Oracle.end(now, days: 2), left: earned)
            oracle.members[id]?.points.append(grant)
        }
        let payment = Oracle.Payment(
            entry: receipt.entry, at: now, takes: takes, earned: earned, grant: earned > 0 ? mine.points.count : nil)
        oracle.members[id]?.payments.append(payment)
    }

    private mutating func undoPayment(_ id: MemberID) async throws {
        let role = role()
        let mine = oracle.members[id] ?? Oracle.Member()
        let index = dice.below(3) == 0 ? any(mine.payments) : mine.payments.indices.last
        let entry = index.map { mine.payments[$0].entry } ?? EntryID(999_999)
        let isRefused =
            index.map { index in
                let payment = mine.payments[index]
                let isShort =
                    payment.grant.map { mine.points[$0].left + mine.points[$0].lapsed < payment.earned } ?? false
                return payment.isUndone || isShort || now - payment.at >= Oracle.day
            } ?? true
        let command = UndoDeduction(entry: entry, reason: "退")
        let answer = try await run(command, by: role, .undoMoney, isRefused ? .refused : .done) { command, approval in
            var approved = command
            approved.approval = approval
            return approved
        }
        guard answer != nil, let index else { return }
        let payment = mine.payments[index]
        oracle.members[id]?.payments[index].isUndone = true
        let moment = now
        for take in payment.takes {
            oracle.members[id]?.parcels[take.parcel].principal += take.principal
            oracle.members[id]?.giveBack(bonus: take.bonus, to: take.parcel, moment)
        }
        if let grant = payment.grant {
            oracle.members[id]?.points[grant].left = 0
            oracle.members[id]?.points[grant].lapsed = 0
        }
    }

    private mutating func undoTopUp(_ id: MemberID) async throws {
        let role = role()
        let mine = oracle.members[id] ?? Oracle.Member()
        let index = dice.below(3) == 0 ? any(mine.parcels) : mine.parcels.indices.last
        let isRefused =
            index.map { index in
                let parcel = mine.parcels[index]
                return parcel.isUndone || !parcel.isWhole || now - parcel.at >= Oracle.day
            } ?? true
        let command = UndoTopUp(entry: index.map { mine.parcels[$0].entry } ?? EntryID(999_999), reason: "退")
        let answer = try await run(command, by: role, .undoMoney, isRefused ? .refused : .done) { command, approval in
            var approved = command
            approved.approval = approval
            return approved
        }
        guard answer != nil, let index else { return }
        oracle.members[id]?.parcels[index].isUndone = true
        oracle.members[id]?.parcels[index].principal = 0
        oracle.members[id]?.parcels[index].bonus = 0
        oracle.members[id]?.parcels[index].lapsed = 0
    }

    private mutating func restrict(_ id: MemberID) async throws {
        let before = oracle.members[id]?.status ?? .normal
        let status: MemberStatus =
            before != .normal || dice.below(3) == 0 ? .normal : [.frozen, .blacklisted][dice.below(2)]
        let command = ChangeMemberStatus(member: id, status: status, reason: "规定")
        let verdict: Verdict = before == status ? .refused : .done
        let answer = try await run(command, by: role(), .undoMoney, verdict) { command, approval in
            var approved = command
            approved.approval = approval
            return approved
        }
        if let answer, answer.before == before { oracle.members[id]?.status = status }
    }
}
