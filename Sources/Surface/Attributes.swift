/// What a terminal without colours can still show.
package struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8

    /// From its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier.
    package static let bold = Attributes(rawValue: 1)
    /// Foreground and background exchanged.
    package static let reverse = Attributes(rawValue: 2)
    /// With a line below.
    package static let underline = Attributes(rawValue: 4)
    /// On the ground of a dialog.
    package static let raised = Attributes(rawValue: 8)

    /// Both together; two reversals cancel each other.
    package func adding(_ other: Attributes) -> Attributes {
        let reversed = symmetricDifference(other).intersection(.reverse)
        return union(other).subtracting(.reverse).union(reversed)
    }
}
