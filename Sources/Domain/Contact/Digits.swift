/// Digits as people type and scanners send them: ASCII or full-width, in groups or not.
struct Digits: Sendable, Equatable {
    /// The values, 0…9.
    let values: [UInt8]
    /// A plus sign stood before them.
    let hasPlus: Bool

    private init(values: [UInt8], hasPlus: Bool) {
        self.values = values
        self.hasPlus = hasPlus
    }

    /// Reads digits; blanks, hyphens and brackets between them are left out; nil if anything else is there.
    init?(_ text: String) {
        var values: [UInt8] = []
        var hasPlus = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: values.append(UInt8(scalar.value - 0x30))
            case 0xFF10...0xFF19: values.append(UInt8(scalar.value - 0xFF10))
            case 0x2B where values.isEmpty && !hasPlus, 0xFF0B where values.isEmpty && !hasPlus: hasPlus = true
            case 0x28, 0x29, 0x2D, 0xFF08, 0xFF09, 0xFF0D, 0x2010...0x2015, 0x2212: continue
            case _ where scalar.properties.isWhitespace: continue
            default: return nil
            }
        }
        self.init(values: values, hasPlus: hasPlus)
    }

    /// How many.
    var count: Int { values.count }

    /// The digits in ASCII.
    var text: String { String(decoding: values.map { $0 + 0x30 }, as: UTF8.self) }

    /// A Chinese number without 0086, +86 or a 86 before a mobile number.
    var withoutCountryCode: Digits {
        if values.starts(with: [0, 0, 8, 6]), count > 4 { return dropping(4) }
        if values.starts(with: [8, 6]), hasPlus || count == 13 && values[2] == 1 { return dropping(2) }
        return self
    }

    /// What is dialled: a plus becomes 00.
    var dialled: Digits { hasPlus ? Digits(values: [0, 0] + values, hasPlus: false) : self }

    private func dropping(_ number: Int) -> Digits {
        Digits(values: Array(values.dropFirst(number)), hasPlus: false)
    }
}
