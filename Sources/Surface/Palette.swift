/// The looks of all roles: a theme as the terminal needs it.
package struct Palette: Equatable, Sendable {
    private var inks: [Role: Ink]

    /// A palette; a role that is not named looks like `text`, and `code` is black on white whatever is given.
    package init(_ inks: [Role: Ink]) {
        self.inks = inks
        if inks[.code] != .mono(.code) {
            self.inks[.code] = Ink(.rgb(0, 0, 0), on: .rgb(255, 255, 255))
        }
    }

    /// The look of a role.
    package subscript(role: Role) -> Ink { inks[role] ?? inks[.text] ?? Ink() }

    /// The look of a style: that of its role with what the style adds.
    package func ink(of style: Style) -> Ink {
        var ink = self[style.role]
        if style.attributes.contains(.raised), ink.background == self[.text].background {
            ink.background = self[.overlay].background
        }
        ink.attributes = ink.attributes.adding(style.attributes).subtracting(.raised)
        return ink
    }

    /// The same for a terminal with fewer colours; readable pairs stay readable.
    package func mapped(to depth: ColourDepth) -> Palette {
        if depth == .mono { return .mono }
        var copy = self
        for role in Role.allCases { copy.inks[role] = self[role].mapped(to: depth) }
        return copy
    }
}
