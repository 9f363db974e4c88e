/// A cell of the screen; row and column count from 0, from the upper left corner.
package struct Position: Hashable, Sendable {
    /// From the top, 0-based.
    package var row: Int
    /// From the left, 0-based.
    package var column: Int

    /// The cell in this row and column.
    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
