import Curses
import Desk
import Devices
import Domain
import Foundation
import Logging
import SQLite
import Surface

/// The counter in this terminal: opens the store and the screen, runs the desk, gives both back.
///
/// It is started with nothing but what differs from the usual, so that opening the shop waits for no reading of
/// options that nobody gave.
struct Counter {
    var folder = StoreFolder.usual
    var language: String?
    var theme: String?
    var printer: ReceiptPrinter?
    var paper = PaperWidth.full
    var usesMouse = true
    var ambiguousWidth = TerminalOptions.AmbiguousWidth.probe
    var opensSimple = false
    var rings = false

    /// Runs until somebody leaves; ends the program with a sentence if there is no terminal or no store.
    func run() {
        guard isatty(0) == 1, isatty(1) == 1 else {
            Trouble(.unavailable, "这里没有终端,画不出前台。请在终端里运行;不用终端时可用 qiantai press。").end()
        }
        // The store opens while the terminal does; neither waits for the other.
        let opening = Begun(on: InPlace()) { [folder] in try await folder.open() }
        let shelf = Shelf()
        let worn = theme ?? (try? String(contentsOfFile: folder.themeFile, encoding: .utf8)) ?? "dark"
        let letters = ProcessInfo.processInfo.environment["QIANTAI_LETTERS"].flatMap { LetterControl($0) }
        let terminal: CursesTerminal
        do {
            terminal = try CursesTerminal(
                TerminalOptions(ambiguousWidth: ambiguousWidth, usesMouse: usesMouse, palette: .dark, letters: letters))
        } catch {
            if let store = try? opening.result() { store.close() }
            Trouble(error).end()
        }
        terminal.setPalette(shelf.palette(worn, for: terminal.colours))
        let store: OpenStore
        do { store = try opening.result() } catch {
            terminal.close()
            error.end()
        }
        let log = LogFile.logger(folder)
        log.notice("desk opened", metadata: ["version": "\(Version.text)"])
        let gateway: HTTPGateway?
        do { gateway = try GatewayFile(path: store.folder.gatewayFile).gateway() } catch {
            terminal.close()
            store.close()
            error.end()
        }
        let environment = Environment(
            store, language: language, kept: try? String(contentsOfFile: folder.languageFile, encoding: .utf8),
            chrome: terminal.chrome, shelf: shelf, theme: worn, keepsTheme: theme != nil, rings: rings,
            opensSimple: opensSimple, paper: paper, hasPrinter: printer != nil, hasGateway: gateway != nil,
            letters: letters?.points)
        CounterLoop(terminal, store, environment, shelf: shelf, printer: printer, gateway: gateway, log: log).run()
        terminal.close()
        store.close()
        log.notice("desk closed")
    }
}

extension Trouble {
    /// Why no screen could be opened, as a sentence.
    init(_ error: OpenError) {
        switch error {
        case .notATerminal: self.init(.unavailable, "这里没有终端,画不出前台。请在终端里运行。")
        case .unknownTerminal: self.init(.unavailable, "不认识这种终端(TERM)。请设 TERM=xterm-256color 再试。")
        case .noUnicode: self.init(.unavailable, "系统没有 UTF-8 语言环境。请设 LANG=C.UTF-8 再试。")
        case .noCursorPlacing:
            self.init(.unavailable, "这种终端(TERM)不能移动光标,画不出前台。请换一个终端窗口,或设 TERM=xterm-256color 再试。")
        case .alreadyOpen: self.init(.unavailable, "前台已经打开了。")
        }
    }
}
