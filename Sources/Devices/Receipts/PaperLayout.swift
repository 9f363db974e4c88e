import Domain

/// Breaks and pads the lines of a receipt to the width of the paper.
struct PaperLayout {
    /// What the printer can do; nil = nothing but text.
    let traits: PaperTraits?
    /// The paper.
    let width: PaperWidth
    /// Knows which characters the printer has.
    let encoder: GBKEncoder

    /// Columns from the right margin that the amounts of a row have for themselves.
    private static let amountColumns = 10

    /// The lines as they will stand on the paper.
    func lines(_ receipt: [ReceiptLine]) -> [PaperLine] {
        receipt.flatMap { line in
            contents(line, room: width.columns / line.size.columns).map {
                PaperLine(content: $0, alignment: line.alignment, size: line.size)
            }
        }
    }

    private func contents(_ line: ReceiptLine, room: Int) -> [PaperLine.Content] {
        switch line.content {
        case .code(let content):
            if traits != nil, let code = PaperCode(content, on: width) { return [.code(code)] }
        case .logo:
            if let number = traits?.storedLogo { return [.storedLogo(number)] }
        case .text, .pair, .row, .rule, .digitalCode: break
        }
        return broken(line, room).map { .glyphs($0) }
    }

    private func broken(_ line: ReceiptLine, _ room: Int) -> [[GBKGlyph]] {
        switch line.content {
        case .rule: [encoder.glyphs(String(repeating: "-", count: room))]
        case .text(let text), .code(let text), .logo(let text): wrapped(encoder.glyphs(text), room)
        case .digitalCode: [encoder.glyphs("****")]
        case .pair(let name, let value): pair(encoder.glyphs(name), encoder.glyphs(value), room)
        case .row(let name, let quantity, let amount):
            pair(encoder.glyphs(name), tail(encoder.glyphs(quantity), encoder.glyphs(amount)), room)
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

    /// A quantity and an amount that ends so far from it that the amounts of other rows end there as well.
    private func tail(_ quantity: [GBKGlyph], _ amount: [GBKGlyph]) -> [GBKGlyph] {
        quantity + blanks(max(Self.amountColumns - amount.columns, 1)) + amount
    }

    private func blanks(_ count: Int) -> [GBKGlyph] { Array(repeating: .blank, count: count) }
}
