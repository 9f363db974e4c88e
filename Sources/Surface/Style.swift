/// How a cell is marked: its role and what is added to it. Two bytes.
package struct Style: Hashable, Sendable {
    /// What the cell is.
    package var role: Role
    /// What is added to the look of its role.
    package var attributes: Attributes

    /// A role and what is added to it.
    package init(_ role: Role, bold: Bool = false, reverse: Bool = false, underline: Bool = false) {
        self.role = role
        var attributes: Attributes = []
        if bold { attributes.insert(.bold) }
        if reverse { attributes.insert(.reverse) }
        if underline { attributes.insert(.underline) }
        self.attributes = attributes
    }

    /// The same with foreground and background exchanged once more.
    package var reversed: Style {
        var copy = self
        copy.attributes.formSymmetricDifference(.reverse)
        return copy
    }

    /// The same in bold.
    package var bold: Style {
        var copy = self
        copy.attributes.insert(.bold)
        return copy
    }
}
