/// The code on a payer's telephone. Whoever holds it can take money for about a minute, so it is kept in memory only:
/// no store, no log, no dump ever shows it.
package struct PayCode: Sendable, Equatable {
    /// Whose code it is, which is also the way of paying.
    package let kind: PayCodeKind
    /// The digits, for the gateway.
    package let digits: String

    /// Reads what was scanned; nil if it is no payment code.
    package init?(_ scanned: String) {
        guard case .payCode(let kind, _) = ScannedCode.recognise(scanned), let digits = Digits(scanned) else {
            return nil
        }
        self.kind = kind
        self.digits = digits.text
    }
}

extension PayCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whose it is, and stars.
    package var description: String { "\(kind.rawValue) ******" }
    /// Whose it is, and stars.
    package var debugDescription: String { description }
    /// Shows a dump nothing but whose it is.
    package var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}
