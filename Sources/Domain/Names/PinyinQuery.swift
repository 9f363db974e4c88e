/// Letters somebody typed for a name: initials, full pinyin, or a mixture (zsan, zhangs, zhas, 张sf).
///
/// First take the members with a token that begins with `prefix`: all are right. If there is room for more, take those
/// with a token that begins with one of `candidates` and keep whom `matches(name:)` confirms; the two overlap.
package struct PinyinQuery: Sendable, Equatable {
    /// Letters (ASCII) and hanzi (their scalars), folded.
    let atoms: [UInt32]
    /// The first of the longest runs of hanzi; empty if there are letters only.
    let hanzi: String

    /// Folds a text.
    init(_ text: String) {
        var atoms: [UInt32] = []
        var runs: [String] = [""]
        for character in text {
            switch NameAtom(character) {
            case .letter(let letter):
                atoms.append(UInt32(letter))
                runs.append("")
            case .umlautU:
                let isPinyin = atoms.last == UInt32(UInt8(ascii: "l")) || atoms.last == UInt32(UInt8(ascii: "n"))
                atoms.append(UInt32(UInt8(ascii: isPinyin ? "v" : "u")))
                runs.append("")
            case .hanzi(let character, let scalar):
                atoms.append(scalar.value)
                runs[runs.count - 1] += NameAtom.folded(character)
            case .separator, .joiner:
                break
            }
        }
        self.atoms = Array(atoms.prefix(Self.longest))
        hanzi = runs.reduce("") { $1.count > $0.count ? $1 : $0 }
    }

    /// What is typed beyond this is not looked at; no name is longer.
    private static let longest = 240

    var hasLetters: Bool { atoms.contains { $0 < 0x80 } }

    /// The letters as a token prefix whose every hit is right; nil if hanzi are mixed in.
    package var prefix: String? {
        hanzi.isEmpty ? String(decoding: letters, as: UTF8.self) : nil
    }

    /// Token prefixes under which the mixed spellings lie, at most 36; their hits need `matches(name:)`.
    package var candidates: [String] {
        guard hanzi.isEmpty else { return [hanzi] }
        var found: Set<[UInt8]> = []
        let letters = letters
        for second in ends(of: 0, in: letters) where second < letters.count {
            for third in ends(of: second, in: letters) {
                found.insert([letters[0], letters[second]] + letters[third...].prefix(1))
            }
        }
        found.remove(letters)
        return
            found
            .filter { $0.count < 3 || !found.contains(Array($0.prefix(2))) }
            .map { String(decoding: $0, as: UTF8.self) }
            .sorted()
    }

    /// Whether each typed piece is a hanzi of the name, or a reading of it, or the beginning of a reading, in order from
    /// the name's, the given name's or a Latin word's start; with hanzi among what was typed, from anywhere.
    package func matches(name: String) -> Bool {
        guard !atoms.isEmpty else { return false }
        let parts = NameUnits(name)
        let starts = hanzi.isEmpty ? parts.starts : Array(parts.units.indices)
        return starts.contains { isSpelled(by: parts.units[$0...]) }
    }

    private var letters: [UInt8] { atoms.filter { $0 < 0x80 }.map { UInt8($0) } }

    /// Where a piece that begins here may end: after one letter, or after any beginning of a syllable.
    private func ends(of start: Int, in letters: [UInt8]) -> [Int] {
        (start + 1...min(start + 6, letters.count)).filter {
            $0 == start + 1 || Pinyin.index.isBeginning(letters[start..<$0])
        }
    }

    /// Whether all atoms can be spelled with these units, from the first on. Keeps the set of places reached after each
    /// unit instead of trying every path: 和和和… has four readings in h each time.
    private func isSpelled(by units: ArraySlice<NameUnit>) -> Bool {
        var reached: [Int] = [0]
        for unit in units {
            var next: [Int] = []
            for position in reached {
                for end in ends(of: unit, from: position) where !next.contains(end) {
                    if end == atoms.count { return true }
                    next.append(end)
                }
            }
            guard !next.isEmpty else { return false }
            reached = next
        }
        return false
    }

    /// Where the atoms go on after a unit that begins here. A character that cannot be typed may be passed over.
    private func ends(of unit: NameUnit, from position: Int) -> [Int] {
        if unit.literal == atoms[position] { return [position + 1] }
        if unit.readings.isEmpty { return [position] }
        var ends: [Int] = []
        for reading in unit.readings {
            var length = 0
            while length < reading.count, position + length < atoms.count,
                atoms[position + length] == UInt32(reading[length])
            {
                length += 1
                if !unit.isWord || length == reading.count || position + length == atoms.count {
                    ends.append(position + length)
                }
            }
        }
        return ends
    }
}
