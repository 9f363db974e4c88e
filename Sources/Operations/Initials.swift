import Domain

/// Initials of a catalogue item, as somebody types them: 补水护理 → bshl.
package enum Initials {
    /// First letters of the usual readings; other letters and digits as they are, lower case.
    package static func of(_ title: String) -> String {
        String(
            title.lowercased().compactMap { character -> Character? in
                if let syllable = Pinyin.readings(of: character).first { return syllable.first }
                return character.isLetter || character.isNumber ? character : nil
            })
    }
}
