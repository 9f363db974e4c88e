package import Surface

extension TimeGrid {
    /// A column of the grid.
    package struct Lane: Equatable, Sendable {
        /// What stands above it.
        package var title: String
        /// What stands beside the title where there is room.
        package var note: String
        /// Time that is not to be had, in order.
        package var shades: [Shade]

        /// A column.
        package init(_ title: String, note: String = "", shades: [Shade] = []) {
            self.title = title
            self.note = note
            self.shades = shades
        }
    }

    /// A stretch of a column in which nothing is to be placed.
    package struct Shade: Equatable, Sendable {
        /// From minute to minute.
        package var span: Range<Int>
        /// What it is filled with: one cell, in every second cell.
        package var sign: Character
        /// What is written into its first row.
        package var label: String

        /// A stretch.
        package init(_ span: Range<Int>, sign: Character, label: String = "") {
            self.span = span
            self.sign = sign
            self.label = label
        }
    }

    /// Something placed in a column.
    package struct Block: Equatable, Sendable {
        /// The caller's number for it.
        package var id: Int64
        /// In which column.
        package var lane: Int
        /// From minute to minute.
        package var span: Range<Int>
        /// Inside of it the column is free for others: its rail goes on, something else may stand beside it.
        package var quiet: Range<Int>?
        /// Minutes that are needed before it.
        package var before: Int
        /// Minutes that are needed after it.
        package var after: Int
        /// One sign for what it is, in front of its first line.
        package var mark: String
        /// What stands in its rows, the most important first.
        package var lines: [String]
        /// What stands at the right end of its first row, where there is room.
        package var note: String
        /// How it is marked.
        package var role: Role
        /// It floats above everything, where somebody is about to put it.
        package var isGhost: Bool

        /// Something placed.
        package init(
            id: Int64, lane: Int, span: Range<Int>, quiet: Range<Int>? = nil, before: Int = 0, after: Int = 0,
            mark: String = "", lines: [String], note: String = "", role: Role, isGhost: Bool = false
        ) {
            self.id = id
            self.lane = lane
            self.span = span
            self.quiet = quiet
            self.before = before
            self.after = after
            self.mark = mark
            self.lines = lines
            self.note = note
            self.role = role
            self.isGhost = isGhost
        }
    }

    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The grid has no use for it.
        case ignored
        /// It was used; the cursor is where it was.
        case handled
        /// The cursor is elsewhere.
        case moved
        /// A second click on the cell of the cursor, when the button goes up.
        case activated
        /// A block is dragged to this cell; its beginning is to be at this minute.
        case dragged(Int64, lane: Int, minute: Int)
        /// The block that was dragged is let go.
        case dropped
    }
}
