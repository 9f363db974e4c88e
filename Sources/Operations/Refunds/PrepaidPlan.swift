import Domain
import SQL
import Store

/// A refund of something prepaid as it would be now: what the screen shows first and what is done then are worked out
/// here.
struct PrepaidPlan {
    /// What is there of it.
    enum Kept {
        case storedValue(StoredValueInHand)
        case package(PackageInHand)
    }

    let kept: Kept
    /// What the law gives, with its working.
    let refund: PrepaidRefund
    let member: MemberID

    /// Works it out.
    /// - Throws: `PrepaidTrouble`; `EngineError`.
    init(
        _ claim: PrepaidClaim, of record: MemberRecord, db: any Reading, calendar: StoreCalendar, now: Instant
    ) throws {
        guard record.status != .frozen else { throw PrepaidTrouble.frozen }
        member = record.id
        let today = calendar.businessDay(of: now)
        if let interest = claim.interest {
            guard interest.ended <= today, (0...10_000).contains(interest.rate) else { throw PrepaidTrouble.interest }
        }
        guard claim.gifts.allSatisfy({ $0.value >= .zero && $0.value <= .most && !$0.title.isEmpty }) else {
            throw PrepaidTrouble.gift
        }
        let asked = RefundClaim(
            cause: claim.cause, day: claim.interest?.ended ?? today, hadTheSameBefore: claim.hadTheSameBefore)
        do {
            let plain: PrepaidRefund
            switch claim.what {
            case .storedValue:
                let value = try StoredValueInHand(
                    of: record.id, gifts: claim.gifts, db: db, calendar: calendar, now: now)
                guard !value.topUps.isEmpty else { throw PrepaidTrouble.nothingLeft }
                plain = try PrepaidRefund.ofStoredValue(value.topUps, asked)
                kept = .storedValue(value)
            case .package(let item):
                let package = try PackageInHand(item, of: record.id, gifts: claim.gifts, db: db, calendar: calendar)
                plain = try PrepaidRefund.ofPackage(package.sold, asked)
                kept = .package(package)
            }
            refund =
                claim.interest.map {
                    plain.bearing(
                        InterestRates(loanPrime: $0.rate, deposit: $0.rate), from: $0.ended, until: today)
                } ?? plain
        } catch let fault as RefundFault { throw PrepaidTrouble.rules(fault) }
    }

    /// What it is called in the books.
    var title: String {
        switch kept {
        case .storedValue: "退储值"
        case .package(let package): package.sale.title
        }
    }

    /// The names of a package's items, as the working counts them.
    var items: [String] {
        switch kept {
        case .storedValue: []
        case .package(let package): package.items.map(\.title)
        }
    }

    /// Sessions that are taken back.
    var sessions: Int64 {
        switch kept {
        case .storedValue: 0
        case .package(let package): package.items.reduce(0) { $0 + $1.left }
        }
    }

    /// Bonus that is taken back.
    var bonus: Money {
        switch kept {
        case .storedValue(let value): value.bonus
        case .package: .zero
        }
    }

    /// Refund and interest by a figure; the second one is without interest: the law's interest is on the law's sum.
    /// - Throws: `PrepaidTrouble.figure` where there is none.
    func amounts(_ figure: PrepaidClaim.Figure) throws(PrepaidTrouble) -> (refund: Money, interest: Money) {
        switch figure {
        case .legal: return (refund.refund, refund.interest)
        case .principalOnly:
            guard let amount = refund.principalOnly else { throw .figure }
            return (amount, .zero)
        }
    }

    /// What moves.
    /// - Throws: `EngineError`.
    func moves(
        _ amounts: (refund: Money, interest: Money), into tender: Tender, db: any Reading, now: Instant
    ) throws -> [Draft.Move] {
        let tender = AccountKind(tender)
        var moves: [Draft.Move]
        switch kept {
        case .storedValue(let value): moves = Self.moves(value, amounts.refund, tender)
        case .package(let package):
            let lots = try db.lots(package.items.map { AccountID(.session, holder: $0.id.raw) }, at: Instant(ms: 0))
            moves = lots.map { .take(Take($0, $0.remaining), into: .sessionsSold) }
            if amounts.refund > .zero {
                moves.append(.pass(from: .packageSales, into: tender, amount: amounts.refund.fen))
            }
        }
        if amounts.interest > .zero {
            moves.append(.pass(from: .compensation, into: tender, amount: amounts.interest.fen))
        }
        return try moves + brought(db, now)
    }

    /// Principal leaves as money as far as it goes; the rest of it stays with the store as used, and what goes beyond
    /// it comes out of what was used before.
    private static func moves(_ value: StoredValueInHand, _ refund: Money, _ tender: AccountKind) -> [Draft.Move] {
        var left = refund.fen
        var moves: [Draft.Move] = []
        for lot in value.lots where lot.kind == .principal {
            let part = min(left, lot.remaining)
            left -= part
            if part > 0 { moves.append(.take(Take(lot, part), into: tender)) }
            if lot.remaining > part {
                moves.append(.take(Take(lot, lot.remaining - part), into: .consumedPrincipal))
            }
        }
        for lot in value.lots where lot.kind == .bonus {
            moves.append(.take(Take(lot, lot.remaining), into: .bonusGranted))
        }
        if left > 0 { moves.append(.pass(from: .consumedPrincipal, into: tender, amount: left)) }
        return moves
    }

    /// Points, growth and coupons the same purchase brought, as far as they are there (rule 10).
    private func brought(_ db: any Reading, _ now: Instant) throws -> [Draft.Move] {
        let sources = sources
        let own = try db.lots(
            [AccountID(.points, holder: member.raw), AccountID(.growth, holder: member.raw)], at: now)
        let coupons = try coupons(db, now).map(\.lot)
        return (own + coupons).filter { sources.contains($0.source) }.map { lot in
            switch lot.kind {
            case .points: .take(Take(lot, lot.remaining), into: .pointsIssued)
            case .growth: .take(Take(lot, lot.remaining), into: .growthIssued)
            default: .take(Take(lot, lot.remaining), into: .couponsIssued)
            }
        }
    }

    private var sources: Set<EntryID> {
        switch kept {
        case .storedValue(let value): Set(value.sources)
        case .package(let package): [package.sale.id]
        }
    }

    /// Coupons the same purchase brought and that are not used.
    func coupons(_ db: any Reading, _ now: Instant) throws -> [(coupon: CouponID, lot: Lot)] {
        let sources = sources
        let accounts = try db.coupons(of: member, at: now).map { AccountID(.coupon, holder: $0.id.raw) }
        guard !accounts.isEmpty else { return [] }
        return try db.lots(accounts, at: now).filter { sources.contains($0.source) }.map {
            (CouponID($0.account.holder), $0)
        }
    }
}

extension Take {
    /// So much of a lot.
    fileprivate init(_ lot: Lot, _ amount: Int64) {
        self.init(lot: lot.id, account: lot.account, kind: lot.kind, amount: amount)
    }
}
