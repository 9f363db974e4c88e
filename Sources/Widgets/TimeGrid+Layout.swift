package import Surface

extension TimeGrid {
    /// Cells of the column of the times.
    package static let timeWidth = 6

    /// Where the rows are drawn: below the titles, right of the times.
    static func body(of rect: Rect) -> Rect { rect.droppingTop(1).droppingLeft(timeWidth) }

    /// How many columns are seen at once.
    func fitting(_ columns: Int) -> Int { max(1, min(lanes.count, columns / narrowest)) }

    /// Where the columns that are seen lie.
    func places(in body: Rect) -> [(lane: Int, place: Rect)] {
        guard !lanes.isEmpty else { return [] }
        let first = firstLane(body.columns)
        let count = min(fitting(body.columns), lanes.count - first)
        let area = body.left(min(body.columns, count * widest))
        return zip(first..<first + count, area.columns([Int](repeating: 0, count: count))).map { ($0, $1) }
    }

    /// How many columns are out of sight on either side.
    package func hidden(in rect: Rect) -> (left: Int, right: Int) {
        let columns = Self.body(of: rect).columns
        let first = firstLane(columns)
        return (first, max(0, lanes.count - first - fitting(columns)))
    }

    /// The rows that are seen.
    func rows(in body: Rect) -> Range<Int> {
        let first = firstRow(body.rows)
        return first..<max(first, min(rowCount, first + body.rows))
    }

    /// The column and the beginning of the row drawn in this cell.
    package func cell(at position: Position, in rect: Rect) -> (lane: Int, minute: Int)? {
        let body = Self.body(of: rect)
        guard body.contains(position),
            let lane = places(in: body).first(where: { $0.place.contains(position) })?.lane
        else { return nil }
        let row = firstRow(body.rows) + position.row - body.row
        return row < rowCount ? (lane, span.lowerBound + row * step) : nil
    }

    /// What can be meant in a cell: the blocks that fill it, then those that only pass through; nil = the free cell.
    func entries(lane: Int, minute: Int) -> [Block?] {
        let row = row(of: minute)
        let here = stretched(lane) { rows(of: $0.span).contains(row) }
        let filled = here.filter { !$0.isQuiet(row) }.map { Optional($0.block) }
        let quiet = here.filter { $0.isQuiet(row) }.map { Optional($0.block) }
        return (filled.isEmpty ? [nil] : filled) + quiet
    }

    /// The block drawn in this column of the screen.
    func hit(_ lane: Int, _ minute: Int, _ column: Int, in rect: Rect) -> Block? {
        let row = row(of: minute)
        let here = stacked(lane).filter { $0.rows.contains(row) }
        guard let place = places(in: Self.body(of: rect)).first(where: { $0.lane == lane })?.place else { return nil }
        let quiet = here.filter { $0.isQuiet(row) }
        if let through = quiet.first, column == place.column || here.count == quiet.count { return through.block }
        return here.first { !$0.isQuiet(row) && $0.slice(of: place, inset: quiet.count).holds(column) }?.block
    }

    /// A block with the rows it takes and its part of the column.
    struct Stacked {
        let block: Block
        let rows: Range<Int>
        let quiet: Range<Int>
        var track = 0
        var tracks = 1

        func isQuiet(_ row: Int) -> Bool { quiet.contains(row) }

        /// Whether both fill one row.
        func meets(_ other: Stacked) -> Bool {
            let common = rows.clamped(to: other.rows)
            return common.contains { !isQuiet($0) && !other.isQuiet($0) }
        }

        /// Its part of a column, right of what passes through.
        func slice(of place: Rect, inset: Int) -> Rect {
            let room = place.droppingLeft(inset)
            let parts = room.columns([Int](repeating: 0, count: tracks))
            return parts[min(track, parts.count - 1)]
        }
    }

    /// The blocks of a column, those that share a row side by side.
    func stacked(_ lane: Int) -> [Stacked] {
        var found = stretched(lane)
        for index in found.indices {
            let taken = found[..<index].filter { $0.meets(found[index]) }.map(\.track)
            found[index].track = (0...taken.count).first { !taken.contains($0) } ?? 0
        }
        for index in found.indices { found[index].tracks = 1 + widestTrack(around: index, in: found) }
        return found
    }

    /// The blocks of a column, or some of them, in order, as wide as the column.
    private func stretched(_ lane: Int, where isMeant: (Block) -> Bool = { _ in true }) -> [Stacked] {
        blocks.filter { $0.lane == lane && !$0.isGhost && isMeant($0) }
            .sorted {
                ($0.span.lowerBound, $0.span.upperBound, $0.id) < ($1.span.lowerBound, $1.span.upperBound, $1.id)
            }
            .map { Stacked(block: $0, rows: rows(of: $0.span), quiet: inner($0.quiet)) }
    }

    private func widestTrack(around index: Int, in all: [Stacked]) -> Int {
        var (seen, open, most): (Set<Int>, [Int], Int) = ([index], [index], 0)
        while let next = open.popLast() {
            most = max(most, all[next].track)
            for other in all.indices where !seen.contains(other) && all[next].meets(all[other]) {
                seen.insert(other)
                open.append(other)
            }
        }
        return most
    }

    /// The rows a stretch of time touches; at least one.
    func rows(of span: Range<Int>) -> Range<Int> {
        let first = min(max(0, Self.floor(span.lowerBound - self.span.lowerBound, step)), rowCount - 1)
        let end = Self.floor(span.upperBound - self.span.lowerBound + step - 1, step)
        return first..<min(max(first + 1, end), max(rowCount, first + 1))
    }

    /// The rows that lie wholly inside of a stretch.
    private func inner(_ span: Range<Int>?) -> Range<Int> {
        guard let span else { return 0..<0 }
        let first = Self.floor(span.lowerBound - self.span.lowerBound + step - 1, step)
        return first..<max(first, Self.floor(span.upperBound - self.span.lowerBound, step))
    }

    private static func floor(_ value: Int, _ unit: Int) -> Int {
        value >= 0 ? value / unit : -((-value + unit - 1) / unit)
    }
}

extension Rect {
    /// Whether a column of the screen lies in it.
    fileprivate func holds(_ column: Int) -> Bool { column >= self.column && column < endColumn }
}
