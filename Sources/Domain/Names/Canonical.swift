/// One spelling for characters that mean the same.
///
/// The standard library has no public normalisation, but its `Character` compares by canonical equivalence; that
/// suffices to compose Latin letters with marks and to replace compatibility ideographs, which is where NFC matters in
/// people's names. Other scripts are kept as they come.
enum Canonical {
    /// The character in its composed spelling (NFC for Latin letters and ideographs); any other as it is.
    static func composed(_ character: Character) -> Character {
        guard let first = character.unicodeScalars.first else { return character }
        if isCompatibilityIdeograph(first.value) { return ideographs[character] ?? character }
        let isSingleOrdinary = character.unicodeScalars.count == 1 && !singletons.contains(first.value)
        return isSingleOrdinary ? character : latin[character] ?? character
    }

    /// The plain small letter of a Latin letter with one or two marks, and whether it is a ü.
    static func plain(_ character: Character) -> (letter: UInt8, isUmlautU: Bool)? { marked[character] }

    private static let singletons: Set<UInt32> = [0x212A, 0x212B]

    private static func isCompatibilityIdeograph(_ value: UInt32) -> Bool {
        (0xF900...0xFAFF).contains(value) || (0x2F800...0x2FA1F).contains(value)
    }

    /// Precomposed Latin letters; a dictionary of characters finds either spelling.
    private static let latin: [Character: Character] = table(of: [0x41...0x5A, 0xC0...0x24F, 0x1E00...0x1EFF])

    /// Unified ideographs by their compatibility twins.
    private static let ideographs: [Character: Character] = {
        let twins = Set(characters(in: [0xF900...0xFAFF, 0x2F800...0x2FA1F]))
        return table(of: [0x3400...0x9FFF, 0x20000...0x2A6DF], where: twins.contains)
    }()

    /// Small letters by themselves with marks: é, ê̄, ǚ, ş …
    private static let marked: [Character: (letter: UInt8, isUmlautU: Bool)] = {
        let marks = [0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x323, 0x327, 0x328]
            .compactMap(Unicode.Scalar.init)
        var letters: [Character: (letter: UInt8, isUmlautU: Bool)] = [:]
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            for mark in marks {
                let once = String(Unicode.Scalar(letter)) + String(mark)
                let isUmlautU = letter == UInt8(ascii: "u") && mark.value == 0x308
                letters[Character(once)] = (letter, isUmlautU)
                for second in marks where second.value != mark.value {
                    let twice = Character(once + String(second))
                    letters[twice] = (letter, isUmlautU || letters[twice]?.isUmlautU == true)
                }
            }
        }
        return letters
    }()

    private static func characters(in ranges: [ClosedRange<UInt32>]) -> [Character] {
        ranges.joined().compactMap { Unicode.Scalar($0).map(Character.init) }
    }

    private static func table(
        of ranges: [ClosedRange<UInt32>], where isWanted: (Character) -> Bool = { _ in true }
    ) -> [Character: Character] {
        var table: [Character: Character] = [:]
        for character in characters(in: ranges) where isWanted(character) { table[character] = character }
        return table
    }
}
