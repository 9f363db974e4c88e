package import Surface

/// How a terminal is opened.
package struct TerminalOptions: Equatable, Sendable {
    /// How wide characters are drawn that a Chinese terminal may draw two cells wide.
    package enum AmbiguousWidth: String, CaseIterable, Sendable {
        /// Ask the terminal; one that does not answer within 150 ms counts as `one`.
        case probe
        /// One cell, as everywhere but on some Chinese terminals.
        case one
        /// Two cells: draw with ASCII only.
        case two
    }

    /// How wide ambiguous characters are.
    package var ambiguousWidth: AmbiguousWidth
    /// Whether the program takes the mouse; without it the terminal keeps its own selection.
    package var usesMouse: Bool
    /// What the roles look like.
    package var palette: Palette
    /// How its letters get another size; nil = not at all.
    package var letters: LetterControl?

    /// Options; what is left out is usual.
    package init(
        ambiguousWidth: AmbiguousWidth = .probe, usesMouse: Bool = true, palette: Palette = .dark,
        letters: LetterControl? = nil
    ) {
        self.ambiguousWidth = ambiguousWidth
        self.usesMouse = usesMouse
        self.palette = palette
        self.letters = letters
    }
}
