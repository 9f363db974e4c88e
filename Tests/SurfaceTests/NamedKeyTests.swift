import Testing

@testable import Surface

@Suite("Keys that a line names")
struct NamedKeyTests {
    @Test(
        "A key stands at the beginning of a piece, behind 按, or behind another key; what is said behind it means it too",
        arguments: [
            ("Enter 下一项/确定   Esc 返回", [("Enter", 0, 17), ("Esc", 20, 8)]),
            ("← → 换付款方式   Esc 返回", [("Left", 0, 1), ("Right", 2, 12), ("Esc", 17, 8)]),
            ("林小姐:改到 周一 11-23 10:30;按 u 撤回", [("u", 32, 6)]),
            ("Alan: moved to Monday; u takes it back", [("u", 23, 15)]),
            ("No members yet. F6 registers the first one.", [("F6", 16, 26)]),
            ("空格 加上/去掉   + - 改比例   * 只记这位", [("Space", 0, 14), ("+", 17, 1), ("-", 19, 8), ("*", 30, 10)]),
            ("核对后按 Enter(0 返回)", [("Enter", 9, 5)]),
            ("还有 3 笔", []), ("已扣款 128.00 元,余额 866.00 元", []), ("王 u 女士", []),
        ] as [(String, [(String, Int, Int)])])
    func named(_ line: String, _ keys: [(String, Int, Int)]) {
        let found = NamedKey.all(in: line)
        #expect(found.map(\.key) == keys.map { Key($0.0) }, "\(line)")
        #expect(found.map(\.start) == keys.map(\.1), "\(line)")
        #expect(found.map(\.cells) == keys.map(\.2), "\(line)")
    }

    @Test("A key that is drawn is found where it stands; a dialog covers those below it")
    func places() {
        var canvas = Canvas(Size(columns: 40, rows: 4))
        canvas.put(keys: "Enter 确定   Esc 返回", in: canvas.bounds.bottom(1), .center)
        #expect(canvas.lines[3].hasPrefix("         Enter"))
        #expect(canvas.key(at: Position(row: 3, column: 8)) == nil)
        #expect(canvas.key(at: Position(row: 3, column: 9)) == .enter)
        #expect(canvas.key(at: Position(row: 3, column: 18)) == .enter)
        #expect(canvas.key(at: Position(row: 3, column: 22)) == .escape)
        canvas.lay(Rect(row: 0, column: 0, rows: 2, columns: 10))
        #expect(canvas.key(at: Position(row: 3, column: 9)) == nil)
        #expect(canvas.box == Rect(row: 0, column: 0, rows: 2, columns: 10))
    }
}
