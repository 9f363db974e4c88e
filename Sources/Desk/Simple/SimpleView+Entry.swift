import Surface
import Widgets

/// What is typed, what is read back, and the dots of a PIN.
extension SimpleView {
    private var bigRoom: Rect { layout.big }
    private var lineRoom: Rect { layout.line }

    /// Draws the big thing with its line; returns where the cursor is.
    func drawBig(_ canvas: inout Canvas) -> Position? {
        if page.dots != nil { return drawDots(&canvas) }
        if let big = page.big, page.entry == nil {
            if scene.book != nil {
                BigText(big.text, GlyphFont.amounts).draw(on: &canvas, in: bigRoom, book, style: Style(.bigAccent))
            }
            canvas.put(big.line, in: lineRoom, style: Style(.bigAccent, bold: true))
            return nil
        }
        if field.text.isEmpty || page.entry == nil { drawAdvice(&canvas) }
        guard page.entry != nil else { return nil }
        if scene.book != nil, !field.text.isEmpty {
            let fonts = page.big == nil ? GlyphFont.words : GlyphFont.amounts
            // What does not fit is read in the line below.
            let text = BigText(field.text, fonts)
            if let image = text.image(in: bigRoom.size, book, canvas.chrome, style: Style(.bigAccent)) {
                let height = image.size(canvas.chrome).rows
                image.draw(on: &canvas, in: bigRoom.droppingTop(max(0, (bigRoom.rows - height) / 2)))
            }
        }
        return drawField(&canvas)
    }

    /// What to do, as long as nothing is typed.
    private func drawAdvice(_ canvas: inout Canvas) {
        for advice in page.advice where drawSentence(advice, bigRoom, Self.note, &canvas) { return }
    }

    /// The field itself: what is typed can be read and copied here.
    private func drawField(_ canvas: inout Canvas) -> Position? {
        let label = (page.entry ?? "") + "  "
        canvas.put(label, in: lineRoom, style: Style(.bigNote, bold: true))
        let room = lineRoom.droppingLeft(label.cells).left(min(40, lineRoom.columns - label.cells))
        canvas.fill(room, style: Style(.bigChosen))
        canvas.put(field.text, in: room.inset(rows: 0, columns: 1), style: Style(.bigChosen))
        let before = String(field.text.prefix(field.cursor)).cells
        return Position(row: room.row, column: min(room.endColumn - 1, room.column + 1 + before))
    }

    /// A PIN is seen as dots only: full ones are typed.
    private func drawDots(_ canvas: inout Canvas) -> Position? {
        let (all, typed) = (page.dots ?? 0, field.text.count)
        let side = [16, 12, 8].first {
            BlockImage(Self.dots(all, typed, $0)).size(canvas.chrome).fits(in: bigRoom.size)
        }
        if let side {
            let image = BlockImage(Self.dots(all, typed, side), style: Style(.bigAccent))
            let height = image.size(canvas.chrome).rows
            image.draw(on: &canvas, in: bigRoom.droppingTop(max(0, (bigRoom.rows - height) / 2)))
        }
        let line = scene.say("密码  已输入 %@ 位,共 %@ 位", String(typed), String(all))
        canvas.put(line, in: lineRoom, style: Style(.bigNote, bold: true))
        return nil
    }

    /// Full and empty circles in a row.
    static func dots(_ all: Int, _ full: Int, _ side: Int) -> BitMatrix {
        let pitch = side + side / 2
        return BitMatrix(
            (0..<side).map { y in
                (0..<all * pitch - side / 2).map { x in
                    let (place, column) = (x / pitch, x % pitch)
                    guard column < side else { return false }
                    let (dx, dy) = (2 * column + 1 - side, 2 * y + 1 - side)
                    let distance = dx * dx + dy * dy
                    let inner = side - 4
                    return distance <= side * side && (place < full || distance > inner * inner)
                }
            })
    }
}
