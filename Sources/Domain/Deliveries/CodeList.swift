/// Codes as a supplier's file has them, one a line.
package struct CodeList: Sendable, Equatable {
    /// The codes with the lines they stand in, from 1.
    package let codes: [(line: Int, code: DigitalCode)]

    /// So many at once at most.
    package static let most = 10_000
    /// So many bytes at once at most.
    package static let mostBytes = 2_000_000

    /// Reads a file or what was pasted; empty lines are left out, a mark of the byte order too.
    /// - Throws: `CodeListFault` for the first line that is none.
    package init(_ text: String) throws(CodeListFault) {
        guard text.utf8.count <= Self.mostBytes else { throw .tooMany }
        var codes: [(line: Int, code: DigitalCode)] = []
        var first: [DigitalCode: Int] = [:]
        var rest = text[...]
        if rest.unicodeScalars.first?.value == 0xFEFF { rest = rest.dropFirst() }
        for (index, raw) in rest.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard raw.contains(where: { !$0.isWhitespace }) else { continue }
            guard codes.count < Self.most else { throw .tooMany }
            let line = index + 1
            let code: DigitalCode
            do { code = try DigitalCode(raw) } catch { throw .line(line, error) }
            if let before = first.updateValue(line, forKey: code) { throw .line(line, .repeated(line: before)) }
            codes.append((line, code))
        }
        guard !codes.isEmpty else { throw .empty }
        self.codes = codes
    }

    /// The same codes in the same lines.
    package static func == (one: CodeList, other: CodeList) -> Bool {
        one.codes.elementsEqual(other.codes) { $0 == $1 }
    }
}

/// Why a list of codes is not taken; nothing of it is.
package enum CodeListFault: Error, Sendable, Equatable, Codable {
    /// There is none in it.
    case empty
    /// More than `CodeList.most`, or larger than `CodeList.mostBytes`.
    case tooMany
    /// This line, from 1.
    case line(Int, DigitalCodeFault)
}
