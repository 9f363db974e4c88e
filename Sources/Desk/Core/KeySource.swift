package import Operations

/// Makes request keys: a random prefix of the process and a number that only grows.
package struct KeySource: Sendable {
    private let prefix: String
    private var made: Int64 = 0

    /// Keys with this prefix, 12…40 characters made at random once per process, so that no two processes share keys.
    package init(prefix: String) { self.prefix = prefix }

    /// A key nobody had before.
    package mutating func next() -> RequestKey {
        made += 1
        let number = String(made)
        return RequestKey("\(prefix)-\(String(repeating: "0", count: max(0, 6 - number.count)))\(number)")
    }
}
