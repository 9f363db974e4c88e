/// What may be handed to a statement as an argument.
package protocol Bindable {
    /// The value as the engine stores it.
    var value: Value { get }
}

extension Value: Bindable {
    /// Itself; `Value.null` is how a literal null is passed.
    package var value: Value { self }
}

extension Int64: Bindable {
    /// The number itself.
    package var value: Value { .integer(self) }
}

extension Int: Bindable {
    /// The number as 64 bits.
    package var value: Value { .integer(Int64(self)) }
}

extension Bool: Bindable {
    /// 1 for true and 0 for false, as every table here stores it.
    package var value: Value { .integer(self ? 1 : 0) }
}

extension String: Bindable {
    /// The text itself.
    package var value: Value { .text(self) }
}

extension [UInt8]: Bindable {
    /// The bytes themselves; an empty array is an empty blob, not null.
    package var value: Value { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    /// The wrapped value, or null.
    package var value: Value { self?.value ?? .null }
}
