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
        guard pattern.contains("%") else { return pattern }
        var result = ""
        var next = 0
        var rest = Substring(pattern)
        while let sign = rest.firstIndex(of: "%") {
            result += rest[..<sign]
            rest = rest[rest.index(after: sign)...]
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if rest.first == "%" {
                result += "%"
                rest = rest.dropFirst()
            } else if rest.first == "@" {
                result += next < arguments.count ? arguments[next] : ""
                next += 1
                rest = rest.dropFirst()
            } else if let place = Int(digits), rest.dropFirst(digits.count).hasPrefix("$@") {
                result += arguments.indices.contains(place - 1) ? arguments[place - 1] : ""
                rest = rest.dropFirst(digits.count + 2)
            } else {
                result += "%"
            }
        }
        return result + rest
    }
}
