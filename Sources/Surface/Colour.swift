/// A colour as a theme names it.
package enum Colour: Hashable, Sendable {
    /// Whatever the terminal is set to.
    case `default`
    /// One of the sixteen named colours, 0–15.
    case ansi(UInt8)
    /// One of the 256 colours of xterm, 0–255.
    case indexed(UInt8)
    /// Red, green and blue, 0–255 each.
    case rgb(UInt8, UInt8, UInt8)
}
