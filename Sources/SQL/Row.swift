/// The row a statement stands on; it is valid only inside the closure it was handed to.
///
/// Columns are counted from 0. Asking for a type the column does not hold is a programmer's error and stops the
/// program: tables are STRICT, so the schema already promises the type.
package protocol Row {
    /// How many columns the row has.
    var count: Int { get }

    /// The whole number in a column that is never null.
    func integer(_ column: Int) -> Int64

    /// The whole number in a column, or nil for null.
    func optionalInteger(_ column: Int) -> Int64?

    /// The text in a column that is never null.
    func text(_ column: Int) -> String

    /// The text in a column, or nil for null.
    func optionalText(_ column: Int) -> String?

    /// The bytes in a column that is never null.
    func blob(_ column: Int) -> [UInt8]

    /// The bytes in a column, or nil for null.
    func optionalBlob(_ column: Int) -> [UInt8]?

    /// The yes or no in a column that holds 0 or 1.
    func bool(_ column: Int) -> Bool

    /// Whatever the column holds; for exports and comparisons that do not know the schema.
    func value(_ column: Int) -> Value

    /// The column's name as the statement gave it.
    func name(_ column: Int) -> String
}
