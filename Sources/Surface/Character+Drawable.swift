extension Character {
    /// The character as every terminal can draw it: without what has no cell or an uncertain one, with at most two
    /// marks; nil if nothing is left. What may be typed is cleaned so, that the books hold what the screen shows.
    package var drawable: Character? {
        var kept = String.UnicodeScalarView()
        var marks = 0
        for scalar in unicodeScalars where scalar.value != 0xFFFD {
            switch Printability(scalar) {
            case .narrow, .wide:
                // What was joined to another picture goes with its joiner.
                if !kept.isEmpty { return Character(String(kept)) }
                kept.append(scalar)
            case .mark where !kept.isEmpty && marks < 2:
                kept.append(scalar)
                marks += 1
            case .mark, .ignored, .replaced: break
            }
        }
        let text = String(kept)
        return text.count == 1 ? text.first : nil
    }

    /// The mark this is, if it is nothing but one mark without a character to sit on.
    package var looseMark: Unicode.Scalar? {
        guard let only = unicodeScalars.first, unicodeScalars.count == 1, Printability(only) == .mark else {
            return nil
        }
        return only
    }

    /// This character with one mark more; nil where it has two or would not stay one character.
    package func adding(_ mark: Unicode.Scalar) -> Character? {
        var scalars = String(self).unicodeScalars
        guard scalars.count < 3 else { return nil }
        scalars.append(mark)
        let text = String(scalars)
        return text.count == 1 ? text.first : nil
    }
}
