import ArgumentParser
import Curses
import Devices

/// Opens the front desk in this terminal.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "desk", abstract: "打开前台(不带子命令时就是它)。")

    @OptionGroup var data: DataOptions
    @OptionGroup var looks: LookOptions
    @Option(help: ArgumentHelp("主题:dark、light、high-contrast 或 Themes 里的其他名字;给了就不随登录的人换。", valueName: "名字"))
    var theme: String?
    @OptionGroup var paper: PrinterOptions
    @Flag(help: "打开就是大字的简洁模式,不论谁登录;F12 仍可换回。")
    var simple = false
    @Flag(help: "办不成时响一声;每个人也可以在 F10 里自己选。")
    var bell = false
    @Flag(name: .customLong("no-mouse"), help: "不接管鼠标,终端自己可以选字。")
    var noMouse = false
    @Option(help: ArgumentHelp("制表符等字符的宽度:probe(问终端)、one、two。", valueName: "宽度"))
    var ambiguousWidth: TerminalOptions.AmbiguousWidth = .probe

    func run() throws {
        if let theme, !Shelf().themes.contains(theme) {
            throw ValidationError("没有叫 \(theme) 的主题。现在有:\(Shelf().themes.joined(separator: "、"))。")
        }
        Counter(
            folder: data.folder, language: looks.language, theme: theme, printer: try paper.receiptPrinter(),
            paper: paper.traits.width, usesMouse: !noMouse, ambiguousWidth: ambiguousWidth,
            opensSimple: simple, rings: bell
        ).run()
    }
}

/// Language, shared by the desk and `press`.
struct LookOptions: ParsableArguments {
    @Option(help: ArgumentHelp("界面语言:zh 或 en;给了就不随登录的人换。默认是上次选的,没有选过就看系统。", valueName: "语言"))
    var language: String?

    func validate() throws {
        guard let language, !["zh", "en"].contains(language) else { return }
        throw ValidationError("--language 只能是 zh 或 en。")
    }
}

extension TerminalOptions.AmbiguousWidth: ExpressibleByArgument {}
