import Domain
import Operations

/// What the books should say, told a second time in plain arrays by somebody who has not seen the program.
struct Oracle {
    /// One top-up: what is left of both parts.
    struct Parcel {
        let entry: EntryID
        let at: Int64
        let paid: Int64
        let given: Int64
        var lapsesAt: Int64?
        var principal: Int64
        var bonus: Int64
        var lapsed: Int64 = 0
        var isUndone = false

        var isWhole: Bool { principal + bonus + lapsed == paid + given }
        func usableBonus(_ now: Int64) -> Int64 { (lapsesAt ?? .max) > now ? bonus : 0 }
    }

    /// One deduction: what it took of which parcel, and the points it gave.
    struct Payment {
        let entry: EntryID
        let at: Int64
        let takes: [(parcel: Int, principal: Int64, bonus: Int64)]
        let earned: Int64
        let grant: Int?
        var isUndone = false
    }

    /// The points one deduction gave.
    struct Grant {
        var lapsesAt: Int64
        var left: Int64
        var lapsed: Int64 = 0

        func usable(_ now: Int64) -> Int64 { lapsesAt > now ? left : 0 }
    }

    struct Item {
        let id: PackageItemID
        let until: Int64?
        let total: Int64
        let sale: EntryID
        let soldAt: Int64
        var left: Int64
        var isWithdrawn = false

        init(id: PackageItemID, until: Int64?, left: Int64, sale: EntryID, soldAt: Int64) {
            self.id = id
            self.until = until
            self.left = left
            self.sale = sale
            self.soldAt = soldAt
            total = left
        }
    }

    struct Hold {
        let id: HoldID
        let item: PackageItemID
        let visit: VisitID
        var isOpen = true
    }

    struct Coupon {
        let id: CouponID
        let until: Int64
        let grant: EntryID
        let grantedAt: Int64
        var isUsed = false
        var isWithdrawn = false
    }

    struct Visit {
        let id: VisitID
        var day: Int64
        /// The day it was expected on, where it goes back to.
        let home: Int64
        let wasExpected: Bool
        var state: VisitState

        init(id: VisitID, day: Int64, wasExpected: Bool, state: VisitState) {
            self.id = id
            self.day = day
            home = day
            self.wasExpected = wasExpected
            self.state = state
        }

        var isHere: Bool { state == .waiting || state == .serving }
    }

    /// One verification.
    struct Use {
        let id: VerificationID
        let at: Int64
        let what: Verifiable
        let points: [(grant: Int, amount: Int64)]
        let hold: HoldID?
        var isUndone = false
    }

    struct Member {
        var status = MemberStatus.normal
        var lastStep: Int64 = 0
        var parcels: [Parcel] = []
        var payments: [Payment] = []
        /// Points of each deduction that gave some.
        var points: [Grant] = []
        var items: [Item] = []
        var holds: [Hold] = []
        var coupons: [Coupon] = []
        var visits: [Visit] = []
        var uses: [Use] = []

        func held(_ item: PackageItemID) -> Int64 { Int64(holds.count { $0.isOpen && $0.item == item }) }
        func spendable(_ now: Int64) -> Int64 { parcels.reduce(0) { $0 + $1.principal + $1.usableBonus(now) } }
        func allPoints(_ now: Int64) -> Int64 { points.reduce(0) { $0 + $1.usable(now) } }
        /// What was paid from stored value in the last ten minutes and stands.
        func recent(_ now: Int64) -> Int64 {
            payments.filter { !$0.isUndone && $0.at > now - 600_000 }
                .reduce(0) { $0 + $1.takes.reduce(0) { $0 + $1.principal + $1.bonus } }
        }

        /// Bonus comes back to a top-up: out of its time, the rest of it has lapsed and this is good for thirty days.
        mutating func giveBack(bonus: Int64, to index: Int, _ now: Int64) {
            if bonus > 0, (parcels[index].lapsesAt ?? .max) <= now {
                parcels[index].lapsed += parcels[index].bonus
                parcels[index].bonus = 0
                parcels[index].lapsesAt = Oracle.end(now, days: 30)
            }
            parcels[index].bonus += bonus
        }

        /// The same for points.
        mutating func giveBack(points amount: Int64, to index: Int, _ now: Int64) {
            if points[index].lapsesAt <= now {
                points[index].lapsed += points[index].left
                points[index].left = 0
                points[index].lapsesAt = Oracle.end(now, days: 30)
            }
            points[index].left += amount
        }

        /// Everything due by a moment lapses; what it was.
        mutating func lapse(by moment: Int64) -> (bonus: Int64, points: Int64) {
            var lapsed: (bonus: Int64, points: Int64) = (0, 0)
            for index in parcels.indices where (parcels[index].lapsesAt ?? .max) <= moment {
                lapsed.bonus += parcels[index].bonus
                parcels[index].lapsed += parcels[index].bonus
                parcels[index].bonus = 0
            }
            for index in points.indices where points[index].lapsesAt <= moment {
                lapsed.points += points[index].left
                points[index].lapsed += points[index].left
                points[index].left = 0
            }
            return lapsed
        }
    }

    var members: [MemberID: Member] = [:]

    static let day: Int64 = 86_400_000

    /// Days since 1970 in Shanghai, which has had no summer time since 1991.
    static func day(_ now: Int64) -> Int64 { (now + 8 * 3_600_000) / day }
    /// The end of a day so many days later.
    static func end(_ now: Int64, days: Int64) -> Int64 { (day(now) + days + 1) * day - 8 * 3_600_000 }

    /// How the parts of a payment fall: oldest top-up first, each keeping paid to given in what is left of it.
    static func split(_ amount: Int64, _ parcels: [Parcel], _ now: Int64) -> [(
        parcel: Int, principal: Int64, bonus: Int64
    )] {
        var rest = amount
        var takes: [(parcel: Int, principal: Int64, bonus: Int64)] = []
        for (index, parcel) in parcels.enumerated() where rest > 0 {
            let bonus = parcel.usableBonus(now)
            let here = min(rest, parcel.principal + bonus)
            guard here > 0 else { continue }
            rest -= here
            var fromPrincipal = here
            if parcel.principal == 0 {
                fromPrincipal = 0
            } else if bonus > 0 {
                let after = parcel.principal + bonus - here
                let whole = parcel.paid + parcel.given
                let keep = (2 * after * parcel.paid + whole) / (2 * whole)
                fromPrincipal = parcel.principal - min(keep, parcel.principal, after)
                fromPrincipal = min(max(fromPrincipal, here - bonus), here)
            }
            takes.append((index, fromPrincipal, here - fromPrincipal))
        }
        return takes
    }
}

/// How a command must end.
enum Verdict: Equatable {
    case done
    case refused
    case denied
}

/// The rights of the roles that walk, as the manager would write them on a card.
enum Act {
    case sell
    case undoMoney
    case undoUse
    case anybody

    /// May; may if a manager agrees; may not.
    func standing(_ role: StaffRole) -> (may: Bool, ask: Bool) {
        switch (self, role) {
        case (.anybody, _), (_, .manager), (_, .owner): (true, false)
        case (.sell, .beautician), (.undoUse, .beautician): (false, true)
        case (.undoMoney, .beautician): (false, false)
        case (.undoMoney, _): (false, true)
        case (.sell, _), (.undoUse, _): (true, false)
        }
    }
}
