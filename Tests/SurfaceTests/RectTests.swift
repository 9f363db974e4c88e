import Surface
import Testing

@Suite("Rectangles")
struct RectTests {
    let screen = Rect(Size(columns: 80, rows: 24))

    @Test("Shares with a number take it, shares of 0 part what is left over")
    func splits() {
        let rows = screen.rows([1, 0, 2])
        #expect(rows.map(\.rows) == [1, 21, 2])
        #expect(rows.map(\.row) == [0, 1, 22])
        let columns = screen.columns([20, 0, 0], gap: 1)
        #expect(columns.map(\.columns) == [20, 29, 29])
        #expect(columns.map(\.column) == [0, 21, 51])
        #expect(screen.columns([0, 0, 0]).map(\.columns) == [27, 27, 26])
    }

    @Test("What does not fit is cut and never negative")
    func cuts() {
        let small = Rect(row: 2, column: 3, rows: 2, columns: 5)
        #expect(small.rows([3, 4]).map(\.rows) == [2, 0])
        #expect(small.inset(4).isEmpty)
        #expect(small.top(9) == small)
        #expect(small.droppingTop(9).isEmpty)
        #expect(small.right(2) == Rect(row: 2, column: 6, rows: 2, columns: 2))
        #expect(small.droppingRight(2) == Rect(row: 2, column: 3, rows: 2, columns: 3))
        #expect(small.centered(Size(columns: 99, rows: 99)) == small)
    }

    @Test("A smaller rectangle stands in the middle")
    func centers() {
        #expect(screen.centered(Size(columns: 20, rows: 4)) == Rect(row: 10, column: 30, rows: 4, columns: 20))
    }

    @Test("Common parts may be empty")
    func intersects() {
        let one = Rect(row: 0, column: 0, rows: 3, columns: 3)
        #expect(one.intersection(Rect(row: 2, column: 2, rows: 5, columns: 5)).size == Size(columns: 1, rows: 1))
        #expect(one.intersection(Rect(row: 5, column: 5, rows: 1, columns: 1)).isEmpty)
        #expect(one.contains(Position(row: 2, column: 2)) && !one.contains(Position(row: 3, column: 0)))
    }
}
