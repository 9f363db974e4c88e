import Domain
import Operations
import Surface
import Widgets

/// What rooms see of the world: nothing in it can be changed by them.
struct Scene: Sendable {
    let wording: Wording
    let calendar: StoreCalendar
    let chrome: Chrome
    let paperColumns: Int
    let now: Instant
    /// The same moment in the clock of the events, in milliseconds.
    let clock: Int64
    let staff: Staff?
    let front: StoreFront.Answer?
    let catalogue: Catalogue.Answer?
    /// The same, ready to be found in.
    let wares: Wares
    let rooms: Set<RoomID>
    let size: Size
    /// Whether the store has set a printer.
    let hasPrinter: Bool
    /// Whether scanned pay codes can be collected; without a gateway a person confirms that the money came.
    let hasGateway: Bool
    /// Whether an answer is awaited that decides what comes next.
    let isWaiting: Bool
    /// Whether the last code led nowhere, and nothing new was begun since: digits may be meant for the screen that did
    /// not come.
    let codeWasRefused: Bool
    /// What was just done or refused, for the screens that have no status line.
    var status = StatusLine()
    /// Where big glyphs come from; nil while they are on their way.
    var book: GlyphBook? = .empty
    /// Draws digits as a code to be scanned; nil where nobody can.
    let codeMatrix: @Sendable (String) -> [[Bool]]?
    /// Which keys mean what at this counter.
    var keymap = Keymap()
    /// How large the window's letters are; nil where they cannot be changed.
    var letters: Letters?

    func say(_ source: String, _ arguments: String...) -> String {
        switch arguments.count {
        case 0: wording.say(source)
        case 1: wording.say(source, arguments[0])
        case 2: wording.say(source, arguments[0], arguments[1])
        case 3: wording.say(source, arguments[0], arguments[1], arguments[2])
        default: wording.say(source, arguments[0], arguments[1], arguments[2], arguments[3])
        }
    }

    func say(_ phrase: Phrase) -> String { wording.say(phrase) }

    /// The key of an action at this counter, as sentences name it: one that works while something is typed, unless
    /// letters are meant.
    func key(of action: Action, whileTyping isTyping: Bool = true) -> String {
        let bound = keymap.applied(to: action)
        return (bound.key(whileTyping: isTyping) ?? bound.keys.first)?.label ?? ""
    }

    /// The key that leads to a room; empty where only F10 does.
    func key(of room: RoomID) -> String { Global.action(of: room).map { key(of: $0) } ?? "" }

    var isDemo: Bool { front?.settings.isDemo ?? false }

    /// Where rooms draw: below the title, above hints, status line and key bar.
    var body: Rect { Shell.body(of: size) }

    /// How this person stands to a right; nobody signed in may nothing but enter.
    func standing(to right: Right) -> Standing {
        guard let staff else { return right == .enter ? .allowed : .refused }
        return staff.role.standing(to: right)
    }
}
