/// Cuts a code of digits into its fields from the left.
struct CodeFields {
    private var rest: Substring

    /// Begins at the first digit; nil if there is anything but ASCII digits.
    init?(_ digits: String) {
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        rest = digits[...]
    }

    /// The next so many digits (18 at most) as a number; 0 if there are none left.
    mutating func take(_ width: Int) -> Int64 {
        defer { rest = rest.dropFirst(width) }
        return Int64(rest.prefix(width)) ?? 0
    }
}
