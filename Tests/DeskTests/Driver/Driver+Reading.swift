import Operations
import Surface
import Widgets

@testable import Desk

/// What a person reads off the screen.
extension Driver {
    var frame: Frame { desk.frame(desk.size) }
    /// The rows of the screen as text.
    var screen: [String] { frame.canvas.lines }
    var text: String { screen.joined(separator: "\n") }
    /// The line above the key bar.
    var statusLine: String { (screen.dropLast().last ?? "").trimmed }
    var title: String { screen[1].trimmed }
    var hints: String { (screen.dropLast(2).last ?? "").trimmed }
    var keyBar: String { (screen.last ?? "").trimmed }
    /// The title of the dialog on top, if any.
    var dialog: String? { desk.overlays.last?.overlay.title }
    /// What stands in the field with the cursor.
    var form: String? { desk.typing?.text }
    /// What is wrong with it.
    var fieldError: String? { desk.typing?.error }
    /// Whether the text stands somewhere on the screen.
    func shows(_ text: String) -> Bool { screen.contains { $0.contains(text) } }
    /// The commands of one kind that went out.
    func sent<C: Command>(_ type: C.Type) -> [C] { commands.compactMap { $0.command as? C } }
    /// The bells since the test last looked.
    var bells: Int { effects.count { if case .bell = $0 { true } else { false } } }
    /// What was printed.
    var printed: [[String]] { sent(QueuePrint.self).map { ReceiptText(columns: 32).lines($0.lines) } }
    /// Whether the program was asked to end.
    var hasQuit: Bool { effects.contains { if case .quit = $0 { true } else { false } } }
}

extension String {
    var trimmed: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
