import Surface
import Testing
import Widgets

@Suite("Small widgets")
struct SmallWidgetTests {
    static func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas { Canvas(Size(columns: columns, rows: rows)) }

    @Test("The footer shows as many keys as fit and knows which one is clicked")
    func keyBar() {
        let bar = KeyBar([.init("F1", "帮助"), .init("F2", "接待", isEnabled: false), .init("F3", "核销")])
        var canvas = Self.canvas(16)
        bar.draw(on: &canvas, in: canvas.bounds)
        #expect(
            canvas.styledLines == [
                "⟨key|F1⟩⟨keyLabel|帮助 ⟩⟨disabled|F2接待⟩⟨keyLabel|   ⟩"
            ])
        #expect(bar.entry(at: Position(row: 0, column: 8), in: canvas.bounds) == 1)
        #expect(bar.entry(at: Position(row: 0, column: 6), in: canvas.bounds) == nil)
        #expect(bar.entry(at: Position(row: 0, column: 15), in: canvas.bounds) == nil)
    }

    @Test("Where not all keys fit, the last that is shown says how to see the others")
    func moreKeys() {
        let entries: [KeyBar.Entry] = [.init("p", "扣款"), .init("t", "充值"), .init("v", "核销")]
        let bar = KeyBar(entries, more: .init("F1", "更多"))
        var wide = Self.canvas(17)
        bar.draw(on: &wide, in: wide.bounds)
        #expect(wide.lines == ["p扣款 t充值 v核销"])
        var narrow = Self.canvas(14)
        bar.draw(on: &narrow, in: narrow.bounds)
        #expect(narrow.lines == ["p扣款 F1更多"])
        #expect(bar.entry(at: Position(row: 0, column: 0), in: narrow.bounds) == 0)
        #expect(bar.entry(at: Position(row: 0, column: 7), in: narrow.bounds) == entries.count)
        #expect(bar.entry(at: Position(row: 0, column: 13), in: wide.bounds) == 2)
    }

    @Test("The status line has its note at the right and cuts what it says")
    func statusLine() {
        var canvas = Self.canvas(20, 2)
        StatusLine("已扣款 128.00 元", .success).draw(on: &canvas, in: canvas.bounds)
        StatusLine("已扣款 128.00 元", note: "等待 2").draw(on: &canvas, in: canvas.bounds.bottom(1))
        #expect(canvas.lines == [" 已扣款 128.00 元", " 已扣款 128… 等待 2"])
        #expect(canvas[0, 0].style.role == .success)
    }

    @Test("A toast stands in the upper right corner and is at most three lines")
    func toast() {
        var canvas = Self.canvas(24, 4)
        Toast("已签到").draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["              ┌────────┐", "              │ 已签到 │", "              └────────┘", ""])
        canvas = Self.canvas(14, 5)
        Toast(String(repeating: "很长的话", count: 9), .error).draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines[3] == "│ 很长的话… │" || canvas.lines[3].contains("…"))
        #expect(canvas.flaws == [])
    }

    @Test("Tabs open by arrow and click; a count stands behind its title")
    func tabs() {
        var tabs = Tabs(["概况", "账户", "跟进"], badges: [2: 3])
        var canvas = Self.canvas(30)
        tabs.draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.styledLines == ["⟨selection| 概况 ⟩ ⟨muted| 账户 ⟩ ⟨muted| 跟进 ⟩⟨badge|3⟩⟨muted| ⟩"])
        #expect(tabs.handle(.key(.right), in: canvas.bounds) == true)
        #expect(tabs.handle(.key(.up), in: canvas.bounds) == false)
        #expect(tabs.handle(.mouse(Mouse(.press, at: Position(row: 0, column: 16))), in: canvas.bounds) == true)
        #expect(tabs.selected == 2)
        #expect(tabs.handle(.key(.right), in: canvas.bounds) == false)
    }

    @Test("A text view turns pages and folds lines, or keeps the columns of a receipt")
    func textView() {
        var view = TextView((1...9).map { "第\($0)行" })
        let rect = Rect(Size(columns: 10, rows: 3))
        #expect(view.handle(.key(.pageDown), in: rect) == true)
        var canvas = Self.canvas(10, 3)
        view.draw(on: &canvas, in: rect)
        #expect(canvas.lines == ["第4行    │", "第5行    █", "第6行    │"])
        _ = view.handle(.key(.end), in: rect)
        _ = view.handle(.key(.down), in: rect)
        canvas = Self.canvas(10, 3)
        view.draw(on: &canvas, in: rect)
        #expect(canvas.lines.first == "第7行    │")
        #expect(view.handle(.key(.character("x")), in: rect) == false)
        canvas = Self.canvas(10, 3)
        TextView(["应收    128.00", "找零"], folds: false).draw(on: &canvas, in: rect)
        #expect(canvas.lines == ["应收    …", "找零", ""])
    }

    @Test("Progress draws what it can in the signs it has")
    func progress() {
        var canvas = Self.canvas(24, 1)
        Progress("导入", count: 50, total: 200).draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["导入 ██░░░░░░ 50/200 25%"])
    }
}
