/// What is accepted from people as text (facts of hostile input: no control, direction or invisible character may ever
/// reach a screen, a printer or a file).
///
/// Refused are scalars of the categories Cc, Cf, Cs, Co, Cn, Zl and Zp, and a third combining mark on one base or a mark
/// without a base. Blanks of every kind, also line breaks and tabs at the ends, are trimmed; inner blanks become one
/// space. Latin letters and ideographs are composed (NFC); the standard library has no public normalisation for the
/// rest, which is kept as it comes and compares by canonical equivalence.
package enum CleanText {
    /// A person's name: 1…40 characters.
    package static func name(_ text: String) throws(TextFault) -> String {
        try required(text, max: 40)
    }

    /// A reason for an act that asks for one: 1…200 characters.
    package static func reason(_ text: String) throws(TextFault) -> String {
        try required(text, max: 200)
    }

    /// A remark: 0…500 characters; an empty remark is none.
    package static func note(_ text: String) throws(TextFault) -> String {
        try clean(text, max: 500)
    }

    private static func required(_ text: String, max: Int) throws(TextFault) -> String {
        let cleaned = try clean(text, max: max)
        guard !cleaned.isEmpty else { throw .empty }
        return cleaned
    }

    private static func clean(_ text: String, max: Int) throws(TextFault) -> String {
        let trimmed = trim(text.unicodeScalars)
        try check(trimmed)
        var cleaned = ""
        var count = 0
        var wasBlank = false
        for character in String(String.UnicodeScalarView(trimmed)) {
            let isBlank = character.unicodeScalars.first?.properties.generalCategory == .spaceSeparator
            if isBlank && wasBlank { continue }
            wasBlank = isBlank
            count += 1
            guard count <= max else { throw .tooLong(max: max) }
            cleaned.append(isBlank ? " " : Canonical.composed(character))
        }
        return cleaned
    }

    private static func trim(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView.SubSequence {
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }

    private static func check(_ scalars: String.UnicodeScalarView.SubSequence) throws(TextFault) {
        var marks = 2
        for scalar in scalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                throw .forbidden(scalar: scalar.value)
            case .nonspacingMark, .spacingMark, .enclosingMark:
                marks += 1
                guard marks <= 2 else { throw .forbidden(scalar: scalar.value) }
            case .spaceSeparator:
                marks = 2
            default:
                marks = 0
            }
        }
    }
}
