/// How a program inside a terminal makes its letters another size; only whoever opened the window knows whether it may.
package struct LetterControl: Equatable, Sendable {
    private enum Kind: String { case xterm, kitty }

    private let kind: Kind
    private let family: String
    /// The size it was opened with.
    package let points: Int

    /// What a launcher says: `xterm 19 DejaVu Sans Mono` or `kitty 24`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, let kind = Kind(rawValue: String(parts[0])), let points = Int(parts[1]),
            Self.sizes.contains(points)
        else { return nil }
        let family = parts.count > 2 ? String(parts[2]) : ""
        // It goes into an escape sequence.
        guard family.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " " || $0 == "-") }),
            kind == .kitty || !family.isEmpty
        else { return nil }
        (self.kind, self.points, self.family) = (kind, points, family)
    }

    /// The points that are letters.
    package static let sizes = 6...200

    /// The bytes for a size: for xterm OSC 50, for kitty its remote control through the terminal's own line.
    func sequence(points: Int) -> String {
        let size = min(max(points, Self.sizes.lowerBound), Self.sizes.upperBound)
        switch kind {
        case .xterm: return "\u{1B}]50;\(family):size=\(size)\u{07}"
        case .kitty:
            let wish = #"{"cmd":"set-font-size","version":[0,26,0],"no_response":true,"payload":{"size":\#(size)}}"#
            return "\u{1B}P@kitty-cmd\(wish)\u{1B}\\"
        }
    }
}
