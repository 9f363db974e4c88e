/// The last two digits of every code of ours: the whole number leaves 1 when divided by 97.
///
/// ISO 7064's way: finds every single wrong digit and every swap of neighbours, and lets through 1 % of other damage.
enum CheckPair {
    /// Appends the pair to a body of digits.
    static func appended(to body: String) -> String {
        body + padded(Int64((98 - remainder(body) * 100 % 97) % 97), 2)
    }

    /// Whether digits end with the pair their body asks for; 97, 98 and 99 are never written, so each body has one code.
    static func holds(_ digits: String) -> Bool {
        digits.utf8.count > 2 && appended(to: String(digits.dropLast(2))) == digits
    }

    /// A number with leading zeros.
    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func remainder(_ digits: String) -> Int {
        digits.utf8.reduce(0) { ($0 * 10 + Int($1 - 0x30)) % 97 }
    }
}
