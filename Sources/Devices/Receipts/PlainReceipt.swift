import Domain

/// A receipt as text, with the very characters the paper would show: for shops without a printer, for e-mail, for tests.
enum PlainReceipt {
    /// UTF-8 with a line feed after each line and an empty line at the end.
    static func text(_ lines: [PaperLine], width: PaperWidth) -> String {
        lines.map { text($0, width: width) + "\n" }.joined() + "\n"
    }

    private static func text(_ line: PaperLine, width: PaperWidth) -> String {
        // Laid out for text there are only characters: a code is its content, a sign its title.
        guard case .glyphs(let glyphs) = line.content, !glyphs.isEmpty else { return "" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: glyphs.map(\.scalar))
        let room = max(width.columns - glyphs.columns, 0)
        let margin =
            switch line.alignment {
            case .left: 0
            case .centre: room / 2
            case .right: room
            }
        return String(repeating: " ", count: margin) + String(text)
    }
}
