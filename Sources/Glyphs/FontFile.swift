import CFreeType
import Widgets

/// One font of the system, open; freed with the last who holds it.
final class FontFile {
    private let face: OpaquePointer
    private var height = 0
    private let isNarrow: Bool

    /// Opens a font; nil without FreeType, or if the file is no font.
    /// - Parameter isNarrow: drawn at four fifths of its width, so that amounts can be higher.
    init?(_ path: String, isNarrow: Bool = false) {
        guard let face = cf_open(path) else { return nil }
        self.face = face
        self.isNarrow = isNarrow
    }

    deinit { cf_close(face) }

    /// One character as the font draws it.
    struct Drawn {
        let rows: [[Bool]]
        let left: Int
        let top: Int
        let advance: Int
    }

    /// Draws a character so many points high; nil if the font has none, or no such size.
    func draw(_ scalar: Unicode.Scalar, height: Int) -> Drawn? {
        if height != self.height {
            guard cf_choose(face, isNarrow ? Int32(height * 4 / 5) : 0, Int32(height)) != 0 else { return nil }
            self.height = height
        }
        var glyph = cf_glyph()
        guard cf_draw(face, scalar.value, &glyph) != 0 else { return nil }
        defer { cf_free(&glyph) }
        let (width, count) = (Int(glyph.width), Int(glyph.rows))
        let rows = (0..<count).map { row in
            (0..<width).map { column in glyph.bits[row * width + column] != 0 }
        }
        return Drawn(rows: rows, left: Int(glyph.left), top: Int(glyph.top), advance: Int(glyph.advance))
    }

    /// Points above the base line at the height that was drawn last.
    var ascent: Int { Int(cf_ascent(face)) }
}

extension FontFile.Drawn {
    /// The character on its place in a field of so many points, with the pen at the left edge.
    func placed(width: Int, height: Int, ascent: Int, shift: Int = 0) -> BitMatrix {
        var field = [[Bool]](repeating: [Bool](repeating: false, count: width), count: height)
        for (row, line) in rows.enumerated() {
            let y = ascent - top + row
            guard field.indices.contains(y) else { continue }
            for (column, isDrawn) in line.enumerated() where isDrawn {
                let x = left + shift + column
                if field[y].indices.contains(x) { field[y][x] = true }
            }
        }
        return BitMatrix(field)
    }
}
