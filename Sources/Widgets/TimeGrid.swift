package import Surface

/// Columns side by side and time from top to bottom: blocks with a beginning and an end, a cursor that walks in cells,
/// the line of the present time. The column of the times stays while the others scroll. Minutes count from midnight of
/// the day that is shown.
package struct TimeGrid: Equatable, Sendable {
    /// The columns from left to right.
    package var lanes: [Lane] {
        didSet { settle() }
    }
    /// What stands in them.
    package var blocks: [Block]
    /// The minutes of the day that can be reached; whole rows.
    package var span: Range<Int> {
        didSet { settle() }
    }
    /// Minutes in a row.
    package var step: Int {
        didSet { settle() }
    }
    /// The present minute; nil on other days.
    package var now: Int?
    /// Columns are never narrower than this, where not all fit they scroll.
    package var narrowest: Int
    /// Nor wider than this.
    package var widest: Int
    /// The column of the cursor.
    package private(set) var lane: Int
    /// The beginning of the cursor's row.
    package private(set) var minute: Int
    /// Which of the blocks in the cursor's cell is meant.
    private(set) var choice: Int
    private var top: Int
    private var left: Int
    /// The wheel has turned the cursor out of sight; the next key brings it back.
    private var isTurned = false
    private var grabbed: (id: Int64, offset: Int)?
    /// The button went down on the cell of the cursor and has not moved since.
    private var isSecondClick = false

    /// An empty grid.
    package init(span: Range<Int> = 540..<1260, step: Int = 15, narrowest: Int = 12, widest: Int = 50) {
        lanes = []
        blocks = []
        self.span = span
        self.step = max(1, step)
        self.narrowest = max(4, narrowest)
        self.widest = max(4, widest)
        (lane, minute, choice, top, left) = (0, span.lowerBound, 0, 0, 0)
    }

    /// Two grids look alike and stand at the same place.
    package static func == (one: TimeGrid, other: TimeGrid) -> Bool {
        one.lanes == other.lanes && one.blocks == other.blocks && one.span == other.span && one.step == other.step
            && one.now == other.now && one.lane == other.lane && one.minute == other.minute && one.top == other.top
            && one.left == other.left && one.choice == other.choice && one.isTurned == other.isTurned
            && one.grabbed?.id == other.grabbed?.id
    }

    /// How many rows there are.
    var rowCount: Int { max(1, (span.count + step - 1) / step) }

    /// The row a minute lies in.
    func row(of minute: Int) -> Int { min(max(0, (minute - span.lowerBound) / step), rowCount - 1) }

    /// Puts the cursor on a cell; what lies outside means the nearest.
    package mutating func put(lane: Int, minute: Int, on block: Int64? = nil) {
        self.lane = min(max(0, lane), max(0, lanes.count - 1))
        self.minute = span.lowerBound + row(of: minute) * step
        let entries = entries(lane: self.lane, minute: self.minute)
        choice = entries.firstIndex { $0?.id == block } ?? 0
        isTurned = false
    }

    /// After the contents were replaced: the cursor stays on its column and its block, wherever the column is now.
    package mutating func keep(lane: Int?, block: Int64?) {
        if let lane { self.lane = min(max(0, lane), max(0, lanes.count - 1)) }
        let entries = entries(lane: self.lane, minute: minute)
        choice = entries.firstIndex { $0 != nil && $0?.id == block } ?? min(choice, entries.count - 1)
    }

    /// Scrolls so that a minute stands in the upper third of the rows that fit; the cursor stays where it is.
    package mutating func show(_ minute: Int, in rect: Rect) {
        isTurned = false
        let page = Self.body(of: rect).rows
        top = min(max(0, row(of: minute) - page / 3), max(0, rowCount - page))
    }

    /// The block the cursor is on.
    package var block: Block? {
        let entries = entries(lane: lane, minute: minute)
        return entries.indices.contains(choice) ? entries[choice] : nil
    }

    /// Applies an event; `rect` is where it is drawn.
    package mutating func handle(_ event: Event, in rect: Rect) -> Answer {
        let page = max(1, Self.body(of: rect).rows)
        switch event {
        case .key(let key):
            guard walk(key, page) else { return .ignored }
            reveal(in: rect)
            return .moved
        case .mouse(let mouse): return handle(mouse, in: rect)
        default: return .ignored
        }
    }

    private mutating func walk(_ key: Key, _ page: Int) -> Bool {
        switch key {
        case .up: climb(by: -1)
        case .down: climb(by: 1)
        case .pageUp: climb(by: -max(1, page - 1))
        case .pageDown: climb(by: max(1, page - 1))
        case .home: climb(by: -rowCount)
        case .end: climb(by: rowCount)
        case .left: cross(by: -1)
        case .right: cross(by: 1)
        default: return false
        }
        return true
    }

    private mutating func climb(by rows: Int) {
        let kept = block?.id
        let target = min(max(0, row(of: minute) + rows), rowCount - 1)
        put(lane: lane, minute: span.lowerBound + target * step, on: kept)
    }

    private mutating func cross(by step: Int) {
        let count = entries(lane: lane, minute: minute).count
        isTurned = false
        if (0..<count).contains(choice + step) {
            choice += step
        } else {
            put(lane: lane + step, minute: minute)
        }
    }

    private mutating func handle(_ mouse: Mouse, in rect: Rect) -> Answer {
        switch mouse.kind {
        case .wheelUp: return turn(by: -3, rect)
        case .wheelDown: return turn(by: 3, rect)
        case .press:
            guard mouse.button == .left, let cell = cell(at: mouse.position, in: rect) else { return .ignored }
            return press(cell, mouse.position, rect)
        case .drag:
            isSecondClick = false
            guard let grabbed, let cell = cell(at: mouse.position, in: rect) else { return .handled }
            let begin = cell.minute - grabbed.offset
            return .dragged(grabbed.id, lane: cell.lane, minute: begin)
        case .release:
            defer { (grabbed, isSecondClick) = (nil, false) }
            if isSecondClick { return .activated }
            return grabbed == nil ? .ignored : .dropped
        }
    }

    private mutating func press(_ cell: (lane: Int, minute: Int), _ position: Position, _ rect: Rect) -> Answer {
        reveal(in: rect)
        let before = (lane, minute, block?.id)
        let hit = hit(cell.lane, cell.minute, position.column, in: rect)
        put(lane: cell.lane, minute: cell.minute, on: hit?.id)
        isTurned = true
        if let block {
            let offset = (cell.minute - block.span.lowerBound) / step * step
            grabbed = (block.id, max(0, offset))
        }
        let same = block == nil ? before.1 == minute && before.0 == lane : before.2 == block?.id
        isSecondClick = same
        return same ? .handled : .moved
    }

    private mutating func turn(by rows: Int, _ rect: Rect) -> Answer {
        let page = Self.body(of: rect).rows
        top = min(max(0, firstRow(page) + rows), max(0, rowCount - page))
        isTurned = true
        return .handled
    }

    /// Scrolls so that the cursor is seen.
    package mutating func reveal(in rect: Rect) {
        let area = Self.body(of: rect)
        (top, left) = (firstRow(area.rows), firstLane(area.columns))
    }

    private mutating func settle() {
        lane = min(max(0, lane), max(0, lanes.count - 1))
        minute = span.lowerBound + row(of: minute) * step
    }

    /// The first row that is seen: where it was, unless the cursor would be out of sight.
    func firstRow(_ page: Int) -> Int {
        var first = min(max(0, top), max(0, rowCount - page))
        guard !isTurned else { return first }
        let cursor = row(of: minute)
        let turn = page / 3
        if cursor < first { first = cursor - turn }
        if cursor >= first + page { first = cursor - page + 1 + turn }
        return min(max(0, first), max(0, rowCount - page))
    }

    /// The first column that is seen.
    func firstLane(_ columns: Int) -> Int {
        let fit = fitting(columns)
        var first = min(max(0, left), max(0, lanes.count - fit))
        if lane < first { first = lane }
        if lane >= first + fit { first = lane - fit + 1 }
        return first
    }
}
