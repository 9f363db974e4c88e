import Domain

/// Breaks and pads the lines of a receipt to the width of the paper.
struct PaperLayout {
    /// The paper.
    let width: PaperWidth
    /// Knows which characters the printer has.
    let encoder: GBKEncoder

    /// The lines as they will stand on the paper.
    func lines(_ receipt: [ReceiptLine]) -> [PaperLine] {
        receipt.flatMap { line in
            let room = width.columns / line.size.columns
            return broken(line, room).map { PaperLine(glyphs: $0, alignment: line.alignment, size: line.size) }
        }
    }

    private func broken(_ line: ReceiptLine, _ room: Int) -> [[GBKGlyph]] {
        switch line.content {
        case .rule: [encoder.glyphs(String(repeating: "-", count: room))]
        case .text(let text): wrapped(encoder.glyphs(text), room)
        case .pair(let name, let value): pair(encoder.glyphs(name), encoder.glyphs(value), room)
        }
    }

    /// A character that does not fit begins the next line, so no hanzi is ever cut in two.
    private func wrapped(_ glyphs: [GBKGlyph], _ room: Int) -> [[GBKGlyph]] {
        var lines: [[GBKGlyph]] = [[]]
        var used = 0
        for glyph in glyphs {
            if used + glyph.bytes.count > room {
                lines.append([])
                used = 0
            }
            lines[lines.count - 1].append(glyph)
            used += glyph.bytes.count
        }
        return lines
    }

    /// The value ends at the right margin, on the last line of the name if a blank stays between them, else below it.
    private func pair(_ name: [GBKGlyph], _ value: [GBKGlyph], _ room: Int) -> [[GBKGlyph]] {
        guard value.columns <= room else { return wrapped(name, room) + wrapped(value, room) }
        var lines = wrapped(name, room)
        let last = lines.removeLast()
        let gap = room - last.columns - value.columns
        guard gap < 1 && !last.isEmpty else { return lines + [last + blanks(max(gap, 0)) + value] }
        return lines + [last, blanks(room - value.columns) + value]
    }

    private func blanks(_ count: Int) -> [GBKGlyph] { Array(repeating: .blank, count: count) }
}
