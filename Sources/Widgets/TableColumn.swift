package import Surface

/// A column of a table.
package struct TableColumn: Equatable, Sendable {
    /// What stands above it.
    package var title: String
    /// Its width in cells; 0 takes a part of what is left over.
    package var width: Int
    /// Where texts stand in it.
    package var alignment: Alignment

    /// A column.
    package init(_ title: String, width: Int = 0, _ alignment: Alignment = .left) {
        self.title = title
        self.width = max(0, width)
        self.alignment = alignment
    }
}
