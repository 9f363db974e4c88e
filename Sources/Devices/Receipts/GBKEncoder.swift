import Glibc

/// Turns text into the characters a Chinese printer has, by the C library's own table.
///
/// What a name or a remark holds is data: a control character in it must never reach the printer, where ESC starts a
/// command. So controls, and whatever GBK lacks (emoji, rare hanzi), print as `?`; `¥`, which GBK lacks as well, prints
/// as the full-width `￥`.
final class GBKEncoder {
    // `iconv_open` answers an address that is no address on failure, so the handle is kept as what it is: opaque.
    private let handle: iconv_t

    /// Opens the table; fails where the C library's conversion files are missing.
    init() throws(PrintFailure) {
        guard let opened = iconv_open("GBK", "UTF-8"), opened != iconv_t(bitPattern: -1) else {
            throw .encodingMissing
        }
        handle = opened
    }

    deinit { iconv_close(handle) }

    /// The characters of a text, a whole `?` for each one that cannot be printed.
    func glyphs(_ text: String) -> [GBKGlyph] {
        text.flatMap { character -> [GBKGlyph] in
            let glyphs = character.unicodeScalars.map(glyph)
            return glyphs.contains(.unknown) ? [.unknown] : glyphs
        }
    }

    private func glyph(_ scalar: Unicode.Scalar) -> GBKGlyph {
        switch scalar.value {
        case 0x20...0x7E: return GBKGlyph(scalar: scalar, bytes: [UInt8(scalar.value)])
        case 0xA5: return glyph("\u{FFE5}")
        case ..<0xA0: return .unknown
        default: break
        }
        guard let bytes = convert(scalar), bytes.count == 2 else { return .unknown }
        return GBKGlyph(scalar: scalar, bytes: bytes)
    }

    private func convert(_ scalar: Unicode.Scalar) -> [UInt8]? {
        var source = scalar.utf8.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: 8)
        let capacity = target.count
        let left: Int? = source.withUnsafeMutableBufferPointer { from in
            target.withUnsafeMutableBufferPointer { to in
                var input = from.baseAddress
                var output = to.baseAddress
                var unread = from.count
                var room = capacity
                guard iconv(handle, &input, &unread, &output, &room) == 0, unread == 0 else {
                    _ = iconv(handle, nil, nil, nil, nil)
                    return nil
                }
                return room
            }
        }
        return left.map { room in target.prefix(capacity - room).map { UInt8(bitPattern: $0) } }
    }
}
