import Surface

/// What the first bytes of the input mean.
enum Sequences {
    /// What was found, and how many bytes it took.
    enum Result {
        case event(Event, Int)
        case pasteStarts(Int)
        case nothing(Int)
        case incomplete
    }

    /// Reads one thing from the start of the bytes; with `isFinal` nothing more will come for it.
    static func parse(_ bytes: ArraySlice<UInt8>, known: [[UInt8]: Key], isFinal: Bool) -> Result {
        guard let first = bytes.first else { return .incomplete }
        if first == 27 { return escape(bytes, known, isFinal) }
        if let key = control(first) { return .event(.key(key), 1) }
        return character(bytes, isFinal)
    }

    private static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0: .control(" ")
        case 9: .tab
        case 13: .enter
        case 8, 127: .backspace
        case 1...26: .control(Character(Unicode.Scalar(byte + 96)))
        case 28...31: .control(Character(Unicode.Scalar(byte + 64)))
        default: nil
        }
    }

    /// One character of UTF-8; broken ones are swallowed.
    private static func character(_ bytes: ArraySlice<UInt8>, _ isFinal: Bool) -> Result {
        let first = bytes[bytes.startIndex]
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        if length == 0 || first > 0xF4 { return .nothing(1) }
        let part = bytes.prefix(length)
        if let broken = part.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
            return .nothing(broken - bytes.startIndex)
        }
        if part.count < length { return isFinal ? .nothing(part.count) : .incomplete }
        let text = String(decoding: part, as: UTF8.self)
        guard let character = text.first, text.unicodeScalars.count == 1, character != "\u{FFFD}" else {
            return .nothing(length)
        }
        if (0x80..<0xA0).contains(text.unicodeScalars.first?.value ?? 0) { return .nothing(length) }
        return .event(.key(.character(character)), length)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>, _ known: [[UInt8]: Key], _ isFinal: Bool) -> Result {
        for length in stride(from: min(8, bytes.count), to: 1, by: -1) {
            if let key = known[Array(bytes.prefix(length))] { return .event(.key(key), length) }
        }
        guard let second = bytes.dropFirst().first else { return isFinal ? .event(.key(.escape), 1) : .incomplete }
        let result: Result
        switch second {
        case UInt8(ascii: "["): result = ControlSequence.parse(bytes)
        case UInt8(ascii: "O"): result = ControlSequence.parseShort(bytes)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
            result = string(bytes)
        default: return withAlt(second)
        }
        if case .incomplete = result, isFinal { return given(up: bytes, second) }
        return result
    }

    /// Escape and one more byte. Control keys after it are keys of their own, so that type-ahead with Escape in it
    /// does what it says.
    private static func withAlt(_ second: UInt8) -> Result {
        if second > 32 && second < 127 {
            return .event(.key(.alt(Character(Unicode.Scalar(second)))), 2)
        }
        return .event(.key(.escape), 1)
    }

    /// A sequence that never ended: a person's Alt with a key if it is no more than that, else line noise.
    private static func given(up bytes: ArraySlice<UInt8>, _ second: UInt8) -> Result {
        let isTyped = bytes.count == 2 || !(second == UInt8(ascii: "[") || second == UInt8(ascii: "O"))
        return isTyped ? withAlt(second) : .nothing(bytes.count)
    }

    /// An answer of the terminal (OSC, DCS …) up to its end mark: nothing a person did.
    private static func string(_ bytes: ArraySlice<UInt8>) -> Result {
        var index = bytes.startIndex + 2
        while index < bytes.endIndex {
            if bytes[index] == 7 { return .nothing(index + 1 - bytes.startIndex) }
            if bytes[index] == 27, index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "\\") {
                return .nothing(index + 2 - bytes.startIndex)
            }
            index += 1
        }
        return .incomplete
    }
}
