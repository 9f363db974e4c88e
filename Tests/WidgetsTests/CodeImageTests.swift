import Surface
import Testing
import Widgets

@Suite("Codes and big glyphs")
struct CodeImageTests {
    let matrix = BitMatrix(["##.", "#.#", ".#."])

    /// Turns cells back into points: the lower half is drawn with the sign, the upper one by reversing.
    static func points(_ canvas: Canvas) -> [String] {
        (0..<canvas.size.rows * 2).map { y in
            String(
                (0..<canvas.size.columns).map { x in
                    let cell = canvas[y / 2, x]
                    let isReversed = cell.style.attributes.contains(.reverse)
                    let isHalf = cell.glyph != .blank
                    let upper = isReversed
                    let lower = isHalf ? !isReversed : isReversed
                    return (y % 2 == 0 ? upper : lower) ? "#" : "."
                })
        }
    }

    @Test("Two points share a cell: blank, half block, and both in reverse")
    func recipe() {
        var canvas = Canvas(Size(columns: 3, rows: 2))
        BlockImage(matrix).draw(on: &canvas, in: canvas.bounds)
        #expect(Self.points(canvas) == ["##.", "#.#", ".#.", "..."])
        #expect(Set(canvas.lines.joined()).isSubset(of: [" ", "▄"]))
        #expect(canvas[0, 0].style == Style(.bigText, reverse: true))
    }

    @Test("A code is black on white with four quiet modules, two where it is tight, and not at all where it is cut")
    func quietZone() {
        let code = CodeImage(matrix)
        #expect(code.size(in: Size(columns: 80, rows: 24)) == Size(columns: 11, rows: 6))
        #expect(code.size(in: Size(columns: 10, rows: 24)) == Size(columns: 7, rows: 4))
        #expect(code.size(in: Size(columns: 6, rows: 24)) == nil)
        var canvas = Canvas(Size(columns: 11, rows: 6))
        #expect(code.draw(on: &canvas, in: canvas.bounds))
        let points = Self.points(canvas)
        #expect(points[3] == "..........." && points[4] == "....##....." && points[5] == "....#.#....")
        #expect(canvas.row(0).allSatisfy { $0.style.role == .code })
        var small = Canvas(Size(columns: 6, rows: 6))
        #expect(!code.draw(on: &small, in: small.bounds))
        #expect(small == Canvas(Size(columns: 6, rows: 6)))
    }

    @Test("Where block characters are two cells wide a point is two blanks in reverse")
    func fullCells() {
        var canvas = Canvas(Size(columns: 6, rows: 3), chrome: .plain)
        BlockImage(matrix).draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["", "", ""])
        #expect(canvas.row(1).map { $0.style.attributes.contains(.reverse) } == [true, true, false, false, true, true])
    }
}
