import Surface
import Testing
import Widgets

@Suite("Form")
struct FormTests {
    enum Field: Hashable, Sendable { case phone, name, sex, consent }

    static func form() -> Form<Field> {
        Form(
            [
                .phone: .text(TextField("手机", content: .digits, limit: 11)), .name: .text(TextField("姓名")),
                .sex: .choice(Choice("性别", options: ["女", "男"])), .consent: .toggle(Toggle("同意", meaning: "保存资料")),
            ], fieldWidth: 12)
    }

    @Test("Fields stand below each other with their labels in one column, the cursor in the first")
    func draws() {
        var canvas = Canvas(Size(columns: 32, rows: 4))
        let cursor = Self.form().draw(on: &canvas, in: canvas.bounds)
        #expect(
            canvas.styledLines == [
                "⟨accent|手机⟩  ⟨fieldFocused|            ⟩", "姓名  ⟨field|            ⟩", "性别  ⟨field|<    女    >⟩",
                "同意  ⟨field|[ ]⟩ 保存资料",
            ])
        #expect(cursor == Position(row: 0, column: 6))
    }

    @Test("Enter goes on and, on the last field, is the end; Tab goes round")
    func walks() {
        var form = Self.form()
        #expect(form.handle(.key(.enter)) == .handled)
        #expect(form.focused == .name)
        _ = form.handle(.key(.down))
        _ = form.handle(.key(.down))
        #expect(form.focused == .consent)
        #expect(form.handle(.key(.enter)) == .submitted)
        _ = form.handle(.key(.tab))
        #expect(form.focused == .phone)
        _ = form.handle(.key(.backTab))
        #expect(form.focused == .consent)
        _ = form.handle(.key(.up))
        #expect(form.focused == .sex)
    }

    @Test("What is typed, chosen and ticked can be read by name")
    func holds() {
        var form = Self.form()
        #expect(form.handle(.paste("138-0013-8000")) == .changed(.phone))
        form.focus(on: .name)
        #expect(form.handle(.key(.character("张"))) == .changed(.name))
        form.focus(on: .sex)
        #expect(form.handle(.key(.right)) == .changed(.sex))
        form.focus(on: .consent)
        #expect(form.handle(.key(.character(" "))) == .changed(.consent))
        #expect(form.text(.phone) == "13800138000")
        #expect(form.text(.name) == "张")
        #expect(form.option(.sex) == 1)
        #expect(form.isOn(.consent))
        #expect(form.handle(.key(.function(2))) == .ignored)
        #expect(form.handle(.key(.escape)) == .ignored)
    }

    @Test("A refusal stands beside its field, takes the cursor there, and goes when the field is edited")
    func refuses() {
        var form = Self.form()
        form.set(.name, text: "张三")
        form.refuse(.name, "已登记")
        var canvas = Canvas(Size(columns: 32, rows: 4))
        let cursor = form.draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.styledLines[1] == "⟨accent|姓名⟩  ⟨error|张三        ⟩ ⟨error| 已登记 ⟩")
        #expect(cursor == Position(row: 1, column: 10))
        _ = form.handle(.key(.backspace))
        #expect(form[.name]?.error == nil)
        #expect(form.text(.name) == "张")
    }

    @Test("Where there are too few rows, those around the cursor are shown; a click goes to the field it hits")
    func scrolls() {
        var form = Self.form()
        let rect = Rect(row: 1, column: 0, rows: 2, columns: 32)
        form.focus(on: .consent)
        var canvas = Canvas(Size(columns: 32, rows: 3))
        form.draw(on: &canvas, in: rect)
        #expect(canvas.lines == ["", "性别  <    女    >", "同意  [ ] 保存资料"])
        let click = Event.mouse(Mouse(.press, at: Position(row: 1, column: 9)))
        #expect(form.handle(click, in: rect) == .handled)
        #expect(form.focused == .sex)
        #expect(form.handle(.mouse(Mouse(.press, at: Position(row: 0, column: 9))), in: rect) == .ignored)
    }

    @Test(
        "A click on a sign of a choice changes it, a click on a box ticks it, a click on a text puts the cursor there")
    func clicks() {
        var form = Self.form()
        let rect = Rect(row: 0, column: 0, rows: 4, columns: 32)
        func click(_ row: Int, _ column: Int) -> Form<Field>.Answer {
            form.handle(.mouse(Mouse(.press, at: Position(row: row, column: column))), in: rect)
        }
        let before = form.option(.sex)
        #expect(click(2, 9) == .handled)
        #expect(form.option(.sex) == before)
        #expect(click(2, 17) == .changed(.sex))
        #expect(form.option(.sex) != before)
        #expect(click(2, 6) == .changed(.sex))
        #expect(form.option(.sex) == before)
        #expect(click(3, 7) == .changed(.consent))
        #expect(form.isOn(.consent))
        form.set(.name, text: "张三丰")
        #expect(click(1, 8) == .handled)
        #expect(form.focused == .name)
        _ = form.handle(.key(.character("小")))
        #expect(form.text(.name) == "张小三丰")
    }

    @Test("A scan that began as typing is taken back from the field with the cursor")
    func takesBack() {
        var form = Self.form()
        form.set(.phone, text: "139")
        form.takeBack(1)
        #expect(form.text(.phone) == "13")
    }
}
