import Surface
import Testing
import Widgets

@Suite("Table")
struct TableTests {
    static let columns = [TableColumn("编号", width: 4, .right), TableColumn("姓名"), TableColumn("余额", width: 8, .right)]

    static func row(_ index: Int) -> [TableCell] {
        ["\(index)", TableCell("会员\(index)"), TableCell("\(index).00", .money)]
    }

    @Test("Titles, rows in columns, the chosen one marked by sign and role, a bar at the side")
    func draws() {
        var table = Table(Self.columns, count: 9)
        table.select(1)
        var canvas = Canvas(Size(columns: 30, rows: 4))
        table.draw(on: &canvas, in: canvas.bounds, row: Self.row)
        #expect(
            canvas.lines == [
                "  编号 姓名             余额", "     0 会员0            0.00 █", "▸    1 会员1            1.00 │",
                "     2 会员2            2.00 │",
            ])
        #expect(canvas.styledLines[2] == "⟨selection|▸    1 会员1            1.00 ⟩⟨border|│⟩")
        canvas = Canvas(Size(columns: 30, rows: 4), chrome: .plain)
        table.draw(on: &canvas, in: canvas.bounds, focused: false, row: Self.row)
        #expect(canvas.lines[2].hasPrefix(">    1"))
        #expect(canvas[2, 0].style.role == .selectionIdle)
    }

    @Test("Nothing is marked where nobody has chosen; a chosen row is one bar, whatever its cells mean")
    func marks() {
        var table = Table(Self.columns, count: 9)
        table.select(1)
        var canvas = Canvas(Size(columns: 30, rows: 4))
        table.draw(on: &canvas, in: canvas.bounds, isMarked: false, row: Self.row)
        #expect(canvas.lines[2].hasPrefix("     1"))
        #expect(!canvas.styledLines[2].contains("selection"))
        table.draw(on: &canvas, in: canvas.bounds) { index in
            ["\(index)", TableCell("会员"), TableCell("等候", .waiting)]
        }
        #expect(canvas.styledLines[1].contains("waiting"))
        #expect(canvas.styledLines[2].hasPrefix("⟨selection|▸    1 会员"))
        #expect(canvas.styledLines[2].hasSuffix("    等候 ⟩⟨border|│⟩"), "\(canvas.styledLines[2])")
    }

    @Test("Only the rows that are seen are asked for, however many there are")
    func asksLittle() {
        var table = Table(Self.columns, count: 100_000)
        let rect = Rect(Size(columns: 60, rows: 21))
        _ = table.handle(.key(.end), in: rect)
        var asked: [Int] = []
        var canvas = Canvas(rect.size)
        table.draw(on: &canvas, in: rect) { index in
            asked.append(index)
            return Self.row(index)
        }
        #expect(asked == Array(99_980..<100_000))
        #expect(canvas.lines.last?.hasPrefix("▸ 9999") == true || canvas.lines.last?.contains("会员99999") == true)
    }

    @Test("Arrows, pages and ends move the choice, and at an edge the window turns by a third of a page")
    func moves() {
        var table = Table(Self.columns, count: 50)
        let rect = Rect(Size(columns: 40, rows: 11))
        #expect(table.handle(.key(.up), in: rect) == .handled)
        #expect(table.handle(.key(.pageDown), in: rect) == .moved)
        #expect(table.selected == 10 && table.visible(in: rect) == 4..<14)
        #expect(table.handle(.key(.up), in: rect) == .moved)
        #expect(table.selected == 9 && table.visible(in: rect) == 4..<14)
        #expect(table.handle(.key(.end), in: rect) == .moved)
        #expect(table.visible(in: rect) == 40..<50)
        #expect(table.handle(.key(.home), in: rect) == .moved)
        #expect(table.visible(in: rect) == 0..<10)
        #expect(table.handle(.key(.enter), in: rect) == .activated(0))
        #expect(table.handle(.key(.character("x")), in: rect) == .ignored)
    }

    @Test("The mouse chooses a row, opens the chosen one, and turns the list")
    func mouse() {
        var table = Table(Self.columns, count: 50)
        let rect = Rect(row: 2, column: 0, rows: 11, columns: 40)
        func click(_ row: Int) -> Event { .mouse(Mouse(.press, at: Position(row: row, column: 5))) }
        #expect(table.handle(click(5), in: rect) == .moved)
        #expect(table.selected == 2)
        #expect(table.handle(click(5), in: rect) == .activated(2))
        #expect(table.handle(click(2), in: rect) == .ignored)
        #expect(table.handle(click(20), in: rect) == .ignored)
        #expect(table.handle(.mouse(Mouse(.wheelDown, at: Position(row: 5, column: 5))), in: rect) == .moved)
        #expect(table.selected == 5)
    }

    @Test("The choice stays inside when rows go away; an empty table says so")
    func shrinks() {
        var table = Table(Self.columns, count: 50, emptyText: "没有会员")
        table.select(49)
        table.count = 10
        #expect(table.selection == 9)
        table.count = 0
        #expect(table.selection == nil)
        #expect(table.handle(.key(.enter), in: Rect(Size(columns: 30, rows: 4))) == .ignored)
        var canvas = Canvas(Size(columns: 30, rows: 4))
        table.draw(on: &canvas, in: canvas.bounds, row: Self.row)
        #expect(canvas.lines[2] == "  没有会员")
    }
}
