/// The texts people read, in one language. The Chinese source is the key; what is missing stays Chinese.
package struct Wording: Sendable {
    private let texts: [String: String]

    /// Translations by their Chinese source.
    package init(_ texts: [String: String]) { self.texts = texts }

    /// The language of the sources.
    package static let chinese = Wording([:])

    /// A text with its arguments put in: `%@` one after the other, `%2$@` by number, `%%` a percent sign.
    package func say(_ source: String, _ arguments: String...) -> String {
        Self.filled(texts[source] ?? source, arguments)
    }

    /// A text without arguments.
    package func say(_ phrase: Phrase) -> String { texts[phrase.source] ?? phrase.source }

    /// Whether there is a translation of it.
    package func knows(_ source: String) -> Bool { texts[source] != nil }

    private static func filled(_ pattern: String, _ arguments: [String]) -> String {
        let bytes = pattern.utf8
        guard var sign = bytes.firstIndex(of: percent) else { return pattern }
        var result = ""
        var next = 0
        var rest = bytes.startIndex
        repeat {
            result += pattern[rest..<sign]
            rest = bytes.index(after: sign)
            let behind = bytes[rest...]
            let digits = behind.prefix { (0x30...0x39).contains($0) }
            if behind.first == percent {
                result += "%"
                rest = bytes.index(after: rest)
            } else if behind.first == at {
                result += next < arguments.count ? arguments[next] : ""
                next += 1
                rest = bytes.index(after: rest)
            } else if let place = Int(Substring(digits)), bytes[digits.endIndex...].starts(with: "$@".utf8) {
                result += arguments.indices.contains(place - 1) ? arguments[place - 1] : ""
                rest = bytes.index(digits.endIndex, offsetBy: 2)
            } else {
                result += "%"
            }
            sign = bytes[rest...].firstIndex(of: percent) ?? bytes.endIndex
        } while sign < bytes.endIndex
        return result + pattern[rest...]
    }

    private static let percent = UInt8(ascii: "%")
    private static let at = UInt8(ascii: "@")
}
