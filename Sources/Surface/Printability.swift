/// What becomes of a character on its way to a cell.
enum Printability: Equatable {
    /// One cell.
    case narrow
    /// Two cells.
    case wide
    /// No cell of its own: sits on the character before it.
    case mark
    /// No cell and no sign: says only how to draw the character before it.
    case ignored
    /// Dangerous, invisible or of uncertain width: U+FFFD is drawn instead.
    case replaced

    /// Decides for one character. Text from outside may hold anything: escape sequences, characters that turn the
    /// writing direction, that cannot be seen, or that terminals join to something of another width.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2500...0x259F: self = .narrow
        case 0x3000...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF60: self = .wide
        case 0xFE0E, 0xFE0F: self = .ignored
        default: self = Self.uncommon(scalar)
        }
    }

    private static func uncommon(_ scalar: Unicode.Scalar) -> Printability {
        switch scalar.value {
        case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: return .replaced  // flags and skin tones join their neighbours
        case 0xFF9E, 0xFF9F, 0x20E3: return .replaced  // half-width voiced marks, keycaps: dropped by setcchar
        case 0x2630...0x2637, 0x268A...0x268F, 0x3248...0x324F, 0x1D300...0x1D376:
            return .replaced  // signs of the Book of Changes, counting rods: as wide as the terminal's table is new
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return .replaced  // conjoining Hangul
        default: break
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return .replaced }
        let width = TextWidth.wcwidth(scalar)
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return .replaced
        case .spacingMark: return .replaced  // one cell for the C library, none for newer tables
        case .nonspacingMark, .enclosingMark: return width == 0 ? .mark : .replaced
        default: return width == 1 ? .narrow : width == 2 ? .wide : .replaced
        }
    }
}
