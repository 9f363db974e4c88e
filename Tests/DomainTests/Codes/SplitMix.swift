/// A seeded generator: the same seed, the same numbers, on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Random digits.
    mutating func digits(_ count: Int) -> String { text(count...count, of: Array("0123456789")) }

    /// A random text of some of these characters.
    mutating func text(_ length: ClosedRange<Int>, of characters: [Character]) -> String {
        String(
            (0..<Int.random(in: length, using: &self)).map { _ in
                characters[Int.random(in: characters.indices, using: &self)]
            })
    }
}
