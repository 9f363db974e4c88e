/// What somebody typed into the find box, understood (feature A1).
package enum SearchQuery: Sendable, Equatable {
    /// Nothing to look for.
    case nothing
    /// Four digits: the end of a phone, and at once a whole member number.
    case last4(String)
    /// Eleven digits, the country code 86 taken off.
    case phone(String)
    /// The beginning of a member number: 1–3 or 5–10 digits, leading zeros taken off.
    case number(String)
    /// Twelve digits or more: a code typed by hand, for `ScannedCode.recognise`.
    case code(String)
    /// Hanzi: every token with this prefix is right.
    case name(String)
    /// Letters, or letters and hanzi mixed.
    case pinyin(PinyinQuery)

    /// Classifies a text as typed; total, any text has a meaning.
    package init(_ text: String) {
        if let digits = Digits(text) {
            self = Self.digits(digits)
            return
        }
        let query = PinyinQuery(text)
        if query.atoms.isEmpty {
            self = .nothing
        } else if query.hasLetters {
            self = .pinyin(query)
        } else {
            self = .name(query.hanzi)
        }
    }

    /// Whether a name is one of those meant, for the few who are looked at one by one.
    package func means(name: String) -> Bool {
        switch self {
        case .name(let prefix): PinyinQuery(prefix).matches(name: name)
        case .pinyin(let query): query.matches(name: name)
        case .nothing, .last4, .phone, .number, .code: false
        }
    }

    private static func digits(_ digits: Digits) -> SearchQuery {
        let text = digits.text
        switch text.count {
        case 0: return .nothing
        case 4 where !digits.hasPlus: return .last4(text)
        case ...10:
            let significant = text.drop { $0 == "0" }
            return .number(significant.isEmpty ? "0" : String(significant))
        default:
            let local = digits.withoutCountryCode
            return local.count == 11 && !local.hasPlus ? .phone(local.text) : .code(text)
        }
    }
}
