import ArgumentParser
import CTerminal
import Curses
import Desk
import Devices
import Domain
import Foundation
import Operations
import Logging
import Surface

/// Opens the front desk in this terminal.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "desk", abstract: "打开前台(不带子命令时就是它)。")

    @OptionGroup var data: DataOptions
    @OptionGroup var looks: LookOptions
    @Option(help: ArgumentHelp("主题:dark、light、high-contrast 或 Themes 里的其他名字。", valueName: "名字"))
    var theme: String?
    @Option(help: ArgumentHelp("小票打印机的设备文件,如 /dev/usb/lp0。", valueName: "路径"))
    var printer: String?
    @Option(help: ArgumentHelp("小票每行的格数:32、42 或 48。", valueName: "格数"))
    var paper: Int = 48
    @Flag(name: .customLong("no-mouse"), help: "不接管鼠标,终端自己可以选字。")
    var noMouse = false
    @Option(help: ArgumentHelp("制表符等字符的宽度:probe(问终端)、one、two。", valueName: "宽度"))
    var ambiguousWidth: TerminalOptions.AmbiguousWidth = .probe

    func run() throws {
        guard let paper = PaperWidth(rawValue: paper) else { throw ValidationError("--paper 只能是 32、42 或 48。") }
        if let theme, !Shelf().themes.contains(theme) {
            throw ValidationError("没有叫 \(theme) 的主题。现在有:\(Shelf().themes.joined(separator: "、"))。")
        }
        guard isatty(0) == 1, isatty(1) == 1 else {
            Trouble(.unavailable, "这里没有终端,画不出前台。请在终端里运行;不用终端时可用 qiantai press。").end()
        }
        let folder = data.folder
        // The store opens while the terminal does; neither waits for the other.
        let opening = Begun { try await folder.open() }
        let shelf = Shelf()
        let theme = theme ?? (try? String(contentsOfFile: folder.themeFile, encoding: .utf8)) ?? "dark"
        let terminal: CursesTerminal
        do {
            terminal = try CursesTerminal(
                TerminalOptions(ambiguousWidth: ambiguousWidth, usesMouse: !noMouse, palette: .dark))
        } catch {
            if let store = try? opening.result() { store.close() }
            Trouble(error).end()
        }
        terminal.setPalette(shelf.palette(theme, for: terminal.colours))
        let store: OpenStore
        do { store = try opening.result() } catch {
            terminal.close()
            error.end()
        }
        let log = LogFile.logger(folder)
        log.notice("desk opened", metadata: ["version": "\(Version.text)"])
        let environment = looks.environment(
            store, chrome: terminal.chrome, shelf: shelf, theme: theme, paper: paper,
            kept: try? String(contentsOfFile: folder.languageFile, encoding: .utf8))
        CounterLoop(
            terminal, store, environment, shelf: shelf,
            printer: printer.map { ReceiptPrinter(.device(path: $0), width: paper) }, log: log
        ).run()
        terminal.close()
        store.close()
        log.notice("desk closed")
    }
}

/// Language, shared by the desk and `press`.
struct LookOptions: ParsableArguments {
    @Option(help: ArgumentHelp("界面语言:zh 或 en;默认是上次选的,没有选过就看系统。", valueName: "语言"))
    var language: String?

    func validate() throws {
        guard let language, !["zh", "en"].contains(language) else { return }
        throw ValidationError("--language 只能是 zh 或 en。")
    }

    /// What a desk is given.
    func environment(
        _ store: OpenStore, chrome: Chrome, shelf: Shelf, theme: String, paper: PaperWidth = .full,
        kept: String? = nil
    ) -> Environment {
        let languages = shelf.languages
        let code = chosen(kept)
        let spoken = languages.first { $0.code == code } ?? languages[0]
        return Environment(
            wording: spoken.wording, languages: languages, language: spoken.code,
            calendar: store.operations.calendar, chrome: chrome, themes: shelf.themes, theme: theme,
            keys: KeySource(prefix: Random.hexadecimal(8)), paperColumns: paper.columns, version: Version.text,
            codeMatrix: { CodeMatrix.rows(drawing: $0) })
    }

    /// What was asked for, else what was chosen the last time, else what the system speaks.
    private func chosen(_ kept: String?) -> String {
        if let language { return language }
        if let kept { return kept }
        let environment = ProcessInfo.processInfo.environment
        let locale =
            environment["LANGUAGE"] ?? environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"]
        return locale?.hasPrefix("en") ?? false ? "en" : "zh"
    }
}

extension TerminalOptions.AmbiguousWidth: ExpressibleByArgument {}

extension Trouble {
    /// Why no screen could be opened, as a sentence.
    init(_ error: OpenError) {
        switch error {
        case .notATerminal: self.init(.unavailable, "这里没有终端,画不出前台。请在终端里运行。")
        case .unknownTerminal: self.init(.unavailable, "不认识这种终端(TERM)。请设 TERM=xterm-256color 再试。")
        case .noUnicode: self.init(.unavailable, "系统没有 UTF-8 语言环境。请设 LANG=C.UTF-8 再试。")
        case .alreadyOpen: self.init(.unavailable, "前台已经打开了。")
        }
    }
}

extension CodeMatrix {
    /// The squares of digits, row by row; nil where they do not fit.
    static func rows(drawing digits: String) -> [[Bool]]? {
        guard let matrix = try? CodeMatrix(digits: digits) else { return nil }
        return (0..<matrix.side).map { y in (0..<matrix.side).map { matrix.isDark(x: $0, y: y) } }
    }
}
