/// The texts people read, in one language. The Chinese source is the key; what is missing stays Chinese.
///
/// A text that has a singular of its own holds both forms with a zero between them, as a catalogue of gettext does.
package struct Wording: Sendable {
    private let texts: [String: String]

    /// Translations by their Chinese source.
    package init(_ texts: [String: String]) { self.texts = texts }

    /// The language of the sources.
    package static let chinese = Wording([:])

    /// A text with its arguments put in: `%@` one after the other, `%2$@` by number, `%%` a percent sign.
    package func say(_ source: String, _ arguments: String...) -> String {
        Self.filled(Self.form(of: texts[source] ?? source, arguments), arguments)
    }

    /// A text without arguments.
    package func say(_ phrase: Phrase) -> String { texts[phrase.source] ?? phrase.source }

    /// Whether there is a translation of it.
    package func knows(_ source: String) -> Bool { texts[source] != nil }

    /// The singular where the first whole number among the arguments is 1, else the plural.
    private static func form(of text: String, _ arguments: [String]) -> String {
        guard let zero = text.firstIndex(of: "\0") else { return text }
        let count = arguments.first { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        return String(count == "1" ? text[..<zero] : text[text.index(after: zero)...])
    }

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
