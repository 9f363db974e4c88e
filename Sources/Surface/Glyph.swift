/// What stands in a cell: one character and at most two marks on it, in eight bytes.
///
/// A glyph is always safe to print: there is no way to make one that holds a control, or whose width the terminal
/// and this program could count differently.
package struct Glyph: Hashable, Sendable {
    /// Base in bits 0–20, marks in 21–41 and 42–62, bit 63 for the right half of a wide character.
    var bits: UInt64

    static let continuation = Glyph(bits: 1 << 63)
    /// An empty cell.
    package static let blank = Glyph(bits: 0x20)
    /// What stands for anything that must not be printed.
    package static let replacement = Glyph(bits: 0xFFFD)

    private static let scalarMask: UInt64 = 0x1FFFFF

    init(bits: UInt64) { self.bits = bits }

    /// As the terminal takes it: base in bits 0–20, marks in 21–41 and 42–62, bit 63 for a right half.
    package var rawBits: UInt64 { bits }

    /// Whether this is the right half of the wide character to its left.
    package var isContinuation: Bool { bits >> 63 == 1 }

    /// The character and its marks; empty for a right half.
    package var scalars: [Unicode.Scalar] {
        isContinuation
            ? []
            : [0, 21, 42].compactMap { shift in
                let value = UInt32(bits >> UInt64(shift) & Self.scalarMask)
                return value == 0 ? nil : Unicode.Scalar(value)
            }
    }

    /// The character without its marks, as a number; 0 for a right half.
    package var base: UInt32 { isContinuation ? 0 : UInt32(bits & Self.scalarMask) }
    /// The first mark, or 0.
    package var firstMark: UInt32 { isContinuation ? 0 : UInt32(bits >> 21 & Self.scalarMask) }
    /// The second mark, or 0.
    package var secondMark: UInt32 { isContinuation ? 0 : UInt32(bits >> 42 & Self.scalarMask) }

    /// Sets one more mark on the character; a third is left out.
    mutating func add(mark: Unicode.Scalar) {
        if firstMark == 0 {
            bits |= UInt64(mark.value) << 21
        } else if secondMark == 0 {
            bits |= UInt64(mark.value) << 42
        }
    }
}
