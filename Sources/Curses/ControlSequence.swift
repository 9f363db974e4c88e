import Surface

/// Keys, mouse and marks that start with `ESC [` or `ESC O`.
enum ControlSequence {
    /// `ESC [`, parameters, a final byte.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Sequences.Result {
        let start = bytes.startIndex + 2
        guard start < bytes.endIndex else { return .incomplete }
        if bytes[start] == UInt8(ascii: "[") { return linuxFunction(bytes) }
        if bytes[start] == UInt8(ascii: "M") { return oldMouse(bytes) }
        let isPrivate = (0x3C...0x3F).contains(bytes[start])
        var end = start
        while end < bytes.endIndex, (0x20...0x3F).contains(bytes[end]) {
            // rxvt ends Shift and a key with a dollar sign, which is no final byte anywhere else
            if bytes[end] == UInt8(ascii: "$"), end > start, !isPrivate { break }
            end += 1
        }
        guard end < bytes.endIndex else { return end - start > 64 ? .nothing(bytes.count) : .incomplete }
        let final = bytes[end]
        let count = end + 1 - bytes.startIndex
        if final < 0x20 || final == 0x7F { return .nothing(end - bytes.startIndex) }
        let body = bytes[start..<end]
        if body.first == UInt8(ascii: "<") { return mouse(body.dropFirst(), final, count) }
        if isPrivate { return .nothing(count) }  // an answer of the terminal
        let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(number)
        if final == UInt8(ascii: "~"), numbers == [200] { return .pasteStarts(count) }
        if body.isEmpty && final == UInt8(ascii: "I") { return .event(.focus(true), count) }
        if body.isEmpty && final == UInt8(ascii: "O") { return .event(.focus(false), count) }
        return key(numbers, final).map { .event(.key($0), count) } ?? .nothing(count)
    }

    /// `ESC O` and a letter: arrows in application mode, F1–F4, the number pad.
    static func parseShort(_ bytes: ArraySlice<UInt8>) -> Sequences.Result {
        guard let letter = bytes.dropFirst(2).first else { return .incomplete }
        let pad: [UInt8: Character] = [
            UInt8(ascii: "j"): "*", UInt8(ascii: "k"): "+", UInt8(ascii: "l"): ",", UInt8(ascii: "m"): "-",
            UInt8(ascii: "n"): ".", UInt8(ascii: "o"): "/", UInt8(ascii: "X"): "=",
        ]
        switch letter {
        case UInt8(ascii: "M"): return .event(.key(.enter), 3)
        case UInt8(ascii: "p")...UInt8(ascii: "y"):
            return .event(.key(.character(Character(Unicode.Scalar(letter - 64)))), 3)
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return .event(.key(Key(arrows[Int(letter - UInt8(ascii: "a"))], .control)), 3)
        default: break
        }
        if let character = pad[letter] { return .event(.key(.character(character)), 3) }
        if let code = named(letter) { return .event(.key(Key(code)), 3) }
        return letter < 0x20 ? .nothing(2) : .nothing(3)
    }

    private static let arrows: [Key.Code] = [.up, .down, .right, .left]

    private static func named(_ letter: UInt8) -> Key.Code? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
        default: nil
        }
    }

    private static func key(_ numbers: [Int?], _ final: UInt8) -> Key? {
        let held = modifiers(numbers.count > 1 ? numbers[1] : nil)
        let first = numbers.first.flatMap { $0 }
        switch final {
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "~"): return first.flatMap(numbered).map { adding(held, to: $0) }
        case UInt8(ascii: "^"): return first.flatMap(numbered).map { adding(.control, to: $0) }
        case UInt8(ascii: "$"): return first.flatMap(numbered).map { adding(.shift, to: $0) }
        case UInt8(ascii: "@"): return first.flatMap(numbered).map { adding([.control, .shift], to: $0) }
        case UInt8(ascii: "u"): return first.flatMap { coded($0, held) }
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return Key(arrows[Int(final - UInt8(ascii: "a"))], .shift)
        default:
            // `ESC [ 12 ; 2 R` is the position of the cursor, an answer that came late, and no key.
            if let first, first != 1 { return nil }
            return named(final).map { Key($0, held) }
        }
    }

    /// Keys by number, with those of F13 and up as Shift, Control and both with F1–F12.
    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: Key(.insert)
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        case 25, 26: Key(.function(number - 22), .shift)
        case 28, 29: Key(.function(number - 23), .shift)
        case 31...34: Key(.function(number - 24), .shift)
        default: nil
        }
    }

    /// A character with modifiers as newer terminals report it.
    private static func coded(_ number: Int, _ held: Key.Modifiers) -> Key? {
        switch number {
        case 9: return Key(.tab, held)
        case 13: return Key(.enter, held)
        case 27: return Key(.escape, held)
        case 127: return Key(.backspace, held)
        default:
            guard number >= 32, let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else { return nil }
            return Key(.character(Character(scalar)), held)
        }
    }

    private static func adding(_ held: Key.Modifiers, to key: Key) -> Key {
        Key(key.code, key.modifiers.union(held))
    }

    private static func modifiers(_ parameter: Int?) -> Key.Modifiers {
        guard let parameter, parameter > 1 else { return [] }
        var held: Key.Modifiers = []
        if (parameter - 1) & 1 != 0 { held.insert(.shift) }
        if (parameter - 1) & 2 != 0 { held.insert(.alt) }
        if (parameter - 1) & 4 != 0 { held.insert(.control) }
        return held
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count < 8 else { return nil }
        return Int(String(decoding: digits.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
    }

    /// `ESC [ [ A` to `E`: F1–F5 on the Linux console.
    private static func linuxFunction(_ bytes: ArraySlice<UInt8>) -> Sequences.Result {
        guard let letter = bytes.dropFirst(3).first else { return .incomplete }
        guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return .nothing(4) }
        return .event(.key(.function(Int(letter - UInt8(ascii: "A")) + 1)), 4)
    }

    /// `ESC [ <` button ; column ; row and `M` or `m`, counted from 1.
    private static func mouse(_ body: ArraySlice<UInt8>, _ final: UInt8, _ count: Int) -> Sequences.Result {
        let numbers = body.split(separator: UInt8(ascii: ";")).compactMap(number)
        guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
            return .nothing(count)
        }
        let place = Position(row: numbers[2] - 1, column: numbers[1] - 1)
        let isUp = final == UInt8(ascii: "m")
        return MouseCode.event(numbers[0], isUp: isUp, at: place).map { .event(.mouse($0), count) } ?? .nothing(count)
    }

    /// `ESC [ M` and three bytes, from terminals that know no better.
    private static func oldMouse(_ bytes: ArraySlice<UInt8>) -> Sequences.Result {
        let rest = Array(bytes.dropFirst(3).prefix(3))
        guard rest.count == 3 else { return .incomplete }
        let code = Int(rest[0]) - 32
        let place = Position(row: Int(rest[2]) - 33, column: Int(rest[1]) - 33)
        let isUp = code & 3 == 3 && code & 64 == 0
        return MouseCode.event(code, isUp: isUp, at: place).map { .event(.mouse($0), 6) } ?? .nothing(6)
    }
}
