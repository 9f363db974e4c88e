import SQL

/// One slot of the anchor file: a mark, a generation, both heads, and a checksum over all that.
struct AnchorRecord: Equatable {
    let generation: UInt64
    let head: Head

    static let length = 100
    private static let mark: [UInt8] = Array("QTAN\u{0}\u{0}\u{0}\u{1}".utf8)

    init(generation: UInt64, head: Head) {
        self.generation = generation
        self.head = head
    }

    /// Reads a slot; nil when any bit of it is not as it was written.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, Array(bytes[0..<8]) == Self.mark,
            Self.number(bytes[96..<100]) == UInt64(Self.checksum(bytes[0..<96]))
        else { return nil }
        generation = Self.number(bytes[8..<16])
        head = Head(ledger: Self.link(bytes[16..<56]), audit: Self.link(bytes[56..<96]))
    }

    /// The slot's 100 bytes, numbers with the highest byte first.
    var bytes: [UInt8] {
        var bytes = Self.mark
        bytes += Self.bytes(of: generation)
        for link in [head.ledger, head.audit] {
            bytes += Self.bytes(of: UInt64(bitPattern: link.sequence)) + link.mac
        }
        return bytes + Self.bytes(of: UInt64(Self.checksum(bytes[...]))).suffix(4)
    }

    private static func link(_ bytes: ArraySlice<UInt8>) -> Head.Link {
        Head.Link(sequence: Int64(bitPattern: number(bytes.prefix(8))), mac: Array(bytes.dropFirst(8)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// CRC-32 as in ISO 3309; finds every change of up to 32 bits in a row.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
