/// One part of a name as searching sees it: a hanzi, a Latin word or number, or a character of another script.
struct NameUnit: Sendable, Equatable {
    /// Normalised text in UTF-8.
    let text: [UInt8]
    /// The hanzi itself (its scalar); 0 for a word.
    let literal: UInt32
    /// Ways to type it: syllables of a hanzi, the word itself; none for other scripts.
    let readings: [[UInt8]]

    /// A word is typed whole or, at the end of what is typed, begun; a hanzi's syllable may be cut anywhere.
    var isWord: Bool { literal == 0 }
}

/// A name taken apart: case and width folded, blanks, dots, hyphens and quotes left out.
struct NameUnits: Sendable {
    /// The parts in order.
    let units: [NameUnit]
    /// Where the given name begins; nil if there is nothing after the surname.
    let given: Int?

    /// Takes a name apart.
    init(_ name: String) {
        var units: [NameUnit] = []
        var word: [UInt8] = []
        func endWord() {
            guard !word.isEmpty else { return }
            units.append(NameUnit(text: word, literal: 0, readings: [word]))
            word = []
        }
        for character in name {
            switch NameAtom(character) {
            case .letter(let letter):
                word.append(letter)
            case .umlautU:
                word.append(UInt8(ascii: "u"))
            case .separator:
                endWord()
            case .joiner:
                break
            case .hanzi(let character, let scalar):
                endWord()
                units.append(
                    NameUnit(
                        text: Array(NameAtom.folded(character).utf8), literal: scalar.value,
                        readings: Pinyin.index.readings(of: scalar)))
            }
        }
        endWord()
        self.units = units
        let surname = PersonName.surnameLength(units.prefix(3).map(\.literal))
        given = surname < units.count && !units[0].isWord ? surname : nil
    }

    /// Places from which letters may begin: the name, the given name, and each Latin word.
    var starts: [Int] {
        units.indices.filter { $0 == 0 || $0 == given || units[$0].isWord }
    }
}

/// One character of a name or of a query, folded.
enum NameAtom {
    /// A small ASCII letter or a digit.
    case letter(UInt8)
    /// ü, which pinyin types as v and other languages as u.
    case umlautU
    /// A hanzi or a character of another script, composed, with its first scalar.
    case hanzi(Character, Unicode.Scalar)
    /// Ends a word: blank, dot, hyphen.
    case separator
    /// Means nothing: apostrophe.
    case joiner

    /// Folds a character.
    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .joiner
            return
        }
        if (0x3400..<0xA000).contains(scalar.value) {
            self = .hanzi(character, scalar)
            return
        }
        if let folded = Self.folded(character, scalar) {
            self = folded
            return
        }
        let composed = Canonical.composed(character)
        self = .hanzi(composed, composed.unicodeScalars.first ?? scalar)
    }

    /// A character of a script with small letters in its small form.
    static func folded(_ character: Character) -> String {
        character.isCased ? character.lowercased() : String(character)
    }

    private static func folded(_ character: Character, _ scalar: Unicode.Scalar) -> NameAtom? {
        let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
        let value = isFullWidth ? scalar.value - 0xFEE0 : scalar.value
        if value < 0x80, character.unicodeScalars.count == 1 {
            switch UInt8(truncatingIfNeeded: value) {
            case let upper where upper >= 0x41 && upper <= 0x5A: return .letter(upper + 0x20)
            case let lower where lower >= 0x61 && lower <= 0x7A: return .letter(lower)
            case let digit where digit >= 0x30 && digit <= 0x39: return .letter(digit)
            case UInt8(ascii: "'"), UInt8(ascii: "`"): return .joiner
            default: return .separator
            }
        }
        if "’‘ʼ".contains(character) { return .joiner }
        if character.isWhitespace || character.isPunctuation || character.isSymbol && !scalar.properties.isEmoji {
            return .separator
        }
        guard let plain = Canonical.plain(character) else { return nil }
        return plain.isUmlautU ? .umlautU : .letter(plain.letter)
    }
}
