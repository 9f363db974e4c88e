import Domain
import Surface
import Widgets

/// Something above the room that takes all keys until it is gone.
protocol Overlay: Sendable {
    /// What is written on it.
    var title: String { get }
    /// Its keys, for the help.
    var actions: [Action] { get }
    /// The text field with the cursor, if any.
    var typing: TextField? { get set }
    /// Applies a key that is not the desk's own, a paste or the mouse.
    mutating func handle(_ event: Event, _ turn: inout Turn)
    /// Hears an answer it asked for.
    mutating func receive(_ note: any Sendable, _ turn: inout Turn)
    /// Takes a scan as what is being filled in; false if nothing here waits for one.
    mutating func take(scan: String, _ turn: inout Turn) -> Bool
    /// When it wants to see the time again; nil if the minute of the shell is enough.
    func wakesAt(_ now: Instant) -> Instant?
    /// The time has gone on.
    mutating func tick(_ turn: inout Turn)
    /// The screen is locked: a PIN that was typed is forgotten.
    mutating func forgetSecrets()
    /// What the member sees of it on the other side of the counter; nil = what they see of the room below.
    func memberPage(_ scene: Scene) -> MemberDisplay.Page?
    /// Whether somebody fills something in: a click beside it does not take it away.
    var isFilledIn: Bool { get }
    /// What is typed into it, to be found again after the program was gone; nil = nothing worth keeping.
    var kept: FormDraft? { get }
    /// Puts back what was typed into it before.
    mutating func resume(_ draft: FormDraft)
    /// Draws itself above the whole screen; returns where the cursor is.
    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position?

    /// The same question in large letters, for the simple mode; nil = it has its one drawing only.
    func simplePage(_ scene: Scene) -> SimplePage?
    /// Takes a choice of that page, by its place.
    mutating func choose(_ place: Int, _ turn: inout Turn)
    /// What the keys of a simple page mean to the dialog.
    var simpleKeys: SimpleKeys { get }
    /// What is typed into that page, as it may be seen.
    var simpleField: TextField { get }
}

extension Overlay {
    var actions: [Action] { [Self.confirm, Self.leave] }

    static var confirm: Action {
        Action("dialog.confirm", [.enter], Phrase("确定"), "qd", help: Phrase("选定,或到下一项;最后一项上是办理"))
    }
    static var leave: Action {
        Action("dialog.leave", [.escape], Phrase("返回"), "fh", help: Phrase("关闭对话框,什么也不办"))
    }
    static var fields: Action {
        Action("dialog.fields", [.tab, .backTab], Phrase("换一项"), "hyx", help: Phrase("在要填的几项之间走"))
    }
    static var buttons: Action {
        Action("dialog.buttons", [.left, .right, .tab], Phrase("换按钮"), "han", help: Phrase("选另一个按钮;按数字直接选"))
    }
    static var choose: Action {
        Action("dialog.choose", [.up, .down], Phrase("选一项"), "xyx", help: Phrase("上下选;有编号时按数字直接选"))
    }
    static var scroll: Action {
        Action("dialog.scroll", [.pageUp, .pageDown], Phrase("翻看"), "fk", help: Phrase("看上面和下面的内容"))
    }

    var typing: TextField? {
        get { nil }
        set {}
    }
    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {}
    mutating func take(scan: String, _ turn: inout Turn) -> Bool { false }
    func wakesAt(_ now: Instant) -> Instant? { nil }
    mutating func tick(_ turn: inout Turn) {}
    mutating func forgetSecrets() {}
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? { nil }
    var kept: FormDraft? { nil }
    mutating func resume(_ draft: FormDraft) {}
    var isFilledIn: Bool { typing != nil || actions.contains { $0.id == Self.fields.id } }
    func simplePage(_ scene: Scene) -> SimplePage? { nil }
    mutating func choose(_ place: Int, _ turn: inout Turn) {}
    var simpleKeys: SimpleKeys { SimpleKeys() }
    var simpleField: TextField { typing ?? TextField() }
}

extension Overlay {
    /// Whether a scan may take it away: nothing is lost by that.
    var yieldsToScan: Bool {
        self is HelpOverlay || self is PaletteOverlay || self is MenuOverlay || self is GuideOverlay
    }
}
