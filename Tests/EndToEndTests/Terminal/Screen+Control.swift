extension Screen {
    /// Obeys `CSI … letter`.
    mutating func obey(_ letter: Character, _ mark: Character?, _ numbers: [Int], _ text: String) {
        if let mark {
            if mark == "?", letter == "h" || letter == "l" { return numbers.forEach { set($0, letter == "h") } }
            // xterm's modifyOtherKeys, and the shape of the Linux console's cursor.
            if (mark == ">" && letter == "m") || (mark == "?" && letter == "c") { return }
            return unknown.append("CSI \(text)\(letter)")
        }
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch letter {
        case "A": move(to: max(cursor.row >= top ? top : 0, cursor.row - count), cursor.column)
        case "B", "e": move(to: min(cursor.row <= bottom ? bottom : rows - 1, cursor.row + count), cursor.column)
        case "C", "a": move(to: cursor.row, cursor.column + count)
        case "D": move(to: cursor.row, cursor.column - count)
        case "E": move(to: cursor.row + count, 0)
        case "F": move(to: cursor.row - count, 0)
        case "G", "`": move(to: cursor.row, count - 1)
        case "d": move(to: count - 1, cursor.column)
        case "H", "f": move(to: count - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case "I": move(to: cursor.row, (cursor.column / 8 + count) * 8)
        case "Z": move(to: cursor.row, ((cursor.column + 7) / 8 - count) * 8)
        case "m": paint(numbers)
        case "r": margins(numbers)
        case "n": if first == 6 { answers += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R" }
        case "t", "h", "l": break
        default: edit(letter, first, count, text)
        }
    }

    private mutating func edit(_ letter: Character, _ first: Int, _ count: Int, _ text: String) {
        let (row, column) = (cursor.row, cursor.column)
        switch letter {
        case "J": eraseScreen(first)
        case "K": erase(row, from: first == 0 ? column : 0, to: first == 1 ? column + 1 : columns)
        case "X": erase(row, from: column, to: min(columns, column + count))
        case "L": if (top...bottom).contains(row) { scroll(-count, from: row) }
        case "M": if (top...bottom).contains(row) { scroll(count, from: row) }
        case "S": scroll(count)
        case "T": scroll(-count)
        case "@":
            cells[row].insert(contentsOf: Array(repeating: blank, count: min(count, columns)), at: column)
            cells[row].removeLast(cells[row].count - columns)
        case "P":
            cells[row].removeSubrange(column..<min(columns, column + count))
            cells[row] += Array(repeating: blank, count: columns - cells[row].count)
        case "b": if let lastCharacter { (0..<count).forEach { _ in put(lastCharacter) } }
        default: unknown.append("CSI \(text)\(letter)")
        }
    }

    private mutating func eraseScreen(_ part: Int) {
        if part != 1 { erase(cursor.row, from: part == 0 ? cursor.column : 0, to: columns) }
        if part == 1 { erase(cursor.row, from: 0, to: cursor.column + 1) }
        for row in 0..<rows where part >= 2 || (part == 0 && row > cursor.row) || (part == 1 && row < cursor.row) {
            erase(row, from: 0, to: columns)
        }
    }

    private mutating func margins(_ numbers: [Int]) {
        top = max(1, numbers.first ?? 1) - 1
        bottom = numbers.count > 1 && numbers[1] > 0 ? min(rows, numbers[1]) - 1 : rows - 1
        move(to: 0, 0)
    }

    private mutating func set(_ mode: Int, _ isOn: Bool) {
        if [47, 1047, 1049].contains(mode), modes.contains(1049) != isOn { swap(isOn) }
        let name = [47, 1047].contains(mode) ? 1049 : mode
        if isOn { modes.insert(name) } else { modes.remove(name) }
    }

    private mutating func swap(_ isOn: Bool) {
        if isOn {
            kept = (cells, cursor)
            cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
        } else if let kept {
            (cells, cursor) = kept
            self.kept = nil
        }
    }

    private mutating func paint(_ numbers: [Int]) {
        var rest = (numbers.isEmpty ? [0] : numbers)[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: pen = Pen()
            case 1...9: pen.attributes.insert(number)
            case 10, 11, 12: break
            case 22: pen.attributes.subtract([1, 2])
            case 21, 23...29: pen.attributes.remove(number - 20)
            case 30...37, 90...97: pen.foreground = "\(number)"
            case 40...47, 100...107: pen.background = "\(number)"
            case 38: pen.foreground = Self.colour(&rest)
            case 48: pen.background = Self.colour(&rest)
            case 39: pen.foreground = ""
            case 49: pen.background = ""
            default: unknown.append("SGR \(number)")
            }
        }
    }

    private static func colour(_ rest: inout ArraySlice<Int>) -> String {
        let count = rest.first == 2 ? 4 : 2
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).map(String.init).joined(separator: ";")
    }
}
