package import Domain
package import SQL

extension Identity: Bindable {
    /// The bare number.
    package var value: Value { .integer(raw) }
}

extension Money: Bindable {
    /// The amount in 分.
    package var value: Value { .integer(fen) }
}

extension Instant: Bindable {
    /// Milliseconds since 1970.
    package var value: Value { .integer(ms) }
}

extension Day: Bindable {
    /// `2026-11-23`
    package var value: Value { .text(description) }
}

extension Row {
    /// A column that holds a number of a kind.
    func identity<Kind>(_ column: Int) -> Identity<Kind> { Identity(integer(column)) }
    /// A column that may hold a number of a kind.
    func optionalIdentity<Kind>(_ column: Int) -> Identity<Kind>? { optionalInteger(column).map { Identity($0) } }
    /// A column that holds 分.
    func money(_ column: Int) -> Money { Money(fen: integer(column)) }
    /// A column that may hold 分.
    func optionalMoney(_ column: Int) -> Money? { optionalInteger(column).map { Money(fen: $0) } }
    /// A column that holds a moment.
    func instant(_ column: Int) -> Instant { Instant(ms: integer(column)) }
    /// A column that holds a date the program wrote.
    func day(_ column: Int) -> Day {
        guard let day = Day(text(column)) else { preconditionFailure("the program writes dates that exist") }
        return day
    }
    /// A column that may hold a moment.
    func optionalInstant(_ column: Int) -> Instant? { optionalInteger(column).map { Instant(ms: $0) } }
    /// A column whose CHECK allows only the cases of an enumeration.
    func one<T: RawRepresentable>(of type: T.Type, _ column: Int) -> T where T.RawValue == String {
        guard let value = T(rawValue: text(column)) else {
            preconditionFailure("the schema allows no other \(type)")
        }
        return value
    }
}

extension Writing {
    /// The next number of a series: counted in the store file, in the same transaction as what it numbers.
    /// - Throws: `EngineError`.
    package func next(_ series: String) throws -> Int64 {
        let value = try first(
            """
            INSERT INTO counter (name, value) VALUES (?, 1)
            ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
            """, series
        ) { $0.integer(0) }
        guard let value else { preconditionFailure("an upsert returns its row") }
        return value
    }
}
