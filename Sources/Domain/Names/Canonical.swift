/// One spelling for characters that mean the same.
///
/// The standard library has no public normalisation. Its `Character` compares by canonical equivalence, which suffices
/// to compose Latin letters with marks; compatibility ideographs come with the pinyin table. That is where NFC matters
/// in people's names; other scripts are kept as they come.
enum Canonical {
    /// The character in its composed spelling (NFC for Latin letters and ideographs); any other as it is.
    static func composed(_ character: Character) -> Character {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return character }
        switch first.value {
        case 0xF900...0xFAFF: return ideograph(at: Int(first.value - 0xF900), in: ideographs) ?? character
        case 0x2F800...0x2FA1F: return ideograph(at: Int(first.value - 0x2F800), in: supplement) ?? character
        case 0x212A, 0x212B: return latin[character] ?? character
        case 0..<0x1F00 where scalars.count > 1: return latin[character] ?? character
        default: return character
        }
    }

    /// The plain small letter of a Latin letter with marks (é, ê̄, ǚ, Ø), and whether it is a ü; nil for anything else.
    static func plain(_ character: Character) -> (letter: UInt8, isUmlautU: Bool)? {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return nil }
        var words = (first.properties.name ?? "").split(separator: " ")[...]
        guard words.popFirst() == "LATIN", let size = words.popFirst(), size == "SMALL" || size == "CAPITAL",
            words.popFirst() == "LETTER", let letter = words.popFirst()?.utf8, letter.count == 1,
            let upper = letter.first,
            words.isEmpty || words.first == "WITH"
        else { return nil }
        let hasDiaeresis = words.contains("DIAERESIS") || scalars.contains { $0.value == 0x308 }
        return (upper + 0x20, upper == UInt8(ascii: "U") && hasDiaeresis)
    }

    /// Precomposed Latin letters; a dictionary of characters finds either spelling.
    private static let latin: [Character: Character] = {
        let letters = [0x41...0x5A, 0xC0...0x24F, 0x1E00...0x1EFF].joined()
            .compactMap { Unicode.Scalar($0 as UInt32).map(Character.init) }
        return Dictionary(letters.map { ($0, $0) }) { $1 }
    }()

    private static let ideographs = Array(PinyinTable.compatibility.description)
    private static let supplement = Array(PinyinTable.compatibilitySupplement.description)

    private static func ideograph(at index: Int, in table: [Character]) -> Character? {
        index < table.count && table[index] != "-" ? table[index] : nil
    }
}
