import Surface

extension TextField {
    /// The character as it goes into the text; nil where it must not.
    func accepted(_ raw: Character) -> Character? {
        switch content {
        case .any:
            if raw.isNewline || raw == "\t" { return " " }
            return raw.unicodeScalars.contains(where: Self.isInvisible) ? nil : raw
        case .digits, .secret:
            let character = Self.narrowed(raw)
            return ("0"..."9").contains(character) ? character : nil
        case .amount:
            let character = Self.narrowed(raw)
            return character == "." || ("0"..."9").contains(character) ? character : nil
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

    /// Full-width digits and stops, which a Chinese input method types, as ordinary ones.
    private static func narrowed(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        switch scalar.value {
        case 0x3002: return "."
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
        default: return character
        }
    }

    /// Controls and format characters must not get into the books; the joiner of emoji is harmless there.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        if scalar.value == 0x200D { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
