/// What happens at a terminal.
package enum Event: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted; it is never keys and never a scan. Line breaks in it are `\n`.
    case paste(String)
    /// The mouse did something.
    case mouse(Mouse)
    /// The screen has another size now.
    case resize(Size)
    /// The terminal window got (`true`) or lost the keyboard.
    case focus(Bool)
    /// The program should end in order: the line was hung up or somebody asked it to stop.
    case stop
}
