import Devices
import Surface
import Testing
import Widgets

@Suite("A code on the screen")
struct ScreenCodeTests {
    private let memberCode = "911000012345661469740342"

    /// The pixels a terminal shows, eight by sixteen a cell, on a dark theme: everything but the code is black, so only
    /// the quiet zone the image brings along separates it from the rest of the screen.
    private func pixels(_ canvas: Canvas) -> PixelImage {
        var image = PixelImage(width: canvas.size.columns * 8, height: canvas.size.rows * 16)
        for row in 0..<canvas.size.rows {
            for column in 0..<canvas.size.columns {
                let cell = canvas[row, column]
                let isReversed = cell.style.attributes.contains(.reverse)
                let groundIsDark = cell.style.role != .code || isReversed
                let strokeIsDark = cell.style.role == .code && !isReversed
                let lowerIsDark = cell.glyph.base == 0x2584 ? strokeIsDark : groundIsDark
                for (isDark, top) in [(groundIsDark, 0), (lowerIsDark, 8)] where isDark {
                    image.blacken(x: column * 8, y: row * 16 + top, width: 8, height: 8)
                }
            }
        }
        return image
    }

    private func screen(_ digits: String, _ size: Size, _ chrome: Chrome = .lines) throws -> Canvas {
        let code = try CodeMatrix(digits: digits)
        let rows = (0..<code.side).map { y in (0..<code.side).map { x in code.isDark(x: x, y: y) } }
        var canvas = Canvas(size, chrome: chrome)
        #expect(CodeImage(BitMatrix(rows)).draw(on: &canvas, in: canvas.bounds))
        return canvas
    }

    @Test(
        "zbar reads the member code from the cells, with the full quiet zone and with the narrow one",
        arguments: [Size(columns: 80, rows: 24), Size(columns: 29, rows: 15), Size(columns: 27, rows: 14)])
    func memberCode(size: Size) throws {
        #expect(try pixels(screen(memberCode, size)).decoded() == [memberCode])
    }

    @Test("zbar reads it where the terminal draws block characters two cells wide")
    func wideBlocks() throws {
        #expect(try pixels(screen(memberCode, Size(columns: 80, rows: 30), .plain)).decoded() == [memberCode])
    }

    @Test("Only blanks and lower half blocks are drawn: every font has them")
    func glyphs() throws {
        let canvas = try screen(memberCode, Size(columns: 80, rows: 24))
        let drawn = Set((0..<24).flatMap { canvas.row($0).map(\.glyph.base) })
        #expect(drawn == [0x20, 0x2584])
    }
}
