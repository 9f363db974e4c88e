import Curses
import Desk
import Devices
import Dispatch
import Domain
import Foundation
import Glyphs
import Logging
import Operations
import SQLite
import Surface

/// The one thread that waits, reads, updates and paints.
final class CounterLoop {
    private let terminal: any Terminal
    private let store: OpenStore
    private let shelf: Shelf
    private let log: Logger
    private let mailbox: Mailbox
    private let runner: StoreRunner
    private let cashier: Cashier
    private let printing: PrintingLoop?
    private var desk: Desk
    private var isOver = false
    private var needsPaint = true
    private let memberSide: DisplayServer?
    private var shown: MemberDisplay?
    private let draftsFile: DraftsFile
    private var kept: [OperatorID: Drafts]

    init(
        _ terminal: any Terminal, _ store: OpenStore, _ environment: Environment, shelf: Shelf,
        printer: ReceiptPrinter?, gateway: (any PaymentGateway)?, log: Logger
    ) {
        self.terminal = terminal
        self.store = store
        self.shelf = shelf
        self.log = log
        let mailbox = Mailbox(wake: terminal.wake)
        self.mailbox = mailbox
        let cashier = Cashier(store, gateway: gateway, mailbox)
        self.cashier = cashier
        let printing = printer.map { PrintingLoop(store, $0, mailbox, log) }
        self.printing = printing
        runner = StoreRunner(
            store, mailbox, moneyMayCome: { cashier.takeUp($0) }, paperMayWait: { printing?.wake() })
        desk = Desk(environment, size: terminal.size)
        draftsFile = DraftsFile(store)
        kept = environment.drafts
        do { memberSide = try DisplayServer(path: store.folder.displaySocket) } catch {
            memberSide = nil
            log.warning("no member display", metadata: ["fault": "\(error)"])
        }
    }

    /// Runs until somebody leaves.
    func run() {
        update(.tick(Clock.now, clock: terminal.now))
        perform(desk.open())
        while !isOver {
            paint()
            let events = terminal.poll(timeout: desk.wakeAt.map { Int(max(0, $0 - terminal.now)) })
            update(.tick(Clock.now, clock: terminal.now))
            for letter in mailbox.takeAll() { update(letter) }
            for event in events {
                if case .stop = event.event { isOver = true }
                update(.event(event))
            }
        }
        draftsFile.close(keeping: desk.drafts)
        memberSide?.stop()
        runner.stop()
        printing?.stop()
    }

    private func update(_ input: DeskInput) {
        needsPaint = true
        perform(desk.update(input))
    }

    private func paint() {
        guard needsPaint, !isOver else { return }
        needsPaint = false
        let desk = desk
        let frame = desk.frame(terminal.size)
        terminal.present(frame.canvas, cursor: frame.cursor)
        show(desk.display)
        keep(desk.drafts)
    }

    private func keep(_ drafts: [OperatorID: Drafts]) {
        guard drafts != kept else { return }
        kept = drafts
        draftsFile.keep(drafts)
    }

    /// The member sees it after the counter does; nothing is drawn for nobody.
    private func show(_ display: MemberDisplay) {
        guard display != shown, let page = try? JSONEncoder().encode(display) else { return }
        shown = display
        memberSide?.show([UInt8](page))
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .store(let request): runner.take(request)
            case .forget(let ticket): runner.forget(ticket)
            case .retryPrinting: printing?.wake()
            case .collect(let errand, let session): cashier.take(errand, session)
            case .showTheme(let name): terminal.setPalette(shelf.palette(name, for: terminal.colours))
            case .setTheme(let name): setTheme(name)
            case .setLanguage(let code): keep(code, in: store.folder.languageFile)
            case .readFonts: readFonts()
            case .dropFonts: break
            case .setLetters(let points): terminal.setLetters(points: points)
            case .bell: terminal.bell()
            case .redraw: terminal.invalidate()
            case .suspend: terminal.suspend()
            case .quit: isOver = true
            }
        }
    }

    /// Beside the counter: a font is some megabytes. The shelf lives as long as the desk holds its book.
    private func readFonts() {
        let mailbox = mailbox
        DispatchQueue.global().async { mailbox.put(.fonts(FontShelf().book)) }
    }

    private func setTheme(_ name: String) {
        terminal.setPalette(shelf.palette(name, for: terminal.colours))
        keep(name, in: store.folder.themeFile)
    }

    /// Remembers a choice for the next time.
    private func keep(_ choice: String, in file: String) {
        do { try choice.write(toFile: file, atomically: true, encoding: .utf8) } catch {
            log.warning("choice not kept", metadata: ["file": "\(file)"])
        }
    }
}
