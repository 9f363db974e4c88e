/// The sets of lines that coupons and campaigns apply to, each set once; the first holds every line that costs something.
/// Lines paid by a session and lines given away are in none (rule 30: they take no part in thresholds either).
struct Reaches {
    /// The lines of each set.
    private(set) var lines: [[Int]]
    /// For each scope that was asked about, its set; nil if it applies to no line.
    let places: [Int?]
    /// For each set those that hold all of its lines, itself too.
    private(set) var around: [[Int]] = []
    /// For each line the sets it is in.
    private(set) var holding: [[Int]]
    /// How many lines two sets share.
    private var shared: [Int] = []

    init(_ cart: [PriceRequest.Line], scopes: [Scope]) {
        let paying = cart.indices.filter { cart[$0].isPaid }
        var lines = [paying]
        var known: [(scope: Scope, place: Int?)] = []
        places = scopes.map { scope in
            if let found = known.first(where: { $0.scope == scope }) { return found.place }
            let reached = paying.filter { scope.applies(to: cart[$0]) }
            let place = reached.isEmpty ? nil : lines.firstIndex(of: reached) ?? lines.count
            if place == lines.count { lines.append(reached) }
            known.append((scope, place))
            return place
        }
        self.lines = lines
        holding = Array(repeating: [], count: cart.count)
        for (set, members) in lines.enumerated() {
            for line in members { holding[line].append(set) }
        }
        compare()
    }

    private mutating func compare() {
        let count = lines.count
        shared = Array(repeating: 0, count: count * count)
        for sets in holding {
            for one in sets {
                for other in sets { shared[one * count + other] += 1 }
            }
        }
        around = (0..<count).map { set in
            (0..<count).filter { shared[set * count + $0] == lines[set].count }
        }
    }

    /// Whether what is taken from one set takes from the other an amount that depends on the single lines.
    func cuts(_ set: Int, _ other: Int) -> Bool {
        let common = shared[set * lines.count + other]
        return common > 0 && common < lines[set].count
    }
}

extension PriceRequest.Line {
    /// Neither given away nor paid by a session.
    var isPaid: Bool { !isGift && !isSession }
}

extension Scope {
    /// Whether a line falls under it.
    func applies(to line: PriceRequest.Line) -> Bool {
        switch self {
        case .everything: true
        case .categories(let categories): line.category.map(categories.contains) ?? false
        case .items(let items): items.contains(line.item)
        }
    }
}
