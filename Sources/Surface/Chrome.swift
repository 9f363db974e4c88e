/// Which signs the program itself draws with.
package enum Chrome: Hashable, Sendable {
    /// Box drawing and block characters, one cell each.
    case lines
    /// ASCII only, for terminals that draw ambiguous characters two cells wide.
    case plain

    /// The sign in front of the chosen row.
    package var marker: String { self == .lines ? "▸" : ">" }
    /// What stands for text that was cut off; one cell or two.
    package var ellipsis: String { self == .lines ? "…" : ".." }
    /// A line from left to right.
    package var horizontal: String { self == .lines ? "─" : "-" }
    /// A line from top to bottom.
    package var vertical: String { self == .lines ? "│" : "|" }
    /// Corners: upper left, upper right, lower left, lower right.
    package var corners: (String, String, String, String) {
        self == .lines ? ("┌", "┐", "└", "┘") : ("+", "+", "+", "+")
    }
    /// Where a rule meets the left side of a frame.
    package var teeLeft: String { self == .lines ? "├" : "+" }
    /// Where a rule meets the right side of a frame.
    package var teeRight: String { self == .lines ? "┤" : "+" }
    /// A filled cell of a bar.
    package var full: String { self == .lines ? "█" : "#" }
    /// An empty cell of a bar.
    package var empty: String { self == .lines ? "░" : "." }
    /// A dot between two short texts.
    package var dot: String { self == .lines ? "·" : "-" }
    /// The left side of something that fills rows: its only row, its first, those between, its last.
    package var rails: (only: String, first: String, middle: String, last: String) {
        self == .lines ? ("╺", "┏", "┃", "┗") : ("[", "[", "[", "[")
    }
    /// What goes before or follows it, more lightly.
    package var margin: String { self == .lines ? "┊" : ":" }
    /// Heights from one eighth to a full cell, for sparklines.
    package var heights: [String] {
        self == .lines ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", "-", "~", "=", "+", "*", "#"]
    }
}
