/// Why a text cannot be drawn as a code.
package enum CodeRefusal: Error, Equatable, Sendable {
    /// There is nothing to draw.
    case empty
    /// Something in it is not a digit 0–9.
    case notDigits
    /// Something in it is no printable ASCII.
    case notPrintable
    /// More than the largest code holds.
    case tooLong(limit: Int)
    /// The library gave up; its `errno`.
    case library(Int32)
}
