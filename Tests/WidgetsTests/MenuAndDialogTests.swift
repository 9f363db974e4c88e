import Surface
import Testing
import Widgets

@Suite("Menus and dialogs")
struct MenuAndDialogTests {
    static func click(_ row: Int, _ column: Int) -> Event {
        .mouse(Mouse(.press, at: Position(row: row, column: column)))
    }

    @Test("A menu numbers its items and says what each gives or why it cannot be done")
    func menuDraws() {
        let menu = Menu([.init("充 500", detail: "送 60"), .init("充 1000", obstacle: "超过限额"), .init("其他金额")])
        var canvas = Canvas(Size(columns: 28, rows: 3))
        menu.draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["▸ 1 充 500    送 60", "  2 充 1000   超过限额", "  3 其他金额"])
        #expect(canvas[0, 4].style.role == .selection)
        #expect(canvas[1, 4].style.role == .disabled)
    }

    @Test("Arrows go round, a number does it at once, what cannot be done says why")
    func menuChooses() {
        var menu = Menu([.init("一"), .init("二", obstacle: "不行"), .init("三")])
        let rect = Rect(Size(columns: 20, rows: 3))
        #expect(menu.handle(.key(.up), in: rect) == .handled)
        #expect(menu.handle(.key(.enter), in: rect) == .chosen(2))
        #expect(menu.handle(.key(.character("1")), in: rect) == .chosen(0))
        #expect(menu.handle(.key(.character("2")), in: rect) == .refused(1, "不行"))
        #expect(menu.handle(.key(.character("4")), in: rect) == .ignored)
        #expect(menu.handle(Self.click(2, 3), in: rect) == .chosen(2))
        #expect(menu.handle(Self.click(9, 3), in: rect) == .ignored)
    }

    @Test("A long menu shows the items around the choice")
    func menuScrolls() {
        var menu = Menu((1...20).map { "第\($0)项" }, isNumbered: false)
        menu.select(19)
        var canvas = Canvas(Size(columns: 12, rows: 3))
        menu.draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["  第18项   │", "  第19项   │", "▸ 第20项   █"])
    }

    @Test("A dialog stands in the middle with its buttons below what it says")
    func dialogDraws() {
        let dialog = Dialog("确认扣款", ["扣本金 96.00", "扣后余额 866.00"], buttons: ["确定", "取消"])
        var canvas = Canvas(Size(columns: 40, rows: 9))
        dialog.draw(on: &canvas, in: canvas.bounds)
        #expect(
            canvas.lines == [
                "", "        ┌─ 确认扣款 ───── Esc ─┐", "        │  扣本金 96.00        │", "        │  扣后余额 866.00     │",
                "        │                      │", "        │  [ 确定 ]  [ 取消 ]  │", "        └──────────────────────┘",
                "",
                "",
            ])
        #expect(canvas[5, 11].style.role == .selection)
    }

    @Test("Arrows and Tab choose a button, Enter, its number or a click presses it, Escape leaves")
    func dialogAnswers() {
        var dialog = Dialog("删除", ["真的吗"], buttons: ["是", "否"], selected: 1)
        let bounds = Rect(Size(columns: 40, rows: 9))
        #expect(dialog.handle(.key(.enter), in: bounds) == .chosen(1))
        #expect(dialog.handle(.key(.right), in: bounds) == .handled)
        #expect(dialog.handle(.key(.enter), in: bounds) == .chosen(0))
        #expect(dialog.handle(.key(.character("2")), in: bounds) == .chosen(1))
        #expect(dialog.handle(.key(.escape), in: bounds) == .cancelled)
        #expect(dialog.handle(.key(.character("x")), in: bounds) == .ignored)
        #expect(dialog.handle(.mouse(Mouse(.wheelDown, at: Position(row: 4, column: 20))), in: bounds) == .handled)
        let place = (0..<40).first { dialog.button(at: Position(row: 5, column: $0), in: bounds) == 0 }
        #expect(dialog.handle(Self.click(5, place ?? -1), in: bounds) == .chosen(0))
    }

    @Test(
        "A dialog never leaves the screen, however much it says",
        arguments: [(20, 5), (12, 4), (40, 9), (80, 24), (4, 2)])
    func dialogFits(columns: Int, rows: Int) {
        let long = (1...30).map { "第\($0)行:这是一段很长很长的说明文字,应当折行显示" }
        var dialog = Dialog("很长很长很长很长的标题", long, buttons: ["确定", "取消", "以后再说"])
        let bounds = Rect(row: 1, column: 1, rows: rows, columns: columns)
        let box = dialog.box(in: bounds)
        #expect(box.intersection(bounds) == box)
        var canvas = Canvas(Size(columns: columns + 2, rows: rows + 2))
        canvas.fill(canvas.bounds, with: ".")
        dialog.draw(on: &canvas, in: bounds)
        #expect(canvas.flaws == [])
        #expect(canvas.lines.first?.allSatisfy { $0 == "." } == true)
        #expect(canvas.lines.last?.allSatisfy { $0 == "." } == true)
        #expect(canvas.lines.allSatisfy { $0.first == "." && $0.last == "." })
        for _ in 0..<90 { _ = dialog.handle(.key(.pageDown), in: bounds) }
        var end = Canvas(Size(columns: columns + 2, rows: rows + 2))
        dialog.draw(on: &end, in: bounds)
        if rows >= 9 { #expect(end.lines.joined().contains("第30行")) }
    }
}
