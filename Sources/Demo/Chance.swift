/// Numbers that fall as their seed says (SplitMix64): the same seed, the same life.
struct Chance: Sendable {
    private var state: UInt64

    /// Falls as the seed and its salts say.
    init(seed: UInt64, _ salts: UInt64...) {
        state = salts.reduce(Self.mixed(seed)) { Self.mixed($0 ^ Self.mixed($1 &+ 0x9E37_79B9_7F4A_7C15)) }
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 below a bound above 0.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of a range.
    mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True so many times of a hundred.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// True so many times of ten thousand.
    mutating func happens(of10000 share: Int) -> Bool { below(10_000) < share }

    /// One of several, each as likely.
    mutating func one<T>(of some: [T]) -> T { some[below(some.count)] }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Things drawn by weight, each draw one step.
struct Lottery<Element: Sendable>: Sendable {
    /// What may be drawn.
    let elements: [Element]
    private let tickets: [UInt16]

    /// Elements with their weights; those without weight are never drawn.
    init(_ weighted: [(Element, Int)]) {
        elements = weighted.map(\.0)
        tickets = weighted.enumerated().flatMap { place, pair in
            [UInt16](repeating: UInt16(place), count: pair.1)
        }
        precondition(!tickets.isEmpty, "something has a weight")
    }

    /// Draws one.
    func draw(_ chance: inout Chance) -> Element { elements[Int(tickets[chance.below(tickets.count)])] }
}

extension Lottery: Equatable where Element: Equatable {}
