/// The pinyin table made ready for asking: syllables in ASCII, and for each hanzi the numbers of its syllables.
struct PinyinIndex: Sendable {
    /// Spellings by number.
    private(set) var syllables: [[UInt8]] = []
    /// Each spelling as an answer, so that the common case allocates nothing.
    private var answers: [[[UInt8]]] = []
    /// Number of the usual syllable + 1 for U+3400…U+9FFF; 0 = none.
    private var plane: [UInt16]
    /// The usual syllable of hanzi elsewhere.
    private var elsewhere: [UInt32: UInt16] = [:]
    /// Further syllables of the few hanzi that have several.
    private var further: [UInt32: [UInt16]] = [:]
    /// Every beginning of every syllable, packed by `key`.
    private var beginnings: Set<UInt64> = []

    private static let planeStart: UInt32 = 0x3400
    private static let planeEnd: UInt32 = 0xA000

    /// Reads a table: letters begin a syllable, the hanzi after them are read so, line breaks and blanks mean nothing.
    init(_ text: StaticString) {
        plane = Array(repeating: 0, count: Int(Self.planeEnd - Self.planeStart))
        elsewhere.reserveCapacity(20_000)
        var numbers: [UInt64: UInt16] = [:]
        text.withUTF8Buffer { bytes in
            var at = 0
            var current: UInt16 = 0
            while at < bytes.count {
                let byte = bytes[at]
                if Self.isLetter(byte) {
                    var end = at
                    while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
                    current = number(of: bytes[at..<end], in: &numbers)
                    at = end
                } else if byte < 0x80 {
                    at += 1
                } else {
                    let (scalar, length) = Self.decode(bytes, at)
                    note(scalar, current)
                    at += length
                }
            }
        }
        answers = syllables.map { [$0] }
        for syllable in syllables {
            for length in 1...syllable.count { beginnings.insert(Self.key(syllable[..<length])) }
        }
    }

    /// Spellings of a hanzi, the usual one first.
    func readings(of scalar: Unicode.Scalar) -> [[UInt8]] {
        guard let first = usual(scalar.value) else { return [] }
        guard let others = further[scalar.value] else { return answers[Int(first)] }
        return [syllables[Int(first)]] + others.map { syllables[Int($0)] }
    }

    /// Whether letters begin a syllable or are one.
    func isBeginning(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.count <= 6 && beginnings.contains(Self.key(letters))
    }

    private func usual(_ scalar: UInt32) -> UInt16? {
        guard scalar >= Self.planeStart, scalar < Self.planeEnd else { return elsewhere[scalar] }
        let stored = plane[Int(scalar - Self.planeStart)]
        return stored == 0 ? nil : stored - 1
    }

    private mutating func note(_ scalar: UInt32, _ syllable: UInt16) {
        if usual(scalar) != nil {
            further[scalar, default: []].append(syllable)
        } else if scalar >= Self.planeStart, scalar < Self.planeEnd {
            plane[Int(scalar - Self.planeStart)] = syllable + 1
        } else {
            elsewhere[scalar] = syllable
        }
    }

    private mutating func number(of letters: Slice<UnsafeBufferPointer<UInt8>>, in known: inout [UInt64: UInt16])
        -> UInt16
    {
        let key = Self.key(letters)
        if let number = known[key] { return number }
        let number = UInt16(syllables.count)
        syllables.append(Array(letters))
        known[key] = number
        return number
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    /// Up to eight letters in one number.
    private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The scalar of three or four bytes at a place; the table holds no shorter ones.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset] & 0x3F) }
        guard bytes[at] >= 0xF0 else {
            return (UInt32(bytes[at] & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        }
        return (UInt32(bytes[at] & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
}
