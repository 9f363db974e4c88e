import ArgumentParser
import Curses
import Desk
import Devices
import Domain
import Foundation
import Glyphs
import Surface
import Synchronization

/// The other side of the counter: what the member sees, on a terminal of its own.
struct DisplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "display", abstract: "会员屏:在另一台终端上给会员看应付、余额和二维码。",
        discussion: "和前台同一台机器、同一个账号、同一家店;前台没开、锁屏或没有在办业务时是空白。Ctrl-C 退出。")

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("主题;不写就和前台一样。", valueName: "主题"))
    var theme: String?

    func run() throws {
        guard isatty(0) == 1, isatty(1) == 1 else { Trouble(.unavailable, "这里没有终端,画不出会员屏。请在终端里运行。").end() }
        let terminal: CursesTerminal
        do { terminal = try CursesTerminal(TerminalOptions(usesMouse: false)) } catch { Trouble(error).end() }
        defer { terminal.close() }
        let folder = data.folder
        let theme = theme ?? (try? String(contentsOfFile: folder.themeFile, encoding: .utf8)) ?? "dark"
        terminal.setPalette(Shelf().palette(theme, for: terminal.colours))
        let heard = Heard(wake: terminal.wake)
        let thread = Thread {
            while true {
                DisplayLine(path: folder.displaySocket).hear { heard.put($0) }
                heard.put([])
                Thread.sleep(forTimeInterval: 1)
            }
        }
        thread.start()
        let book = FontShelf().book
        while true {
            var canvas = Canvas(terminal.size, chrome: terminal.chrome)
            heard.display.draw(on: &canvas, book: book) { CodeMatrix.rows(drawing: $0) }
            terminal.present(canvas, cursor: nil)
            for event in terminal.poll(timeout: nil) {
                switch event.event {
                case .stop, .key(.control("c")), .key(.control("q")): return
                case .key(.control("l")): terminal.invalidate()
                default: break
                }
            }
        }
    }
}

/// The newest page, from the thread that hears to the one that paints.
private final class Heard: Sendable {
    private let newest = Mutex(MemberDisplay(store: "", page: nil))
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// A page as it came; what nobody can read is blank.
    func put(_ bytes: [UInt8]) {
        let blank = MemberDisplay(store: "", page: nil)
        let display = (try? JSONDecoder().decode(MemberDisplay.self, from: Data(bytes))) ?? blank
        newest.withLock { $0 = display }
        wake()
    }

    var display: MemberDisplay { newest.withLock { $0 } }
}
