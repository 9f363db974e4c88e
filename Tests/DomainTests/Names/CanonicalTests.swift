import Testing

@testable import Domain

@Suite("One spelling for the same character")
struct CanonicalTests {
    @Test("each compatibility ideograph becomes the ideograph it is equivalent to")
    func ideographs() {
        let compatibility = [0xF900...0xFAFF, 0x2F800...0x2FA1F].joined().compactMap { Unicode.Scalar($0 as UInt32) }
        var replaced = 0
        for scalar in compatibility {
            let composed = Canonical.composed(Character(scalar))
            #expect(composed == Character(scalar), "canonically equivalent")
            if composed.unicodeScalars.first != scalar { replaced += 1 }
        }
        #expect(replaced == 1002)
    }

    @Test(
        "each Latin letter is composed from its parts", arguments: ["é", "ñ", "ǚ", "ế", "Å", "ş", "ṩ"] as [Character])
    func latin(letter: Character) throws {
        let single = try #require(letter.unicodeScalars.first)
        let spellings = [
            [0x65, 0x301], [0x6E, 0x303], [0x75, 0x308, 0x30C], [0x65, 0x302, 0x301], [0x212B], [0x73, 0x327],
            [0x73, 0x323, 0x307],
        ]
        .map { Character(String(String.UnicodeScalarView($0.compactMap { Unicode.Scalar($0 as UInt32) }))) }
        for spelling in spellings where spelling == letter {
            #expect(Array(Canonical.composed(spelling).unicodeScalars) == [single])
        }
        #expect(spellings.contains(letter))
    }

    @Test("hanzi, emoji and other scripts stay as they are", arguments: ["张", "😀", "한", "あ", "ب", "葛\u{E0100}", "1"])
    func untouched(text: String) {
        #expect(text.map(Canonical.composed).map { Array($0.unicodeScalars) } == text.map { Array($0.unicodeScalars) })
    }

    @Test("a letter with marks has a plain letter, and ü is known")
    func plain() {
        for (letter, expected) in [("é", "e"), ("Ø", "o"), ("ế", "e"), ("ł", "l"), ("ü", "u"), ("ǚ", "u")]
            as [(Character, Character)]
        {
            #expect(Canonical.plain(letter).map { Character(Unicode.Scalar($0.letter)) } == expected)
        }
        #expect(Canonical.plain("ǚ")?.isUmlautU == true)
        #expect(Canonical.plain("u\u{308}")?.isUmlautU == true)
        #expect(Canonical.plain("ú")?.isUmlautU == false)
        #expect(Canonical.plain("ß") == nil)
        #expect(Canonical.plain("张") == nil)
    }
}
