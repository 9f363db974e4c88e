/// What the store keeps of a name so that a b-tree finds it by any beginning.
///
/// Of 张三丰: the hanzi 张三丰, 三丰, 丰; the initials zsf, sf; full pinyin zhangsanfeng, sanfeng. Of a name with several
/// readings each combination; of a Latin name its words and the words run together.
package enum SearchKey {
    /// Tokens of a name, sorted, each once; at most 40 suffixes, 64 initials and 16 full spellings per starting point.
    package static func tokens(for name: String) -> [String] {
        let parts = NameUnits(name)
        var tokens: [[UInt8]] = []
        var ending: [UInt8] = []
        for unit in parts.units.reversed() {
            ending = unit.text + ending
            tokens.append(ending)
        }
        for start in parts.starts {
            let spelled = parts.units[start...].filter { !$0.readings.isEmpty }
            guard spelled.contains(where: { !$0.isWord }) else { continue }
            tokens += combinations(spelled.map(initials), limit: 64)
            tokens += combinations(spelled.map(\.readings), limit: 16)
        }
        tokens.sort { $0.lexicographicallyPrecedes($1) }
        return zip(tokens, [[]] + tokens).filter { $0 != $1 }.map { String(decoding: $0.0, as: UTF8.self) }
    }

    /// First letters of a hanzi's readings, each once; a word whole.
    private static func initials(of unit: NameUnit) -> [[UInt8]] {
        guard !unit.isWord else { return unit.readings }
        guard unit.readings.count > 1 else { return [Array(unit.readings[0].prefix(1))] }
        var letters: [[UInt8]] = []
        for reading in unit.readings where !letters.contains([reading[0]]) { letters.append([reading[0]]) }
        return letters
    }

    /// One choice of each place joined, the usual choices first. The first place varies fastest: if the limit cuts
    /// combinations off, every reading of the surname is still there.
    private static func combinations(_ choices: [[[UInt8]]], limit: Int) -> [[UInt8]] {
        let total = choices.reduce(1) { min($0 * $1.count, limit) }
        return (0..<total).map { number in
            var rest = number
            var letters: [UInt8] = []
            letters.reserveCapacity(choices.count * 6)
            for options in choices {
                letters += options[rest % options.count]
                rest /= options.count
            }
            return letters
        }
    }
}
