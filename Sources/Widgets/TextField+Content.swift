import Surface

extension TextField {
    /// The character as it goes into the text; nil where it must not.
    func accepted(_ raw: Character) -> Character? {
        switch content {
        case .any:
            return raw.isNewline || raw == "\t" ? " " : raw.drawable
        case .digits, .secret:
            let character = Self.narrowed(raw)
            return Self.isDigit(character) ? character : nil
        case .amount:
            let character = Self.narrowed(raw)
            return character == "." || Self.isDigit(character) ? character : nil
        case .only(let allowed):
            let character = Self.narrowed(raw)
            return allowed.contains(character) ? character : allowed.contains(raw) ? raw : nil
        }
    }

    /// Whether the field may hold this text.
    func isAllowed(_ text: String) -> Bool {
        guard content == .amount else { return true }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 1 || (parts.count == 2 && parts[1].count <= 2)
    }

    /// One of ten characters: what is made of a digit and something more (a keycap) lies between them too.
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// Full-width digits and stops, which a Chinese input method types, as ordinary ones.
    private static func narrowed(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        switch scalar.value {
        case 0x3002: return "."
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
        default: return character
        }
    }
}
