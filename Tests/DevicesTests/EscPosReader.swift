import Foundation

/// A printer made of a few lines: reads a stream of ESC/POS bytes back into what a person would hold in the hand.
struct EscPosReader {
    struct Line: Equatable {
        var text = ""
        var columns = 0
        var alignment: UInt8 = 0
        var size: UInt8 = 0
    }

    enum Event: Equatable {
        case reset, chinese, drawer(pin: UInt8, on: Int, off: Int), feed(Int), cut(partial: Bool)
    }

    private(set) var lines: [Line] = []
    private(set) var events: [Event] = []
    /// Bytes no command and no character accounts for.
    private(set) var stray: [UInt8] = []
    /// Columns a line was wider than the paper.
    private(set) var overflow = 0

    private var alignment: UInt8 = 0
    private var size: UInt8 = 0
    private var isChinese = false
    private var raw: [UInt8] = []

    init(_ bytes: [UInt8], columns: Int) {
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x1B: escape(&rest)
            case 0x1C: fileSeparator(&rest)
            case 0x1D: groupSeparator(&rest)
            case 0x0A: endLine(columns)
            case 0x20...0x7E: raw.append(byte)
            case 0x81...0xFE where isChinese:
                raw.append(byte)
                if let second = rest.popFirst() { raw.append(second) } else { stray.append(byte) }
            default: stray.append(byte)
            }
        }
        stray += raw
    }

    private mutating func escape(_ rest: inout ArraySlice<UInt8>) {
        switch rest.popFirst() {
        case 0x40:
            (alignment, size, isChinese) = (0, 0, false)
            events.append(.reset)
        case 0x61: alignment = rest.popFirst() ?? 0xFF
        case 0x64: events.append(.feed(Int(rest.popFirst() ?? 0)))
        case 0x70:
            let pin = rest.popFirst() ?? 0xFF
            let on = Int(rest.popFirst() ?? 0) * 2
            events.append(.drawer(pin: pin, on: on, off: Int(rest.popFirst() ?? 0) * 2))
        case let other: stray += [0x1B, other ?? 0]
        }
    }

    private mutating func fileSeparator(_ rest: inout ArraySlice<UInt8>) {
        switch rest.popFirst() {
        case 0x26:
            isChinese = true
            events.append(.chinese)
        case let other: stray += [0x1C, other ?? 0]
        }
    }

    private mutating func groupSeparator(_ rest: inout ArraySlice<UInt8>) {
        switch rest.popFirst() {
        case 0x21: size = rest.popFirst() ?? 0xFF
        case 0x56:
            let mode = rest.popFirst()
            _ = rest.popFirst()
            events.append(.cut(partial: mode == 66))
        case let other: stray += [0x1D, other ?? 0]
        }
    }

    private mutating func endLine(_ columns: Int) {
        // Foundation's own table, not iconv: an independent reading.
        let gb18030 = String.Encoding(rawValue: 0x8000_0632)
        let text = String(data: Data(raw), encoding: gb18030) ?? "unreadable"
        let wide = raw.count * Int(size >> 4 + 1)
        overflow = max(overflow, wide - columns)
        lines.append(Line(text: text, columns: wide, alignment: alignment, size: size))
        raw = []
    }
}
