/// A content line of iCalendar: `NAME;PARAMETER=VALUE:VALUE`, unfolded.
struct CalendarLine: Equatable {
    /// Where it begins in the file, from 1.
    let number: Int
    /// `DTSTART`, upper case.
    let name: String
    /// Parameters by upper-case name.
    let parameters: [String: String]
    /// What follows the colon.
    let value: String

    /// Reads a file's text; empty lines are passed over.
    /// - Throws: `CalendarFault` for a line that is none.
    static func read(_ text: String) throws(CalendarFault) -> [CalendarLine] {
        var whole: [(number: Int, text: String)] = []
        // Grapheme clusters would make one character of CR and LF.
        let rows = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
        for (index, row) in rows.enumerated() {
            let line = row.last == "\r" ? row.dropLast() : row
            guard let first = line.first else { continue }
            if first == " " || first == "\t" {
                guard !whole.isEmpty else { throw CalendarFault(line: index + 1, reason: .noLine) }
                whole[whole.count - 1].text.unicodeScalars.append(contentsOf: line.dropFirst())
            } else {
                whole.append((index + 1, String(String.UnicodeScalarView(line))))
            }
        }
        var lines: [CalendarLine] = []
        for (number, text) in whole { lines.append(try CalendarLine(text, number)) }
        return lines
    }

    private init(_ text: String, _ number: Int) throws(CalendarFault) {
        var parts: [String] = [""]
        var isQuoted = false
        var value: String?
        for character in text.unicodeScalars {
            if value != nil {
                value?.unicodeScalars.append(character)
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                parts.append("")
            } else if character == ":", !isQuoted {
                value = ""
            } else {
                parts[parts.count - 1].unicodeScalars.append(character)
            }
        }
        guard let value, !parts[0].isEmpty else { throw CalendarFault(line: number, reason: .noLine) }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { throw CalendarFault(line: number, reason: .noLine) }
            parameters[pair[0].uppercased()] = String(pair[1])
        }
        self.number = number
        self.value = value
        self.parameters = parameters
        name = parts[0].uppercased()
    }
}
