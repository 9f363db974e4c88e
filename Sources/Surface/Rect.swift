/// A rectangle of cells; it may be empty, never negative.
package struct Rect: Hashable, Sendable {
    /// The topmost row.
    package var row: Int
    /// The leftmost column.
    package var column: Int
    /// Height in cells.
    package var rows: Int
    /// Width in cells.
    package var columns: Int

    /// A rectangle from its upper left cell and its extent; negative extents become 0.
    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// The whole of a screen of this size.
    package init(_ size: Size) { self.init(row: 0, column: 0, rows: size.rows, columns: size.columns) }

    /// Its extent.
    package var size: Size { Size(columns: columns, rows: rows) }
    /// Its upper left cell.
    package var origin: Position { Position(row: row, column: column) }
    /// The row below its last.
    package var endRow: Int { row + rows }
    /// The column right of its last.
    package var endColumn: Int { column + columns }
    /// Whether it holds no cell.
    package var isEmpty: Bool { rows == 0 || columns == 0 }

    /// Whether the cell lies in it.
    package func contains(_ position: Position) -> Bool {
        position.row >= row && position.row < endRow && position.column >= column && position.column < endColumn
    }

    /// What both have in common.
    package func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top, column: left, rows: min(endRow, other.endRow) - top,
            columns: min(endColumn, other.endColumn) - left)
    }
}
