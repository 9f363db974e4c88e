/// A key that a line names, and the cells of the line that mean it: its name and what is said behind it.
package struct NamedKey: Equatable, Sendable {
    /// Which key.
    package let key: Key
    /// In which cell of the line its name begins.
    package let start: Int
    /// How many cells mean it.
    package let cells: Int

    /// The keys a line names: at the beginning of a piece, behind 按, or behind another key.
    package static func all(in line: String) -> [NamedKey] {
        var found: [NamedKey] = []
        var before: Word?
        var wasKey = false
        for word in words(of: line) {
            let isFirst = before.map { $0.piece != word.piece } ?? true
            let leads = before.map { $0.text.hasSuffix("按") || Self.leaders.contains($0.text.lowercased()) } ?? false
            if let key = key(word.text), isFirst || wasKey || leads {
                found.append(NamedKey(key: key, start: word.start, cells: word.cells))
                wasKey = true
            } else {
                // What is said behind a key means it too.
                if !isFirst, let last = found.last, wasKey || last.reaches(before) {
                    found[found.count - 1] = last.reaching(word)
                }
                wasKey = false
            }
            before = word
        }
        return found
    }

    /// Words in front of a key in an English sentence.
    private static let leaders: Set<String> = ["press", "with", "by", "use"]

    private static let signs: [String: Key] = [
        "↑": .up, "↓": .down, "←": .left, "→": .right, "空格": .character(" "),
    ]

    /// Numbers are numbers, and a hanzi is a word.
    private static func key(_ word: String) -> Key? {
        if let sign = signs[word] { return sign }
        return word.allSatisfy(\.isNumber) || !word.allSatisfy(\.isASCII) ? nil : Key(word)
    }

    private func reaches(_ word: Word?) -> Bool { word.map { $0.start + $0.cells == start + cells } ?? false }

    private func reaching(_ word: Word) -> NamedKey {
        NamedKey(key: key, start: start, cells: word.start + word.cells - start)
    }

    private struct Word {
        var text = ""
        var start = 0
        var cells = 0
        var piece = 0
    }

    /// Words with the piece of the line they stand in: two blanks, a comma, a bracket or a full stop begin another.
    private static func words(of line: String) -> [Word] {
        var words: [Word] = []
        var word = Word()
        var (column, piece, blanks) = (0, 0, 0)
        func end() {
            if !word.text.isEmpty { words.append(word) }
            word.text = ""
        }
        let all = Array(line)
        for (index, character) in all.enumerated() {
            let isBlank = character == " "
            let endsSentence = ".:;,".contains(character) && (index + 1 == all.count || all[index + 1] == " ")
            if isBlank || "；;，,。、()（）“”：".contains(character) || endsSentence {
                end()
                blanks = isBlank ? blanks + 1 : 0
                if !isBlank || blanks == 2 { piece += 1 }
            } else {
                if word.text.isEmpty { word = Word(text: "", start: column, cells: 0, piece: piece) }
                word.text.append(character)
                word.cells += character.cells
                blanks = 0
            }
            column += character.cells
        }
        end()
        return words
    }
}
