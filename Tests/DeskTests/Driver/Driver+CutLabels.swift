import Surface

@testable import Desk

extension Desk {
    /// Does an action by its id, as the palette does.
    mutating func choose(_ id: String) -> [Effect] {
        perform(id: id)
        return takeOutgoing()
    }
}

/// Labels somebody can read half of only. Data may be cut: names are as long as they are.
extension Driver {
    /// What of the catalogue's texts is cut on the smallest screen now, in both languages; empty at larger sizes.
    /// - Parameter widest: columns of the widest screen that is looked at.
    func cutLabels(upTo widest: Int = Shell.smallest.columns) -> [String] {
        guard desk.size.columns <= widest else { return [] }
        var english = desk
        english.speak("en")
        var chinese = desk
        chinese.speak("zh")
        return Self.cutLabels(chinese.frame(desk.size).canvas.lines, Self.chinese, desk.size.columns)
            + Self.cutLabels(english.frame(desk.size).canvas.lines, Self.english, desk.size.columns)
    }

    /// The same of lines in Chinese.
    func cutLabels(in lines: [String]) -> [String] {
        Self.cutLabels(lines, Self.chinese, Shell.smallest.columns)
    }

    private static let chinese = labels(of: Sources.english.keys)
    private static let english = labels(of: Sources.english.values)

    /// Texts as they are drawn: what stands before the first argument, if that is enough to know them by.
    private static func labels(of texts: some Sequence<String>) -> [String] {
        texts.flatMap { $0.split(separator: "\0").map(String.init) }.compactMap { text in
            guard text.contains("%") else { return text }
            let lead = String(text.prefix { $0 != "%" })
            return lead.cells >= 8 ? lead : nil
        }.filter { !$0.trimmed.isEmpty }
    }

    private static func cutLabels(_ lines: [String], _ labels: [String], _ columns: Int) -> [String] {
        var found: [String] = []
        for line in lines {
            for end in ends(of: line, columns) where !(end.isEdge && end.tails.contains { labels.contains($0) }) {
                for tail in end.tails {
                    guard let label = labels.first(where: { isCut($0, to: tail) }) else { continue }
                    found.append("\(label): \(line.trimmed)")
                    break
                }
            }
        }
        return found
    }

    private static func isCut(_ label: String, to tail: String) -> Bool {
        label.count > tail.count && label.hasPrefix(tail) && !label.hasPrefix(tail + "…")
    }

    /// A piece of a line that ends where something may have been cut.
    private struct End {
        /// The piece from each of its words on.
        let tails: [String]
        /// Whether it ends at the edge of the screen, where it may be whole.
        let isEdge: Bool

        init(_ piece: Substring, isEdge: Bool) {
            self.isEdge = isEdge
            let words = piece.split(separator: " ").map(String.init)
            tails = words.indices.map { words[$0...].joined(separator: " ") }
                .filter { $0.cells >= 2 && ($0.count > 1 || words.count == 1) }
        }
    }

    /// The pieces before an ellipsis, and the one that touches the right edge of the screen.
    private static func ends(of line: String, _ columns: Int) -> [End] {
        var ends: [End] = []
        for index in line.indices where line[index] == "…" {
            ends.append(End(piece(before: index, of: line), isEdge: false))
        }
        if line.cells == columns, line.last != "…" {
            ends.append(End(piece(before: line.endIndex, of: line), isEdge: true))
        }
        return ends
    }

    /// Back to two blanks or a line of the frame.
    private static func piece(before end: String.Index, of line: String) -> Substring {
        let all = line[..<end]
        var start = end
        var wasBlank = false
        for index in all.indices.reversed() {
            let character = all[index]
            if "│┃┌┏└┗─━▸[]█".contains(character) || (wasBlank && character == " ") { break }
            wasBlank = character == " "
            start = index
        }
        return all[start...]
    }
}
