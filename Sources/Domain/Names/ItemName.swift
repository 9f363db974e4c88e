/// The name of something that is sold, made ready to be found by any part of it: 玻尿酸补水面膜 by 面膜, mm, mianmo, bnsbsmm,
/// 补水mm. A hanzi may be typed as itself or as any beginning of any of its readings; of a Latin word the first letter is
/// enough before the next part.
struct ItemName: Sendable {
    /// A hanzi, a Latin letter, a digit, or a character nobody can type.
    private struct Part: Sendable {
        /// Itself, folded.
        let literal: UInt32
        /// How it is read; a letter is read as nothing but itself.
        let readings: [[UInt8]]
        /// Whether a word begins here: behind a blank or sign, and where the script changes.
        let beginsWord: Bool
        /// Behind the Latin word that begins here; nothing is passed over at the end of a name.
        var wordEnd: Int?
    }

    private var parts: [Part] = []

    /// Takes a name apart.
    init(_ name: String) {
        var before: Script?
        var wordStart: Int?
        func endWord() {
            if let start = wordStart { parts[start].wordEnd = parts.count }
            wordStart = nil
        }
        for character in name {
            let script: Script
            let literal: UInt32
            var readings: [[UInt8]] = []
            switch NameAtom(character) {
            case .letter(let letter): (script, literal) = (.latin, UInt32(letter))
            case .umlautU: (script, literal) = (.latin, UInt32(UInt8(ascii: "u")))
            case .hanzi(_, let scalar):
                (script, literal) = (.hanzi, scalar.value)
                readings = Pinyin.index.readings(of: scalar)
            case .separator:
                endWord()
                before = nil
                continue
            case .joiner: continue
            }
            if script != before { endWord() }
            if script == .latin, wordStart == nil { wordStart = parts.count }
            parts.append(Part(literal: literal, readings: readings, beginsWord: script != before))
            before = script
        }
        endWord()
    }

    private enum Script { case latin, hanzi }

    /// How well it fits what was typed, nil if it does not. At most 63 atoms are looked at. Who means a hanzi by another
    /// reading than its usual one (尿 as sui) finds it too, behind all others.
    func fit(_ atoms: [UInt32]) -> ItemFit? {
        guard !atoms.isEmpty else { return nil }
        if let fit = fit(atoms, readings: 1) { return fit }
        return parts.contains { $0.readings.count > 1 } && fit(atoms, readings: .max) != nil ? .inside : nil
    }

    private func fit(_ atoms: [UInt32], readings most: Int) -> ItemFit? {
        var best: ItemFit?
        for start in parts.indices where mayBegin(parts[start], with: atoms[0], most) {
            guard let reachesEnd = spells(atoms, from: start, most) else { continue }
            let fit: ItemFit =
                start > 0 ? (parts[start].beginsWord ? .word : .inside) : reachesEnd ? .whole : .beginning
            if fit == .inside && best != nil { continue }
            best = best.map { min($0, fit) } ?? fit
            if start == 0 { break }
        }
        return best
    }

    private func mayBegin(_ part: Part, with atom: UInt32, _ most: Int) -> Bool {
        part.literal == atom || part.readings.prefix(most).contains { $0.first.map(UInt32.init) == atom }
    }

    /// Whether all that was typed can be spelled from a part on, and then whether that is all of the name. The atoms that
    /// are spelled when a part is reached are bits: no path is walked twice.
    private func spells(_ atoms: [UInt32], from start: Int, _ most: Int) -> Bool? {
        let all = UInt64(1) << UInt64(atoms.count)
        var reached = [UInt64](repeating: 0, count: parts.count + 1)
        reached[start] = 1
        var isSpelled = false
        for index in start..<parts.count where reached[index] != 0 {
            var rest = reached[index] & ~all
            while rest != 0 {
                let position = rest.trailingZeroBitCount
                rest &= rest - 1
                step(over: index, from: position, atoms, most, &reached)
            }
            isSpelled = isSpelled || reached[(index + 1)...].contains { $0 & all != 0 }
            if isSpelled && start > 0 { return false }
        }
        return isSpelled ? reached[parts.count] & all != 0 : nil
    }

    /// Where the atoms go on behind a part.
    private func step(
        over index: Int, from position: Int, _ atoms: [UInt32], _ most: Int, _ reached: inout [UInt64]
    ) {
        let part = parts[index]
        if part.literal == atoms[position] {
            reached[index + 1] |= 1 << UInt64(position + 1)
            if let end = part.wordEnd, end < parts.count { reached[end] |= 1 << UInt64(position + 1) }
        }
        // What cannot be typed may be passed over inside, not at the beginning.
        if part.readings.isEmpty, part.literal > 0x7F, position > 0 { reached[index + 1] |= 1 << UInt64(position) }
        for reading in part.readings.prefix(most) {
            var length = 0
            while length < reading.count, position + length < atoms.count,
                atoms[position + length] == UInt32(reading[length])
            {
                length += 1
                reached[index + 1] |= 1 << UInt64(position + length)
            }
        }
    }
}

/// How well something fits what was typed, the best first.
enum ItemFit: Int, Sendable, Comparable {
    /// Its number or bar code.
    case code
    /// All of its name.
    case whole
    /// The beginning of its name.
    case beginning
    /// The beginning of a word in its name.
    case word
    /// Something within its name, or the beginning of its code.
    case inside

    static func < (one: ItemFit, other: ItemFit) -> Bool { one.rawValue < other.rawValue }
}
