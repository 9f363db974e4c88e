import Foundation

/// A printer made of a few lines: reads a stream of ESC/POS bytes back into what a person would hold in the hand.
///
/// It knows the commands a receipt needs and no others: what it does not know, a real printer may print as junk.
struct EscPosReader {
    struct Line: Equatable {
        var text = ""
        var columns = 0
        var alignment: UInt8 = 0
        var size: UInt8 = 0
    }

    /// A code the printer draws itself.
    struct Code: Equatable {
        var content = ""
        var model: UInt8 = 0
        var squareDots = 0
        var level: UInt8 = 0
        var alignment: UInt8 = 0
    }

    /// A picture of black and white dots.
    struct Picture: Equatable {
        let bytesWide: Int
        let rows: Int
        let dots: [UInt8]
        let alignment: UInt8

        var image: PixelImage {
            var image = PixelImage(width: bytesWide * 8, height: rows)
            for y in 0..<rows {
                for x in 0..<bytesWide * 8 where dots[y * bytesWide + x / 8] >> (7 - x % 8) & 1 == 1 {
                    image.blacken(x: x, y: y, width: 1, height: 1)
                }
            }
            return image
        }
    }

    enum Event: Equatable {
        case reset, chinese, drawer(pin: UInt8, on: Int, off: Int), feed(lines: Int), feedDots(Int)
        case cut(partial: Bool), code(Code), picture(Picture), logo(UInt8)
    }

    enum Junk: Error, Equatable {
        case command([UInt8], at: Int)
        case character([UInt8], at: Int)
        case unfinished
    }

    private(set) var lines: [Line] = []
    private(set) var events: [Event] = []
    /// Columns the widest line was wider than the paper; negative if it was narrower.
    private(set) var overflow = Int.min

    private let bytes: [UInt8]
    private let columns: Int
    private var position = 0
    private var alignment: UInt8 = 0
    private var size: UInt8 = 0
    private var isChinese = false
    private var code = Code()
    private var raw: [UInt8] = []

    init(_ bytes: [UInt8], columns: Int) throws(Junk) {
        self.bytes = bytes
        self.columns = columns
        while position < bytes.count { try step() }
        guard raw.isEmpty else { throw .unfinished }
    }

    var codes: [Code] { events.compactMap { if case .code(let code) = $0 { code } else { nil } } }
    var pictures: [Picture] { events.compactMap { if case .picture(let picture) = $0 { picture } else { nil } } }

    private mutating func step() throws(Junk) {
        let byte = try next()
        switch byte {
        case 0x1B: try escape()
        case 0x1C: try fileSeparator()
        case 0x1D: try groupSeparator()
        case 0x0A: try endLine()
        case 0x20...0x7E: raw.append(byte)
        case 0x81...0xFE where isChinese:
            let second = try next()
            guard (0x40...0xFE).contains(second), second != 0x7F else {
                throw .character([byte, second], at: position - 2)
            }
            raw += [byte, second]
        default: throw .character([byte], at: position - 1)
        }
    }

    private mutating func escape() throws(Junk) {
        switch try next() {
        case 0x40:
            (alignment, size, isChinese) = (0, 0, false)
            events.append(.reset)
        case 0x61: alignment = try next(atMost: 2)
        case 0x64: events.append(.feed(lines: Int(try next())))
        case 0x4A: events.append(.feedDots(Int(try next())))
        case 0x70:
            let pin = try next(atMost: 1)
            let on = Int(try next()) * 2
            events.append(.drawer(pin: pin, on: on, off: Int(try next()) * 2))
        case let other: throw .command([0x1B, other], at: position - 2)
        }
    }

    private mutating func fileSeparator() throws(Junk) {
        switch try next() {
        case 0x26:
            isChinese = true
            events.append(.chinese)
        case 0x70:
            events.append(.logo(try next()))
            _ = try next(atMost: 0)
        case let other: throw .command([0x1C, other], at: position - 2)
        }
    }

    private mutating func groupSeparator() throws(Junk) {
        switch try next() {
        case 0x21: size = try next()
        case 0x56:
            let mode = try next()
            guard mode == 66 else { throw .command([0x1D, 0x56, mode], at: position - 3) }
            _ = try next()
            events.append(.cut(partial: true))
        case 0x28:
            guard try next() == 0x6B else { throw .command([0x1D, 0x28], at: position - 3) }
            try codeFunction(try take(try twoBytes()))
        case 0x76:
            guard try next() == 0x30, try next() == 0 else { throw .command([0x1D, 0x76], at: position - 4) }
            let bytesWide = try twoBytes()
            let rows = try twoBytes()
            let dots = Array(try take(bytesWide * rows))
            events.append(.picture(Picture(bytesWide: bytesWide, rows: rows, dots: dots, alignment: alignment)))
        case let other: throw .command([0x1D, other], at: position - 2)
        }
    }

    private mutating func codeFunction(_ function: ArraySlice<UInt8>) throws(Junk) {
        let values = Array(function.dropFirst(2))
        guard function.first == 0x31, raw.isEmpty else { throw .command([0x1D, 0x28, 0x6B], at: position) }
        switch function.dropFirst().first {
        case 0x41: code.model = values[0]
        case 0x43: code.squareDots = Int(values[0])
        case 0x45: code.level = values[0]
        case 0x50: code.content = String(decoding: values.dropFirst(), as: UTF8.self)
        case 0x51:
            code.alignment = alignment
            events.append(.code(code))
        case let other: throw .command([0x1D, 0x28, 0x6B, other ?? 0], at: position)
        }
    }

    private mutating func endLine() throws(Junk) {
        // Foundation's own table, not iconv: an independent reading.
        let gb18030 = String.Encoding(rawValue: 0x8000_0632)
        guard let text = String(data: Data(raw), encoding: gb18030) else { throw .character(raw, at: position) }
        let wide = raw.count * Int(size >> 4 + 1)
        overflow = max(overflow, wide - columns)
        lines.append(Line(text: text, columns: wide, alignment: alignment, size: size))
        raw = []
    }

    private mutating func next() throws(Junk) -> UInt8 {
        guard position < bytes.count else { throw .unfinished }
        position += 1
        return bytes[position - 1]
    }

    private mutating func next(atMost limit: UInt8) throws(Junk) -> UInt8 {
        let byte = try next()
        guard byte <= limit else { throw .character([byte], at: position - 1) }
        return byte
    }

    private mutating func twoBytes() throws(Junk) -> Int {
        let low = try next()
        return Int(low) + Int(try next()) << 8
    }

    private mutating func take(_ count: Int) throws(Junk) -> ArraySlice<UInt8> {
        guard position + count <= bytes.count else { throw .unfinished }
        position += count
        return bytes[position - count..<position]
    }
}
