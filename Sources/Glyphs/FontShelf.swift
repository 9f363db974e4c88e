import Synchronization
package import Widgets

/// The fonts of this system that big glyphs are drawn with, and the glyphs drawn so far. Nothing is read before it is
/// asked for; all of it is freed with the book.
package final class FontShelf: Sendable {
    /// Where the fonts lie, the preferred first.
    package struct Places: Sendable {
        /// Bitmaps of 12 points.
        package var small: [String]
        /// Bitmaps of 16 points.
        package var middle: [String]
        /// Bold outlines of digits.
        package var digits: [String]

        /// Fonts in these files.
        package init(small: [String], middle: [String], digits: [String]) {
            self.small = small
            self.middle = middle
            self.digits = digits
        }

        /// Where Debian puts them.
        package static let debian = Places(
            small: ["/usr/share/fonts/X11/misc/wenquanyi_9pt.pcf", "/usr/share/fonts/X11/misc/wenquanyi_9pt.pcf.gz"],
            middle: [
                "/usr/share/fonts/X11/misc/unifont.pcf.gz", "/usr/share/fonts/X11/misc/wenquanyi_12pt.pcf",
                "/usr/share/fonts/X11/misc/wenquanyi_12pt.pcf.gz",
            ],
            digits: [
                "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
                "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
                "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
            ])
    }

    private struct State {
        var small: FontFile?
        var middle: FontFile?
        var digits: FontFile?
        var digitShapes: [Int: DigitShape] = [:]
        var drawn: [Wanted: BitMatrix?] = [:]
    }

    private struct Wanted: Hashable {
        let character: Character
        let face: GlyphFace
    }

    private let state: Mutex<State>

    /// Opens what there is of these fonts; takes some milliseconds.
    package init(_ places: Places = .debian) {
        state = Mutex(
            State(
                small: Self.first(places.small), middle: Self.first(places.middle),
                digits: Self.first(places.digits, isNarrow: true)))
    }

    private static func first(_ paths: [String], isNarrow: Bool = false) -> FontFile? {
        for path in paths { if let file = FontFile(path, isNarrow: isNarrow) { return file } }
        return nil
    }

    /// The book that looks characters up here.
    package var book: GlyphBook { GlyphBook { self.points($0, $1) } }

    /// Whether there is any font at all.
    package var hasFonts: Bool { state.withLock { $0.small != nil || $0.middle != nil } }

    private func points(_ character: Character, _ face: GlyphFace) -> BitMatrix? {
        state.withLock { state in
            let wanted = Wanted(character: character, face: face)
            if let known = state.drawn[wanted] { return known }
            let found = Self.draw(character, face, &state)
            state.drawn[wanted] = .some(found)
            return found
        }
    }

    private static func draw(_ character: Character, _ face: GlyphFace, _ state: inout State) -> BitMatrix? {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return nil }
        switch face {
        case .small: return state.small.flatMap { bitmap(scalar, 12, $0) }
        case .middle: return state.middle.flatMap { bitmap(scalar, 16, $0) }
        case .digits(let height):
            guard let file = state.digits else { return nil }
            let shape = state.digitShapes[height] ?? DigitShape(file, height)
            state.digitShapes[height] = shape
            return shape?.points(scalar, file)
        }
    }

    /// A bitmap on its line, which is as high as a hanzi.
    private static func bitmap(_ scalar: Unicode.Scalar, _ height: Int, _ file: FontFile) -> BitMatrix? {
        guard let drawn = file.draw(scalar, height: height), drawn.advance > 0 else { return nil }
        return drawn.placed(width: drawn.advance, height: height, ascent: height == 12 ? 10 : 14)
    }
}
