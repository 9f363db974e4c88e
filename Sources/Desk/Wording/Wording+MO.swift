extension Wording {
    /// Reads a compiled catalogue of GNU gettext (`msgfmt`), either byte order; damaged bytes give Chinese.
    package init(mo bytes: [UInt8]) { self.init(Self.texts(of: bytes) ?? [:]) }

    private static func texts(of bytes: [UInt8]) -> [String: String]? {
        guard let magic = word(bytes, at: 0, swapped: false) else { return nil }
        let swapped: Bool
        switch magic {
        case 0x9504_12DE: swapped = false
        case 0xDE12_0495: swapped = true
        default: return nil
        }
        guard let count = word(bytes, at: 8, swapped: swapped), let sources = word(bytes, at: 12, swapped: swapped),
            let targets = word(bytes, at: 16, swapped: swapped), count <= UInt32(bytes.count / 16)
        else { return nil }
        var texts: [String: String] = [:]
        for index in 0..<Int(count) {
            guard let source = text(bytes, entry: Int(sources) + 8 * index, swapped),
                let target = text(bytes, entry: Int(targets) + 8 * index, swapped)
            else { return nil }
            let key = String(source.prefix { $0 != "\0" })
            if !key.isEmpty && !target.isEmpty { texts[key] = target }
        }
        return texts
    }

    private static func text(_ bytes: [UInt8], entry: Int, _ swapped: Bool) -> String? {
        guard let length = word(bytes, at: entry, swapped: swapped),
            let offset = word(bytes, at: entry + 4, swapped: swapped)
        else { return nil }
        let (start, end) = (Int(offset), Int(offset) + Int(length))
        guard end <= bytes.count else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func word(_ bytes: [UInt8], at offset: Int, swapped: Bool) -> UInt32? {
        guard offset >= 0, offset + 4 <= bytes.count else { return nil }
        let little = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
        return swapped ? little.byteSwapped : little
    }
}
