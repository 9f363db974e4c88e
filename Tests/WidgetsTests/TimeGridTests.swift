import Surface
import Testing
import Widgets

@Suite("Time grid")
struct TimeGridTests {
    /// Two columns from nine to eleven in quarters of an hour.
    static func grid() -> TimeGrid {
        var grid = TimeGrid(span: 540..<660, step: 15, narrowest: 12)
        grid.lanes = [
            TimeGrid.Lane("张丽", note: "2"),
            TimeGrid.Lane("周敏", shades: [TimeGrid.Shade(600..<660, sign: "/", label: "请假")]),
        ]
        grid.blocks = [
            TimeGrid.Block(
                id: 1, lane: 0, span: 555..<600, after: 10, mark: ">", lines: ["林小姐", "补水", "至 10:00"],
                role: .bookedServing),
            TimeGrid.Block(id: 2, lane: 0, span: 630..<645, mark: "?", lines: ["王五"], role: .bookedPending),
        ]
        return grid
    }

    static let rect = Rect(row: 0, column: 0, rows: 9, columns: 32)

    static func drawn(_ grid: TimeGrid, _ size: Size = Size(columns: 32, rows: 9), _ chrome: Chrome = .lines)
        -> [String]
    {
        var canvas = Canvas(size, chrome: chrome)
        grid.draw(on: &canvas, in: Rect(size))
        #expect(canvas.flaws == [])
        return canvas.lines
    }

    @Test("Blocks fill their rows, what follows is marked, what is not to be had is filled")
    func looks() {
        #expect(
            Self.drawn(Self.grid()) == [
                "       张丽      2  周敏",
                "09:00 │ 09:00      │",
                "      ┏>林小姐     │",
                "09:30 ┃ 补水       │",
                "      ┗ 至 10:00   │",
                "10:00 ┊            │ 请假  / / /",
                "      │            │ / / / / / /",
                "10:30 ╺?王五       │ / / / / / /",
                "      │            │ / / / / / /",
            ])
    }

    @Test("In ASCII it can be read as well")
    func plain() {
        let lines = Self.drawn(Self.grid(), Size(columns: 32, rows: 9), .plain)
        #expect(lines[2] == "      [>林小姐     |")
        #expect(lines[5] == "10:00 :            | 请假  / / /")
    }

    @Test("The line of the present runs through free cells and stops at blocks")
    func now() {
        var grid = Self.grid()
        grid.now = 572
        let line = Self.drawn(grid)[3]
        #expect(line == "09:32 ┃ 补水       ─────────────")
    }

    @Test("Two that overlap stand side by side; inside of a quiet stretch there is room beside the rail")
    func overlap() {
        var grid = TimeGrid(span: 540..<660, step: 15, narrowest: 12)
        grid.lanes = [TimeGrid.Lane("张丽")]
        grid.blocks = [
            TimeGrid.Block(id: 1, lane: 0, span: 540..<630, quiet: 570..<600, lines: ["甲", "染发"], role: .booked),
            TimeGrid.Block(id: 2, lane: 0, span: 570..<600, lines: ["乙", "剪发"], role: .booked),
            TimeGrid.Block(id: 3, lane: 0, span: 630..<660, lines: ["丙"], role: .booked),
            TimeGrid.Block(id: 4, lane: 0, span: 630..<660, lines: ["丁"], role: .booked),
        ]
        grid.put(lane: 0, minute: 600)
        #expect(
            Self.drawn(grid, Size(columns: 22, rows: 9)) == [
                "       张丽",
                "09:00 ┏甲",
                "      ┃染发",
                "09:30 ┃┏乙",
                "      ┃┗剪发",
                "10:00 ┃",
                "      ┗",
                "10:30 ┏丙     ┏丁",
                "      ┗       ┗",
            ])
    }

    @Test("The cursor walks in cells, into blocks side by side, and never out of the grid")
    func walk() {
        var grid = Self.grid()
        for key in [Key.down, .down] { _ = grid.handle(.key(key), in: Self.rect) }
        #expect(grid.block?.id == 1 && grid.minute == 570)
        _ = grid.handle(.key(.right), in: Self.rect)
        #expect(grid.lane == 1 && grid.block == nil)
        for _ in 0..<9 { _ = grid.handle(.key(.right), in: Self.rect) }
        _ = grid.handle(.key(.end), in: Self.rect)
        #expect(grid.lane == 1 && grid.minute == 645)
        _ = grid.handle(.key(.home), in: Self.rect)
        #expect(grid.minute == 540)
    }

    @Test("A click chooses, a second one opens, a drag carries the block by the row it was taken at")
    func mouse() {
        var grid = Self.grid()
        let place = Position(row: 3, column: 9)
        #expect(grid.handle(.mouse(Mouse(.press, at: place)), in: Self.rect) == .moved)
        #expect(grid.block?.id == 1)
        #expect(
            grid.handle(.mouse(Mouse(.drag, at: Position(row: 5, column: 22))), in: Self.rect)
                == .dragged(1, lane: 1, minute: 585))
        #expect(grid.handle(.mouse(Mouse(.release, at: place)), in: Self.rect) == .dropped)
        #expect(grid.handle(.mouse(Mouse(.press, at: place)), in: Self.rect) == .handled)
        #expect(grid.handle(.mouse(Mouse(.release, at: place)), in: Self.rect) == .activated)
        #expect(grid.cell(at: Position(row: 8, column: 25), in: Self.rect)?.minute == 645)
        #expect(grid.cell(at: Position(row: 0, column: 9), in: Self.rect) == nil)
    }

    @Test("Columns that do not fit scroll with the cursor, the times stay")
    func scrolling() {
        var grid = TimeGrid(span: 540..<660, step: 15, narrowest: 12)
        grid.lanes = (1...6).map { TimeGrid.Lane("员工\($0)") }
        #expect(grid.hidden(in: Self.rect) == (0, 4))
        grid.put(lane: 4, minute: 540)
        #expect(Self.drawn(grid)[0] == "<3     员工4        员工5     1>")
        #expect(Self.drawn(grid)[1].hasPrefix("09:00"))
    }

    @Test("The wheel scrolls and leaves the cursor; the next key brings it back")
    func wheel() {
        var grid = Self.grid()
        grid.span = 540..<1260
        _ = grid.handle(.mouse(Mouse(.wheelDown, at: Position(row: 3, column: 9))), in: Self.rect)
        #expect(Self.drawn(grid)[1].hasPrefix("      "))
        #expect(grid.minute == 540)
        _ = grid.handle(.key(.down), in: Self.rect)
        #expect(Self.drawn(grid)[1].hasPrefix("09:00"))
    }

    @Test("A ghost stands above everything")
    func ghost() {
        var grid = Self.grid()
        grid.blocks.append(
            TimeGrid.Block(id: 2, lane: 0, span: 570..<585, mark: "=", lines: ["王五"], role: .selection, isGhost: true))
        #expect(Self.drawn(grid)[3] == "09:30 ╺=王五       │")
    }

    @Test("Contents replaced under the cursor leave it on its column")
    func keeps() {
        var grid = Self.grid()
        grid.put(lane: 1, minute: 600)
        grid.lanes.insert(TimeGrid.Lane("新来"), at: 0)
        grid.keep(lane: 2, block: nil)
        #expect(grid.lane == 2 && grid.minute == 600)
    }
}
