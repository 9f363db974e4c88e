extension String {
    /// How many cells it takes on the screen.
    package var cells: Int {
        var sum = 0
        for element in Glyphs(self) { sum += element.width }
        return sum
    }
}

extension StringProtocol {
    /// How many cells it takes on the screen.
    package var cells: Int { String(self).cells }

    private func fits(in width: Int) -> Bool {
        var left = width
        for element in Glyphs(String(self)) {
            left -= element.width
            if left < 0 { return false }
        }
        return true
    }

    /// Cut to at most this many cells; where something was cut, the ellipsis stands in the last of them.
    package func truncated(to width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        if fits(in: width) { return String(self) }
        if ellipsis.cells > width { return truncated(to: width, ellipsis: "") }
        var taken = 0
        var kept = ""  // what fits beside the ellipsis
        let room = width - ellipsis.cells
        var isKept = true
        for character in self {
            let cells = character.cells
            if taken + cells > width { return kept + ellipsis }
            isKept = isKept && taken + cells <= room
            if isKept { kept.append(character) }
            taken += cells
        }
        return String(self)
    }

    /// Exactly this many cells: cut or filled with blanks.
    package func padded(to width: Int, _ alignment: Alignment = .left, ellipsis: String = "…") -> String {
        let text = truncated(to: width, ellipsis: ellipsis)
        let spare = Swift.max(0, width - text.cells)
        let before =
            switch alignment {
            case .left: 0
            case .center: spare / 2
            case .right: spare
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: spare - before)
    }
}

extension Character {
    /// How many cells it takes on the screen.
    package var cells: Int {
        let scalars = unicodeScalars
        if let only = scalars.first, scalars.count == 1 {
            switch Printability(only) {
            case .wide: return 2
            case .ignored: return 0
            default: return 1
            }
        }
        return String(self).cells
    }
}
