extension Screen {
    /// Where in a sequence the bytes are.
    struct Parser {
        enum State: Equatable {
            case ground
            case escape
            case intermediate(UInt8)
            case control
            case string(UInt8)
            case stringEscape
            case palette(Int)
        }

        var state = State.ground
        var parameters: [UInt8] = []
        var character: [UInt8] = []
    }

    /// Takes what a program sent.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { take(byte) }
    }

    private mutating func take(_ byte: UInt8) {
        switch parser.state {
        case .ground: ground(byte)
        case .escape: escape(byte)
        case .intermediate(let first): choose(first, byte)
        case .control: control(byte)
        case .string(let kind): string(kind, byte)
        case .stringEscape: parser.state = .ground
        case .palette(let left): parser.state = left == 1 ? .ground : .palette(left - 1)
        }
    }

    private mutating func ground(_ byte: UInt8) {
        switch byte {
        case 0x1B: parser.state = .escape
        case 0x00, 0x7F: break
        case 0x07: bells += 1
        case 0x08: move(to: cursor.row, cursor.column - 1)
        case 0x09: move(to: cursor.row, (cursor.column / 8 + 1) * 8)
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D: move(to: cursor.row, 0)
        case 0x0E: shift = 1
        case 0x0F: shift = 0
        case 0x20...0x7E: put(Unicode.Scalar(byte))
        case 0x80...: wide(byte)
        default: unknown.append("0x\(String(byte, radix: 16))")
        }
    }

    private mutating func wide(_ byte: UInt8) {
        parser.character.append(byte)
        let first = parser.character[0]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard parser.character.count >= length else { return }
        let bytes = parser.character
        parser.character = []
        // C1 controls are commands to some terminals.
        guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
            scalar.value >= 0xA0
        else { return unknown.append("bytes \(bytes.map { String($0, radix: 16) })") }
        put(scalar)
    }

    private mutating func escape(_ byte: UInt8) {
        parser.state = .ground
        switch byte {
        case UInt8(ascii: "["):
            parser.state = .control
            parser.parameters = []
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): parser.state = .string(byte)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"): parser.state = .intermediate(byte)
        case UInt8(ascii: "7"): saved = cursor
        case UInt8(ascii: "8"): cursor = saved
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "M"): reverseLineFeed()
        case UInt8(ascii: "E"):
            cursor.column = 0
            lineFeed()
        case UInt8(ascii: "="): modes.insert(66)
        case UInt8(ascii: ">"): modes.remove(66)
        case UInt8(ascii: "\\"): break
        case UInt8(ascii: "c"): self = Screen(rows: rows, columns: columns)
        default: unknown.append("ESC \(Character(Unicode.Scalar(byte)))")
        }
    }

    private mutating func choose(_ first: UInt8, _ byte: UInt8) {
        parser.state = .ground
        guard first != UInt8(ascii: "#") else { return }
        charsets[first == UInt8(ascii: "(") ? 0 : 1] = byte == UInt8(ascii: "0") ? .lines : .ascii
    }

    /// The Linux console's palette has no end mark.
    private mutating func string(_ kind: UInt8, _ byte: UInt8) {
        if kind == UInt8(ascii: "]"), parser.parameters.isEmpty || parser.state == .control {
            if byte == UInt8(ascii: "R") { return parser.state = .ground }
            if byte == UInt8(ascii: "P") { return parser.state = .palette(7) }
        }
        parser.parameters.append(byte)
        guard byte == 0x07 || byte == 0x1B else { return }
        let said = String(decoding: parser.parameters.dropLast(), as: UTF8.self)
        parser.parameters = []
        parser.state = byte == 0x1B ? .stringEscape : .ground
        // Colours given back as they were; nothing else of the kind is ours.
        if !(kind == UInt8(ascii: "]") && said == "104") { unknown.append("string \(said)") }
    }

    private mutating func control(_ byte: UInt8) {
        guard byte >= 0x40 else { return parser.parameters.append(byte) }
        parser.state = .ground
        let text = String(decoding: parser.parameters, as: UTF8.self)
        parser.parameters = []
        let mark = text.first.flatMap { "?>=<".contains($0) ? $0 : nil }
        let numbers = text.dropFirst(mark == nil ? 0 : 1).split(separator: ";", omittingEmptySubsequences: false)
        obey(Character(Unicode.Scalar(byte)), mark, numbers.map { Int($0) ?? 0 }, text)
    }
}
