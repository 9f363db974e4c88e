/// How many colours a terminal can show.
package enum ColourDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
    /// Attributes only.
    case mono
    /// The eight of the Linux console.
    case eight
    /// The sixteen of every terminal window.
    case sixteen
    /// The 256 of xterm.
    case indexed
    /// Red, green and blue.
    case full

    /// Whether fewer colours.
    package static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}
