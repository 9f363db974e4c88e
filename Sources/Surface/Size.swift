/// How large a screen or a part of it is, in cells.
package struct Size: Hashable, Sendable {
    /// Cells from left to right.
    package var columns: Int
    /// Cells from top to bottom.
    package var rows: Int

    /// A size in cells; negative counts become 0.
    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// Whether something of this size fits in the other.
    package func fits(in other: Size) -> Bool { columns <= other.columns && rows <= other.rows }
}
