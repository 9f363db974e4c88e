import Domain

/// A year of books before they have numbers: what happened to each member, told one member after the other.
///
/// Places in these arrays stand for numbers; numbers are given when everything is put in the order it happened.
struct HistoryBook: Sendable {
    /// An account by its kind and the place of its holder: member, package item or coupon; 0 for the store's.
    struct Side: Sendable {
        let kind: AccountKind
        let holder: Int32
    }

    /// One movement of value.
    struct Move: Sendable {
        let debit: Side
        let credit: Side
        let amount: Int64
        /// Place of its lot; -1 = none.
        let lot: Int32
        /// Whether the lot begins with it.
        let begins: Bool
        /// The member's account after it; -1 if it touches none.
        let after: Int64
    }

    /// One entry.
    struct Entry: Sendable {
        let at: Int64
        let kind: EntryKind
        let member: Int32
        let by: Int32
        let title: Int32
        let note: Int32
        let reverses: Int32
        let first: Int32
        var count: Int32 = 0
        var amount: Int64 = 0
        var balance: Int64 = 0
    }

    /// What is left of one arrival of value.
    struct Parcel: Sendable {
        let side: Side
        let entry: Int32
        let granted: Int64
        var remaining: Int64
        let at: Int64
        /// -1 = never.
        let expiresAt: Int64
        /// Its number, once its entry has one.
        var number: Int64 = 0
    }

    /// Sessions of one item of a package.
    struct Item: Sendable {
        let member: Int32
        let package: Int32
        let service: Int32
        let total: Int64
        let from: Int64
        let until: Int64
        var left: Int64
        var held: Int64 = 0
        var used: Int32 = 0
        let parcel: Int32
        var number: Int64 = 0
        /// Place of its first code.
        var codes: Int = 0
    }

    /// A coupon.
    struct Coupon: Sendable {
        let member: Int32
        let template: Int32
        let from: Int64
        let until: Int64
        var isOpen = true
        let parcel: Int32
        var number: Int64 = 0
        var codes: Int = 0
    }

    /// What a verification used.
    enum Target: Sendable {
        case coupon(Int32)
        case session(Int32)
        case gift(Int32)
    }

    /// A verification.
    struct Use: Sendable {
        let entry: Int32
        let target: Target
        /// Which code of it was scanned, from 1; 0 = none.
        let serial: Int32
        /// Place of the entry that took it back; -1 = none.
        var undo: Int32 = -1
    }

    /// A visit; moments are -1 where there is none.
    struct Visit: Sendable {
        let member: Int32
        let state: VisitState
        let service: Int32
        let staff: Int32
        let place: Int32
        let day: Int32
        let expected: Int64
        let arrived: Int64
        let started: Int64
        let finished: Int64
    }

    /// A session kept for a visit.
    struct Hold: Sendable {
        let item: Int32
        let visit: Int32
        let at: Int64
    }

    var entries: [Entry] = []
    var moves: [Move] = []
    var parcels: [Parcel] = []
    var items: [Item] = []
    var coupons: [Coupon] = []
    var uses: [Use] = []
    var visits: [Visit] = []
    var holds: [Hold] = []
}
