import Surface
import Testing
import Widgets

@Suite("Hostile text")
struct HostileTextTests {
    @Test(
        "No text breaks a cell in any widget, at any width, in either chrome",
        arguments: [Size(columns: 80, rows: 24), Size(columns: 13, rows: 5), Size(columns: 3, rows: 2)])
    func everyWidget(size: Size) {
        for chrome in size.rows == 24 ? [Chrome.lines, .plain] : [.lines] {
            for (index, text) in HostileText.corpus.enumerated() {
                for (name, draw) in Self.widgets(text) {
                    var canvas = Canvas(size, chrome: chrome)
                    draw(&canvas)
                    #expect(canvas.flaws == [], "\(name), text \(index)")
                }
            }
        }
    }

    @Test("What is typed or pasted into a field can always be drawn, edited and taken out again")
    func fields() {
        for text in HostileText.corpus {
            var field = TextField("备注", limit: 200)
            _ = field.handle(.paste(text))
            #expect(!field.text.unicodeScalars.contains { $0.value < 32 || (127..<160).contains($0.value) })
            for key in [Key.left, .backspace, .control("w"), .home, .delete, .end] { _ = field.handle(.key(key)) }
            var canvas = Canvas(Size(columns: 20, rows: 1))
            let cursor = field.drawBox(on: &canvas, in: canvas.bounds, focused: true)
            #expect(canvas.flaws == [])
            #expect(cursor.map(canvas.bounds.contains) == true)
            _ = field.handle(.key(.control("u")))
            _ = field.handle(.key(.control("k")))
            #expect(field.text == "")
        }
    }

    static func widgets(_ text: String) -> [(String, (inout Canvas) -> Void)] {
        var field = TextField(text, text: text, placeholder: text, unit: text)
        field.error = text
        let form = Form<Int>([
            0: .text(field), 1: .choice(Choice(text, options: [text, text])), 2: .toggle(Toggle(text)),
        ])
        let table = Table(
            [TableColumn(text, width: 5, .right), TableColumn(text, .center)], count: 50, emptyText: text)
        let menu = Menu([.init(text, detail: text), .init(text, obstacle: text)])
        let dialog = Dialog(text, [text, text], buttons: [text, "否"])
        return [
            ("form", { canvas in form.draw(on: &canvas, in: canvas.bounds) }),
            (
                "table",
                { canvas in table.draw(on: &canvas, in: canvas.bounds) { _ in [TableCell(text), TableCell(text)] } }
            ),
            ("menu", { canvas in menu.draw(on: &canvas, in: canvas.bounds) }),
            ("dialog", { canvas in dialog.draw(on: &canvas, in: canvas.bounds) }),
            ("toast", { canvas in Toast(text).draw(on: &canvas, in: canvas.bounds) }),
            ("status line", { canvas in StatusLine(text, note: text).draw(on: &canvas, in: canvas.bounds) }),
            (
                "key bar",
                { canvas in KeyBar([.init(text, text), .init("F1", "x")]).draw(on: &canvas, in: canvas.bounds) }
            ),
            ("tabs", { canvas in Tabs([text, text], badges: [1: 4]).draw(on: &canvas, in: canvas.bounds) }),
            ("text view", { canvas in TextView([text, text]).draw(on: &canvas, in: canvas.bounds) }),
            ("progress", { canvas in Progress(text, count: 3, total: 9).draw(on: &canvas, in: canvas.bounds) }),
        ]
    }
}
