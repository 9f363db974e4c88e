/// The cells a text becomes, in order: the only way from text to cells, and so the only way to measure it.
package struct Glyphs: Sequence, IteratorProtocol {
    /// One character with its marks and the cells it takes, 1 or 2.
    package struct Element {
        /// What is drawn.
        package var glyph: Glyph
        /// Cells.
        package var width: Int
    }

    private var scalars: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?

    /// The cells of this text.
    package init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        ahead = scalars.next()
    }

    /// The next character with its marks.
    package mutating func next() -> Element? {
        while let scalar = ahead {
            ahead = scalars.next()
            switch Printability(scalar) {
            case .narrow: return withMarks(Element(glyph: Glyph(bits: UInt64(scalar.value)), width: 1))
            case .wide: return withMarks(Element(glyph: Glyph(bits: UInt64(scalar.value)), width: 2))
            case .ignored: continue
            case .mark, .replaced: return Element(glyph: .replacement, width: 1)
            }
        }
        return nil
    }

    private mutating func withMarks(_ element: Element) -> Element {
        guard let first = ahead, first.value >= 0x300 else { return element }
        var element = element
        while let scalar = ahead, scalar.value >= 0x300 {
            switch Printability(scalar) {
            case .mark: element.glyph.add(mark: scalar)
            case .ignored: break
            default: return element
            }
            ahead = scalars.next()
        }
        return element
    }
}
