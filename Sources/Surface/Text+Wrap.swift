extension StringProtocol {
    /// The text in lines of at most this many cells.
    ///
    /// A line ends at a line break, else at a blank, else between two Chinese characters, else where it must. No line
    /// starts with a closing punctuation mark when that can be helped. An empty text is one empty line.
    package func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        let whole = String(self)
        if whole.cells <= width, !whole.hasSuffix(" "), !whole.unicodeScalars.contains(where: Self.endsLine) {
            return [whole]
        }
        return split(omittingEmptySubsequences: false) { $0.isNewline }.flatMap { Self.fold(Array($0), width) }
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func fold(_ characters: [Character], _ width: Int) -> [String] {
        var lines: [String] = []
        var start = 0
        var next = 0
        var used = 0
        while next < characters.count {
            let cells = characters[next].cells
            if used + cells <= width || next == start {
                used += cells
                next += 1
                continue
            }
            let end = breakPoint(characters, start, next)
            lines.append(trimmedRight(characters[start..<end]))
            start = end
            while start < characters.count, characters[start] == " " { start += 1 }
            next = start
            used = 0
        }
        lines.append(trimmedRight(characters[start...]))
        return lines
    }

    /// Where the line that starts at `start` ends when `limit` is the first character that does not fit.
    private static func breakPoint(_ characters: [Character], _ start: Int, _ limit: Int) -> Int {
        var end = limit
        while end > start {
            if mayBreak(before: characters[end], after: characters[end - 1]) { return end }
            end -= 1
        }
        return limit
    }

    private static func mayBreak(before next: Character, after last: Character) -> Bool {
        if next == " " { return true }
        if closing.contains(next) || opening.contains(last) { return false }
        return last == " " || last == "-" || last.cells == 2 || next.cells == 2
    }

    private static var closing: Set<Character> { closingMarks }
    private static var opening: Set<Character> { openingMarks }

    private static func trimmedRight(_ characters: ArraySlice<Character>) -> String {
        var characters = characters
        while characters.last == " " { characters.removeLast() }
        return String(characters)
    }
}

private let closingMarks: Set<Character> = [
    "\u{FF0C}", "。", "、", "\u{FF1B}", "\u{FF1A}", "\u{FF1F}", "\u{FF01}", "\u{FF09}", "】", "》", "」", "』", "”", "’", "…",
    "\u{FF05}", ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "元",
]
private let openingMarks: Set<Character> = ["\u{FF08}", "【", "《", "「", "『", "“", "‘", "(", "[", "{", "¥"]
