package import Domain
import SQL
import Store

/// The member card at a glance (feature A3).
package struct MemberCard: Query {
    /// Whose.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.seeMembers

    /// The card; nil if there is no such member.
    package struct Answer: Codable, Sendable, Equatable {
        /// The card.
        package let card: Card?

        /// The card.
        package init(card: Card?) { self.card = card }
    }

    /// All that is shown of a member.
    package struct Card: Codable, Sendable, Equatable {
        /// Name, masked phone, tier, status, balance, last visit.
        package let row: MemberRow
        /// 本金
        package let principal: Money
        /// 赠金
        package let bonus: Money
        /// 积分
        package let points: Int64
        /// Member since.
        package let joined: Instant
        /// Allergies and cautions, may be empty.
        package let cautions: String
        /// Remark, may be empty.
        package let remark: String
        /// Birthday without year, `11-23`, if known.
        package let birthday: String?
        /// Agreed to messages.
        package let marketing: Bool
        /// Has a PIN for paying.
        package let hasPIN: Bool
        /// Packages with sessions left or lately used up.
        package let sessions: [SessionsLeft]
        /// Coupons that can be used, nearest expiry first.
        package let coupons: [CouponInHand]
        /// Visits, latest first, at most 8.
        package let visits: [PastVisit]
        /// Movements of value, latest first, at most 20.
        package let movements: [Movement]
        /// Visits in the last 90 days.
        package let visits90: Int
        /// Next expected visit, if any.
        package let next: PastVisit?
        /// What is owed of what was sold on account, and for how many days.
        package let debt: Debt?
        /// What to mind about this person today: birthday near, package nearly used up, long silence, frozen.
        package let reminders: [Reminder]

        /// A card.
        package init(
            row: MemberRow, principal: Money, bonus: Money, points: Int64, joined: Instant, cautions: String,
            remark: String, birthday: String?, marketing: Bool, hasPIN: Bool, sessions: [SessionsLeft],
            coupons: [CouponInHand], visits: [PastVisit], movements: [Movement], visits90: Int, next: PastVisit?,
            reminders: [Reminder], debt: Debt? = nil
        ) {
            self.row = row
            self.principal = principal
            self.bonus = bonus
            self.points = points
            self.joined = joined
            self.cautions = cautions
            self.remark = remark
            self.birthday = birthday
            self.marketing = marketing
            self.hasPIN = hasPIN
            self.sessions = sessions
            self.coupons = coupons
            self.visits = visits
            self.movements = movements
            self.visits90 = visits90
            self.next = next
            self.reminders = reminders
            self.debt = debt
        }
    }

    /// 挂账: what a member owes.
    package struct Debt: Codable, Sendable, Equatable {
        /// How much, all together.
        package let owed: Money
        /// The day of the oldest.
        package let since: Day
        /// For so many days, 0 = since today.
        package let days: Int

        /// A debt.
        package init(owed: Money, since: Day, days: Int) {
            self.owed = owed
            self.since = since
            self.days = days
        }
    }

    /// A hint for the one who serves.
    package enum Reminder: Codable, Sendable, Equatable {
        /// Birthday in so many days, 0 = today.
        case birthday(inDays: Int)
        /// A package with one or two sessions left.
        case fewSessions(title: String, left: Int64)
        /// A coupon that lapses within 7 days.
        case couponLapses(title: String, until: Instant)
        /// Not here for so many days (≥ 60).
        case silent(days: Int)
        /// Joined less than 30 days ago (feature A6).
        case new
        /// Not normal.
        case status(MemberStatus)
    }
}

/// Sessions of one package item.
package struct SessionsLeft: Codable, Sendable, Equatable {
    /// Its number.
    package let item: PackageItemID
    /// Of which service.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// Left, held ones included.
    package let left: Int64
    /// Held for visits.
    package let held: Int64
    /// Bought.
    package let total: Int64
    /// Good until; nil = without end.
    package let until: Instant?

    /// Sessions of one package item.
    package init(
        item: PackageItemID, service: ServiceID, title: String, left: Int64, held: Int64, total: Int64, until: Instant?
    ) {
        self.item = item
        self.service = service
        self.title = title
        self.left = left
        self.held = held
        self.total = total
        self.until = until
    }

    /// Whether its time is over: what is left cannot be used any more.
    package func isOver(at now: Instant) -> Bool { until.map { $0 <= now } ?? false }
}

/// A coupon that can be used.
package struct CouponInHand: Codable, Sendable, Equatable {
    /// Its number.
    package let coupon: CouponID
    /// 满200减30
    package let title: String
    /// Good from.
    package let from: Instant
    /// Good until; nil = without end.
    package let until: Instant?

    /// A coupon.
    package init(coupon: CouponID, title: String, from: Instant, until: Instant?) {
        self.coupon = coupon
        self.title = title
        self.from = from
        self.until = until
    }
}

/// A visit in the list of a card.
package struct PastVisit: Codable, Sendable, Equatable {
    /// Its number.
    package let visit: VisitID
    /// When it was or is expected.
    package let at: Instant
    /// What for; empty if nobody said.
    package let service: String
    /// Who served; empty if nobody said.
    package let staff: String
    /// Where it stands.
    package let state: VisitState

    /// A visit.
    package init(visit: VisitID, at: Instant, service: String, staff: String, state: VisitState) {
        self.visit = visit
        self.at = at
        self.service = service
        self.staff = staff
        self.state = state
    }
}

/// One movement of a member's value.
package struct Movement: Codable, Sendable, Equatable {
    /// Its entry.
    package let entry: EntryID
    /// What happened.
    package let kind: EntryKind
    /// When.
    package let at: Instant
    /// What for: 补水护理, 充值 500.00 送 60.00.
    package let title: String
    /// Change of principal + bonus.
    package let amount: Money
    /// Principal + bonus after it.
    package let balanceAfter: Money
    /// It was taken back later.
    package let undone: Bool
    /// It may still be taken back before this moment.
    package let undoUntil: Instant?
    /// What was paid for it over the counter, if it is a package or a top-up.
    package let paid: Money

    /// A movement.
    package init(
        entry: EntryID, kind: EntryKind, at: Instant, title: String, amount: Money, balanceAfter: Money, undone: Bool,
        undoUntil: Instant?, paid: Money = .zero
    ) {
        self.entry = entry
        self.kind = kind
        self.at = at
        self.title = title
        self.amount = amount
        self.balanceAfter = balanceAfter
        self.undone = undone
        self.undoUntil = undoUntil
        self.paid = paid
    }
}

extension MemberCard {
    package func answer(_ view: View) throws -> Answer {
        guard let record = try view.db.member(member, vault: view.vault) else { return Answer(card: nil) }
        let items = try view.db.packageItems(of: member)
        let coupons = try view.db.coupons(of: member, at: view.now)
        func held(_ kind: AccountKind) throws -> Int64 {
            let account = AccountID(kind, holder: member.raw)
            return try (view.db.balance(account)?.balance ?? 0) - view.db.lapsed(account, at: view.now)
        }
        return Answer(
            card: Card(
                row: try view.row(record), principal: Money(fen: try held(.principal)),
                bonus: Money(fen: try held(.bonus)), points: try held(.points), joined: record.joinedAt,
                cautions: record.cautions, remark: record.remark,
                birthday: record.birthday.map { String($0.suffix(5)) },
                marketing: record.marketing, hasPIN: record.hasPIN,
                sessions: items.map { item in
                    SessionsLeft(
                        item: item.id, service: item.service, title: item.title, left: item.left, held: item.held,
                        total: item.total, until: item.span.until)
                },
                coupons: coupons.map { coupon in
                    CouponInHand(
                        coupon: coupon.id, title: coupon.title, from: coupon.span.from, until: coupon.span.until)
                },
                visits: try view.db.pastVisits(of: member, limit: 8).map(PastVisit.init),
                movements: try view.db.entries(of: member, limit: 20).map { try view.movement($0) },
                visits90: try view.db.visitCount(of: member, since: view.today.advanced(days: -90)),
                next: try view.db.nextVisit(of: member, from: view.today).map(PastVisit.init),
                reminders: reminders(record, items, coupons, view), debt: try debt(view)))
    }

    private func debt(_ view: View) throws -> Debt? {
        let debts = try view.db.openDebts(of: member)
        guard let first = debts.first else { return nil }
        let since = view.calendar.businessDay(of: first.at)
        return Debt(
            owed: debts.reduce(.zero) { $0 + $1.remaining }, since: since,
            days: max(0, view.calendar.businessDay(of: view.now).sinceEpoch - since.sinceEpoch))
    }

    private func reminders(
        _ record: MemberRecord, _ items: [PackageItemRow], _ coupons: [CouponRow], _ view: View
    ) -> [Reminder] {
        var found: [Reminder] = record.status == .normal ? [] : [.status(record.status)]
        let today = view.calendar.date(of: view.now)
        if let days = record.birthday.flatMap({ Birthday($0)?.days(from: today) }), days <= 7 {
            found.append(.birthday(inDays: days))
        }
        for item in items where (1...2).contains(item.left) {
            found.append(.fewSessions(title: item.title, left: item.left))
        }
        for coupon in coupons {
            guard let until = coupon.span.until, until <= view.now.advanced(hours: 7 * 24) else { continue }
            found.append(.couponLapses(title: coupon.title, until: until))
        }
        if record.joinedAt > view.now.advanced(hours: -30 * 24) {
            found.append(.new)
        } else if let last = record.lastVisit, last < view.now.advanced(hours: -60 * 24) {
            found.append(.silent(days: last.days(to: view.now)))
        }
        return found
    }
}

extension Instant {
    fileprivate func days(to later: Instant) -> Int { Int((later.ms - ms) / 86_400_000) }
}

extension PastVisit {
    fileprivate init(_ row: VisitRow) {
        self.init(
            visit: row.id, at: row.startedAt ?? row.arrivedAt ?? row.expectedAt ?? Instant(ms: 0),
            service: row.service, staff: row.staff, state: row.state)
    }
}

extension View {
    /// What the member paid over the counter for a top-up or a package.
    private func paid(for entry: EntryRow) throws -> Int64 {
        switch entry.kind {
        case .packageSale: try db.soldFor(entry.id)
        case .topUp: entry.amount - (try db.bonusGranted(by: entry.id))
        case .debtPaid: try db.debtPayments(of: entry.id).reduce(0) { $0 + $1.amount.fen }
        case .deduction, .couponGrant, .verification, .reversal, .lapse, .deposit, .depositReturn, .depositKept,
            .depositUse, .opening, .sale, .refund, .prepaidRefund, .collection, .collectionReturn, .till:
            0
        }
    }

    /// An entry as a member's account shows it.
    /// - Throws: `EngineError`.
    func movement(_ entry: EntryRow) throws -> Movement {
        let until = entry.at.advanced(hours: Int64(settings.undoHours))
        let undoable =
            switch entry.kind {
            case .deduction, .topUp, .packageSale, .couponGrant, .debtPaid: true
            case .verification, .reversal, .lapse, .deposit, .depositReturn, .depositKept, .depositUse, .opening, .sale,
                .refund, .prepaidRefund, .collection, .collectionReturn, .till:
                false
            }
        return Movement(
            entry: entry.id, kind: entry.kind, at: entry.at, title: entry.title, amount: Money(fen: entry.amount),
            balanceAfter: Money(fen: entry.balanceAfter), undone: entry.undoneBy != nil,
            undoUntil: undoable && entry.undoneBy == nil && now < until ? until : nil,
            paid: Money(fen: try paid(for: entry)))
    }
}
