/// Why no screen could be opened.
package enum OpenError: Error, Equatable, Sendable {
    /// Input or output is no terminal.
    case notATerminal
    /// Terminfo knows neither the terminal nor xterm-256color.
    case unknownTerminal
    /// There is no locale with UTF-8, not even C.UTF-8.
    case noUnicode
    /// The terminal cannot put the cursor anywhere, as `dumb`.
    case noCursorPlacing
    /// A screen is open already; ncurses has one at a time.
    case alreadyOpen
}
