extension Rect {
    /// Without a margin of this many cells on every side.
    package func inset(_ cells: Int) -> Rect { inset(rows: cells, columns: cells) }

    /// Without a margin above and below, left and right.
    package func inset(rows margin: Int, columns side: Int) -> Rect {
        Rect(row: row + margin, column: column + side, rows: rows - 2 * margin, columns: columns - 2 * side)
    }

    /// Its first rows, as many as there are.
    package func top(_ count: Int) -> Rect {
        Rect(row: row, column: column, rows: min(max(0, count), rows), columns: columns)
    }

    /// Its last rows, as many as there are.
    package func bottom(_ count: Int) -> Rect {
        let height = min(max(0, count), rows)
        return Rect(row: endRow - height, column: column, rows: height, columns: columns)
    }

    /// Its first columns, as many as there are.
    package func left(_ count: Int) -> Rect {
        Rect(row: row, column: column, rows: rows, columns: min(max(0, count), columns))
    }

    /// Its last columns, as many as there are.
    package func right(_ count: Int) -> Rect {
        let width = min(max(0, count), columns)
        return Rect(row: row, column: endColumn - width, rows: rows, columns: width)
    }

    /// What is left below its first rows.
    package func droppingTop(_ count: Int) -> Rect { bottom(rows - max(0, count)) }
    /// What is left above its last rows.
    package func droppingBottom(_ count: Int) -> Rect { top(rows - max(0, count)) }
    /// What is left right of its first columns.
    package func droppingLeft(_ count: Int) -> Rect { right(columns - max(0, count)) }
    /// What is left of its last columns.
    package func droppingRight(_ count: Int) -> Rect { left(columns - max(0, count)) }

    /// A rectangle of this size in its middle, cut where it does not fit.
    package func centered(_ inner: Size) -> Rect {
        let height = min(inner.rows, rows)
        let width = min(inner.columns, columns)
        return Rect(
            row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height, columns: width)
    }

    /// One below the other: a positive share is a height in cells, 0 takes an equal part of what is left over.
    package func rows(_ shares: [Int]) -> [Rect] {
        var next = row
        return Self.lengths(shares, total: rows).map { height in
            defer { next += height }
            return Rect(row: next, column: column, rows: height, columns: columns)
        }
    }

    /// Side by side: a positive share is a width in cells, 0 takes an equal part of what is left over.
    package func columns(_ shares: [Int], gap: Int = 0) -> [Rect] {
        var next = column
        let total = columns - gap * max(0, shares.count - 1)
        return Self.lengths(shares, total: total).map { width in
            defer { next += width + gap }
            return Rect(row: row, column: next, rows: rows, columns: width)
        }
    }

    private static func lengths(_ shares: [Int], total: Int) -> [Int] {
        let total = max(0, total)
        let flexible = shares.count { $0 <= 0 }
        let fixed = shares.reduce(0) { $0 + max(0, $1) }
        let spare = max(0, total - fixed)
        var left = total
        var seen = 0
        return shares.map { share in
            var length = share
            if share <= 0 {
                length = spare / flexible + (seen < spare % flexible ? 1 : 0)
                seen += 1
            }
            length = min(length, left)
            left -= length
            return length
        }
    }
}
