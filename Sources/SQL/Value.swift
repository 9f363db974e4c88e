/// One value as it travels to and from an engine; there is no floating point, because money has none.
package enum Value: Sendable, Hashable {
    /// No value at all.
    case null
    /// A whole number: 分, UTC milliseconds, identifiers, 0 and 1 for no and yes.
    case integer(Int64)
    /// A text, kept exactly as given.
    case text(String)
    /// Raw bytes: ciphertexts, blind indexes, codes of authentication.
    case blob([UInt8])
}
