import Surface
import Testing
import Widgets

@Suite("Text field")
struct TextFieldTests {
    static func typed(_ keys: [Key], into field: TextField = TextField()) -> TextField {
        var field = field
        for key in keys { _ = field.handle(.key(key)) }
        return field
    }

    static func keys(_ text: String) -> [Key] { text.map { .character($0) } }

    @Test("Keys edit by whole characters, whatever they are made of")
    func edits() {
        var field = Self.typed(Self.keys("张三e\u{301}"))
        #expect(field.text == "张三e\u{301}" && field.cursor == 3)
        field = Self.typed([.backspace, .left, .delete], into: field)
        #expect(field.text == "张" && field.cursor == 1)
        field = Self.typed([.home] + Self.keys("小") + [.end] + Self.keys("丰"), into: field)
        #expect(field.text == "小张丰")
    }

    @Test("Ctrl-A, E, U, K and W do what they do in a shell")
    func shellKeys() {
        let field = TextField(text: "one two three")
        #expect(Self.typed([.control("w")], into: field).text == "one two ")
        #expect(Self.typed([.control("w"), .control("w")], into: field).text == "one ")
        #expect(Self.typed([.control("u")], into: field).text == "")
        #expect(Self.typed([.control("a"), .control("k")], into: field).text == "")
        #expect(Self.typed([.control("a"), .right, .control("k")], into: field).text == "o")
        #expect(Self.typed([.control("a"), .control("e"), .character("!")], into: field).text == "one two three!")
    }

    @Test("An amount takes digits and one dot with two digits behind it, also typed by an input method")
    func amount() {
        let field = TextField("金额", content: .amount)
        let wide = "1,2\u{FF18}\u{3002}5x.67"
        #expect(Self.typed(Self.keys(wide), into: field).text == "128.56")
        #expect(Self.typed(Self.keys("1..2"), into: field).text == "1.2")
        var pasted = field
        #expect(pasted.handle(.paste("¥1,234.50\n")) == .changed)
        #expect(pasted.text == "1234.50")
    }

    @Test("Digits only, a closed set, and a limit are kept to")
    func contents() {
        #expect(Self.typed(Self.keys("a1\u{FF12}三3"), into: TextField(content: .digits)).text == "123")
        #expect(
            Self.typed(Self.keys("11010119900307123x"), into: TextField(content: .only("0123456789X"))).text.count == 17
        )
        #expect(Self.typed(Self.keys("12345"), into: TextField(limit: 3)).text == "123")
        #expect(Self.typed(Self.keys("x"), into: TextField(text: "abc", limit: 3)).text == "abc")
    }

    @Test("A paste loses its line breaks and everything that cannot be seen, and is told when nothing is left")
    func pastes() {
        var field = TextField()
        #expect(field.handle(.paste("张三\n138\t0\u{1B}\u{202E}\u{200B}x")) == .changed)
        #expect(field.text == "张三 138 0x")
        #expect(field.handle(.paste("\u{7}")) == .handled)
    }

    @Test("A heap of marks on one character stays small")
    func stacks() {
        var field = TextField(limit: 5)
        _ = field.insert("Z" + String(repeating: "\u{335}", count: 10_000))
        for _ in 0..<500 { _ = field.insert("\u{335}") }
        #expect(field.text.unicodeScalars.count <= 40)
    }

    @Test("Other keys are left to others")
    func ignores() {
        var field = TextField()
        for key in [Key.enter, .tab, .up, .function(2), .control("p"), .alt("l"), .escape] {
            #expect(field.handle(.key(key)) == .ignored)
        }
        #expect(field.handle(.key(.left)) == .handled)
    }

    @Test("Label, field, unit and error stand in one row")
    func draws() {
        var field = TextField("金额", text: "128", content: .amount, unit: "元")
        field.error = "余额不足"
        var canvas = Canvas(Size(columns: 40, rows: 1))
        let cursor = field.draw(on: &canvas, in: canvas.bounds, focused: true, fieldWidth: 10)
        #expect(canvas.styledLines == ["⟨accent|金额⟩ ⟨error|128       ⟩ ⟨muted|元⟩ ⟨error| 余额不足 ⟩"])
        #expect(cursor == Position(row: 0, column: 8))
        #expect(field.draw(on: &canvas, in: canvas.bounds, focused: false) == nil)
    }

    @Test("A long text moves left so that the cursor is seen, by whole characters")
    func scrolls() {
        var field = TextField(text: "一二三四五六")
        var canvas = Canvas(Size(columns: 7, rows: 1))
        #expect(field.drawBox(on: &canvas, in: canvas.bounds, focused: true) == Position(row: 0, column: 6))
        #expect(canvas.lines == ["四五六"])
        field = Self.typed([.home], into: field)
        canvas = Canvas(Size(columns: 7, rows: 1))
        #expect(field.drawBox(on: &canvas, in: canvas.bounds, focused: true) == Position(row: 0, column: 0))
        #expect(canvas.lines == ["一二三"])
    }

    @Test("A secret is never drawn; an empty field shows its suggestion")
    func masks() {
        var canvas = Canvas(Size(columns: 12, rows: 2))
        TextField(text: "123456", content: .secret).drawBox(on: &canvas, in: canvas.bounds, focused: true)
        TextField(placeholder: "姓名或手机").drawBox(on: &canvas, in: canvas.bounds.bottom(1), focused: false)
        #expect(canvas.styledLines == ["⟨fieldFocused|******      ⟩", "⟨placeholder|姓名或手机⟩⟨field|  ⟩"])
    }

    @Test("A choice goes round with arrows and is picked by digit; a toggle by Space")
    func choices() {
        var choice = Choice("性别", options: ["女", "男", "不说"])
        #expect(choice.handle(.key(.left)) == .changed)
        #expect(choice.selected == 2)
        #expect(choice.handle(.key(.right)) == .changed)
        #expect(choice.handle(.key(.character("2"))) == .changed)
        #expect(choice.selected == 1)
        #expect(choice.handle(.key(.character("2"))) == .handled)
        #expect(choice.handle(.key(.character("9"))) == .ignored)
        var toggle = Toggle("同意")
        #expect(toggle.handle(.key(.character("x"))) == .ignored)
        #expect(toggle.handle(.key(.character(" "))) == .changed)
        #expect(toggle.isOn)
    }
}
