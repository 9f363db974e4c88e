/// The legal combination of coupons that leaves least to pay; of equals the one with fewer coupons, then the one whose
/// coupons lapse first, then the one with lower numbers.
///
/// Branch and bound over kinds of coupons in the order in which they are used, so that each step is worked out once:
/// coupons of one kind with equal terms are interchangeable and are taken in the order in which they lapse. A branch is
/// left when even the best that its remaining coupons and all campaigns could still take off, each as if it were alone,
/// would not do. It begins with what a greedy cashier would find.
///
/// The answer is exact as long as no more than `effort` coupons are tried: 20 coupons of which five may be used together
/// make at most 21 699 combinations. Beyond that it is the best found so far, never worse than the greedy one, and the
/// same for the same wallet however it is sorted.
struct CouponSearch {
    /// So many coupons are tried at most.
    static let effort = 25_000

    /// Coupons of one kind with equal terms.
    private struct Kind {
        let effect: CouponEffect
        let template: CouponTemplateID
        /// Its coupons, by place among the claims, the one that lapses first at the front.
        let first: Int
        var count: Int
        /// So many of them in one order.
        let most: Int
    }

    private let way: PriceWay
    private let kinds: [Kind]
    /// For each pair of kinds whether groups let them stand together.
    private let pairs: [Bool]
    private let most: Int
    private var dues: Dues
    /// Kinds that are used in this branch, ascending.
    private var used: [Int] = []
    /// What each kind could take off now, for each depth.
    private var gains: [Int64]
    /// The largest of them, descending.
    private var tops: [Int64] = []
    private var effort: Int
    /// What is to be beaten, then what was found.
    private var best: (total: Int64, used: [Int])
    /// Nothing was left out.
    private(set) var isExact = true

    /// A search for what leaves less to pay than `total`.
    init(_ way: PriceWay, below total: Int64, effort: Int = CouponSearch.effort) {
        self.way = way
        self.effort = effort
        dues = way.dues(keepsLines: way.needsLines)
        kinds = Self.kinds(of: way, dues)
        pairs = kinds.flatMap { [kinds] one in
            kinds.map { way.claims[one.first].stands(beside: way.claims[$0.first]) }
        }
        most = min(max(0, way.basis.request.rules.couponsMost), kinds.reduce(0) { $0 + $1.count })
        gains = Array(repeating: 0, count: (most + 1) * kinds.count)
        best = (total, [])
    }

    /// Coupons that could be used alone; what does not take anything off alone never does.
    private static func kinds(of way: PriceWay, _ dues: Dues) -> [Kind] {
        var kinds: [Kind] = []
        for (place, claim) in way.claims.enumerated() {
            guard let effect = claim.effect, claim.missing == 0, claim.coupon.terms.most > 0,
                dues.gain(of: effect) > 0
            else { continue }
            if let last = kinds.last, last.first + last.count == place, last.template == claim.coupon.template,
                way.claims[last.first].coupon.terms == claim.coupon.terms
            {
                kinds[kinds.count - 1].count += 1
            } else {
                kinds.append(
                    Kind(
                        effect: effect, template: claim.coupon.template, first: place, count: 1,
                        most: claim.coupon.terms.most))
            }
        }
        return kinds
    }

    /// Places of the coupons to use, ascending; none if nothing leaves less to pay.
    mutating func run() -> [Int] {
        guard most > 0, !kinds.isEmpty else { return [] }
        beGreedy()
        visit(from: 0)
        return places(of: best.used)
    }

    private func places(of used: [Int]) -> [Int] {
        used.enumerated().map { index, kind in kinds[kind].first + index - (used.firstIndex(of: kind) ?? index) }
    }

    /// Tries coupons by what they would take off alone, the most first, and keeps each that makes it cheaper.
    private mutating func beGreedy() {
        let order = kinds.indices.sorted {
            let (left, right) = (dues.gain(of: kinds[$0].effect), dues.gain(of: kinds[$1].effect))
            return left == right ? $0 < $1 : left > right
        }
        var (total, chosen) = (Int64.max, [Int]())
        for kind in order {
            while chosen.count < most, let found = cost(of: (chosen + [kind]).sorted()), found < total {
                chosen = (chosen + [kind]).sorted()
                total = found
            }
        }
        offer(total, chosen)
    }

    /// What is to pay with these kinds; nil if they are not legal.
    private mutating func cost(of kinds: [Int]) -> Int64? {
        var taken: [Dues.Taken] = []
        defer {
            for one in taken.reversed() { dues.giveBack(one) }
            used.removeAll()
        }
        for kind in kinds {
            let effect = self.kinds[kind].effect
            guard room(for: kind) > 0, dues.gain(of: effect) > 0 else { return nil }
            taken.append(dues.use(effect))
            used.append(kind)
        }
        return dues.total - campaignSaving()
    }

    /// How many more of a kind may stand beside what is used.
    private func room(for kind: Int) -> Int {
        var (copies, same, limit) = (0, 0, kinds[kind].most)
        for other in used {
            if other == kind { copies += 1 }
            if kinds[other].template == kinds[kind].template {
                same += 1
                limit = min(limit, kinds[other].most)
            } else if !pairs[other * kinds.count + kind] {
                return 0
            }
        }
        return min(kinds[kind].count - copies, limit - same)
    }

    private mutating func visit(from first: Int) {
        let bound = campaignBound()
        if !used.isEmpty, promises(dues.total - bound, with: used.count) {
            offer(dues.total - campaignSaving(), used)
        }
        let room = most - used.count
        guard room > 0, measure(from: first, room: room) else { return }
        let least = dues.total - bound - tops.reduce(0, +)
        let others = tops.dropLast(tops.count < room ? 0 : 1).reduce(0, +)
        let depth = used.count * kinds.count
        guard promises(least, with: used.count + 1) else { return }
        for kind in first..<kinds.count {
            let gain = gains[depth + kind]
            guard gain > 0, promises(dues.total - bound - gain - others, with: used.count + 1) else { continue }
            effort -= 1
            guard effort >= 0 else {
                isExact = false
                return
            }
            let taken = dues.use(kinds[kind].effect)
            used.append(kind)
            visit(from: kind)
            used.removeLast()
            dues.giveBack(taken)
        }
    }

    /// Works out what each kind from `first` on could take off now, and the `room` largest of them.
    /// - Returns: false if there is none.
    private mutating func measure(from first: Int, room: Int) -> Bool {
        tops.removeAll(keepingCapacity: true)
        let depth = used.count * kinds.count
        for kind in first..<kinds.count {
            var copies = min(self.room(for: kind), room)
            let gain = copies > 0 ? dues.gain(of: kinds[kind].effect) : 0
            gains[depth + kind] = gain
            while gain > 0, copies > 0 {
                copies -= 1
                if tops.count == room {
                    guard let last = tops.last, gain > last else { break }
                    tops.removeLast()
                }
                tops.insert(gain, at: tops.firstIndex { $0 < gain } ?? tops.count)
            }
        }
        return !tops.isEmpty
    }

    /// Whether a combination of at least so many coupons that leaves at least `total` could be better than the best.
    private func promises(_ total: Int64, with count: Int) -> Bool {
        let total = max(0, total)
        return total < best.total || (total == best.total && count <= best.used.count)
    }

    private mutating func offer(_ total: Int64, _ used: [Int]) {
        guard promises(total, with: used.count) else { return }
        if total == best.total, used.count == best.used.count {
            guard lapses(of: used).lexicographicallyPrecedes(lapses(of: best.used)) else { return }
        }
        best = (total, used)
    }

    private func lapses(of used: [Int]) -> [PriceRequest.Coupon.Lapse] {
        places(of: used).map { way.claims[$0].coupon.lapse }.sorted()
    }

    /// The most that campaigns can take off of what is left: each as if it were alone.
    private func campaignBound() -> Int64 {
        var bound: Int64 = 0
        for each in way.campaigns {
            guard let reach = each.reach else { continue }
            bound += each.saving(of: dues.sums[reach], base: dues.sums[reach])
        }
        return bound
    }

    /// What campaigns do take off.
    private mutating func campaignSaving() -> Int64 {
        guard way.campaigns.count > 1 else { return campaignBound() }
        let bases = dues.sums
        var taken: [Dues.Taken] = []
        for each in way.campaigns {
            guard let reach = each.reach else { continue }
            let saving = each.saving(of: dues.sums[reach], base: bases[reach])
            if saving > 0 { taken.append(dues.take(saving, from: reach)) }
        }
        let left = dues.total
        for one in taken.reversed() { dues.giveBack(one) }
        return dues.total - left
    }
}
