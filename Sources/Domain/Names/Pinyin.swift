/// How hanzi are read: every reading, without tones, ü written v.
///
/// All readings count, so 曾小英 is found by `zxy` and by `cxy`, and no table of surnames has to guess.
package enum Pinyin {
    /// The readings of a hanzi, the usual one first: 曾 → ceng, zeng; empty for anything else.
    package static func readings(of character: Character) -> [String] {
        guard let scalar = Canonical.composed(character).unicodeScalars.first else { return [] }
        return index.readings(of: scalar).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The table, read at its first use.
    static let index = PinyinIndex(PinyinTable.text)
}
