/// 卡密: a code that is worth something to whoever reads it; printed anywhere it shows itself masked.
package struct DigitalCode: Sendable, Hashable, CustomStringConvertible {
    /// The whole code.
    package let text: String

    /// How long one may be.
    package static let lengths = 4...200

    /// Reads a code as a supplier's list has it: blanks around it are left out, those inside become one, full-width
    /// letters and digits the ordinary ones. What looks like a letter and is none of ours is refused: nobody could type
    /// it in.
    /// - Throws: `DigitalCodeFault`.
    package init(_ typed: some StringProtocol) throws(DigitalCodeFault) {
        let clean: String
        do { clean = try CleanText.note(String(String.UnicodeScalarView(typed.unicodeScalars.map(Self.folded)))) } catch
        {
            switch error {
            case .tooLong: throw .tooLong
            case .empty, .forbidden: throw .forbidden
            }
        }
        guard clean.unicodeScalars.allSatisfy(Self.isOurs) else { throw .script }
        guard clean.count >= Self.lengths.lowerBound else { throw .short }
        guard clean.count <= Self.lengths.upperBound else { throw .tooLong }
        text = clean
    }

    /// The first and the last two characters, and as many stars however long it is.
    package var description: String { Self.masked(text) }

    /// `AB****YZ`; of a short one only the last two.
    package static func masked(_ text: String) -> String {
        (text.count >= 8 ? String(text.prefix(2)) : "") + "****" + text.suffix(2)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x3000: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }

    private static func isOurs(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x3001...0x303F, 0x4E00...0x9FFF: true
        default: false
        }
    }
}

/// Why a line is no digital code.
package enum DigitalCodeFault: Error, Sendable, Equatable, Codable {
    /// Fewer than four characters.
    case short
    /// More than two hundred.
    case tooLong
    /// Something that is not seen: a control, a direction, a blank without width.
    case forbidden
    /// A letter of another script, which may look like one of ours.
    case script
    /// It stands in another line too, counted from 1.
    case repeated(line: Int)
    /// It was imported before, sold or not.
    case known
}
