import Domain
import Operations
package import Surface
import Widgets

/// The front desk as a value: what happens goes in by `update`, what is to be done comes out as effects, and `frame`
/// says what it looks like. It reads no clock, no file and no terminal.
package struct Desk: Sendable {
    /// Who works here now.
    struct Session: Sendable, Equatable {
        let token: SessionToken
        let staff: Staff
    }

    /// A request whose answer has not come yet.
    struct Pending: Sendable {
        let isDecisive: Bool
        /// Whether keys wait for it: it decides the next screen, or is part of the screen that is coming.
        var holdsKeys: Bool
        let slot: String?
        let token: SessionToken?
        let generation: Int
        /// What it is, by the right it needs.
        let what: Right
        /// Whether it writes into the books: what has been sent cannot be stopped.
        let isCommand: Bool
    }

    /// Where typing was when a run of digits began that may become a scan.
    struct Typed: Sendable {
        let address: Turn.Address
        let field: TextField
    }

    /// What is to be chosen, and since when nothing was typed.
    struct Offer: Sendable {
        let sentence: String
        var quietSince: Int64
    }

    var environment: Environment
    var size: Size
    var now = Instant(ms: 0)
    var clock: Int64 = 0
    var front: StoreFront.Answer?
    var catalogue: Catalogue.Answer?
    var wares = Wares()
    var session: Session?
    /// How this terminal is where nobody likes it otherwise.
    var usual: Likings
    /// Whether a refusal is heard.
    var rings: Bool
    /// Whose half-filled forms wait behind the locked screen.
    var lockedOut: Staff?
    var rooms: [RoomID: any Room] = [:]
    /// The rooms of the key bar in its order.
    let order: [RoomID]
    private let offered: Set<RoomID>
    var current: RoomID
    /// Whether the counter is shown in large letters.
    var isSimple = false
    /// Where somebody was before.
    var ordinary: RoomID?
    var fonts = Fonts.none
    /// How large the window's letters are; nil where they cannot be changed.
    var letters: Letters?
    var overlays: [(number: Int, overlay: any Overlay)] = []
    var shelvedOverlays: [(number: Int, overlay: any Overlay)] = []
    var overlaysMade = 0
    var status = StatusLine()
    /// A choice that was just laid before somebody, who cannot have seen it yet.
    var offer: Offer?
    var health = Health.writable
    var detector: ScanDetector
    var beforeDigits: Typed?
    var queue: [Input] = []
    var pending: [Ticket: Pending] = [:]
    var newest: [String: Ticket] = [:]
    var formKeys: [String: RequestKey] = [:]
    /// What was typed into dialogs before the program was gone, by the dialog.
    var keptForms: [String: FormDraft] = [:]
    /// What stood in dialogs when they were opened.
    var blankForms: [Int: [String: String]] = [:]
    var generation = 0
    /// Whether what is asked now is part of the screen that is coming.
    var isTurning = false
    var ticketsMade = 0
    var waitingSince: Int64 = 0
    var lastActivity: Int64 = 0
    var outgoing: [Effect] = []
    /// Who waits for news of a payment.
    var collecting: [PaymentErrand.Subject: Listener] = [:]
    /// News that came while the screen was locked.
    var unheard: [(PaymentErrand.Subject, PaymentNews)] = []
    /// When Enter was pressed, if nothing was since.
    var lastEnter: Int64?
    /// The click before this one.
    var lastClick: Click?
    /// Who got the press of the button that is down: nobody else hears how it moves and is let go.
    var grip: Turn.Address?
    /// Somebody leaves the program and wants nothing kept.
    var isGivingUp = false
    /// What was chosen by name in this session, the latest first: ids of actions.
    var recent: [String] = []
    /// The last code led nowhere, and nothing new was begun since.
    var codeWasRefused = false

    /// A desk with its screen, nobody signed in; feed it a tick, then `open`.
    package init(_ environment: Environment, size: Size) {
        self.environment = environment
        self.size = size
        usual = Likings(theme: environment.theme, language: environment.language, rings: environment.rings)
        rings = environment.rings
        letters = environment.letters.map { Letters(usual: $0, now: $0) }
        detector = ScanDetector(gap: environment.scanGap)
        detector.isWhole = Self.isWholeCode
        order = Self.counter().map(\.id)
        offered = Set(order)
        current = order.first ?? .login
        cleanRooms()
        rooms[.login] = LoginRoom()
        rooms[.simpleLogin] = SimpleLoginRoom()
    }

    /// The effects that load what the first screen shows; performed once, after the first tick.
    package mutating func open() -> [Effect] {
        lastActivity = clock
        if !environment.notice.isEmpty { status = StatusLine(environment.notice, .warning) }
        askFront()
        return takeOutgoing()
    }

    /// Applies what happened and says what is to be done.
    package mutating func update(_ input: DeskInput) -> [Effect] {
        switch input {
        case .event(let timed): happen(timed)
        case .answer(let ticket, let message): answer(ticket, message)
        case .tick(let instant, let clock): tick(instant, clock)
        case .changes(let changes): if !changes.isEmpty { refreshCurrent() }
        case .health(let health): self.health = health
        case .fonts(let book): hear(book)
        case .payment(let subject, let news): hear(news, of: subject)
        case .printed(nil): status = StatusLine(scene.say("积压的小票已打完"), .success)
        case .printed(let fault?): complain(scene.sentence(fault))
        }
        return takeOutgoing()
    }

    /// When the next tick is due, in the clock of the events; nil if nothing will change by itself.
    package var wakeAt: Int64? {
        var moments = [clock + 60_000 - ((now.ms % 60_000) + 60_000) % 60_000]
        if let deadline = detector.deadline { moments.append(deadline + 1) }
        if session != nil, let idle = front?.settings.idleSeconds { moments.append(lastActivity + Int64(idle) * 1000) }
        if isWaiting {
            moments.append(waitingSince + (isLate ? (clock - waitingSince) / 1000 * 1000 + 1000 : Self.patience))
        }
        if let due = wakesFocusAt { moments.append(clock + max(1, due.ms - now.ms)) }
        return moments.filter { $0 > clock }.min()
    }

    /// When whoever has the keys wants to see the time.
    var wakesFocusAt: Instant? {
        if let last = overlays.last { return last.overlay.wakesAt(now) }
        return rooms[focusRoom]?.wakesAt
    }

    /// Whether an answer is awaited that makes the next screen: keys wait for it.
    package var isWaiting: Bool { pending.values.contains { $0.holdsKeys } }

    /// How many requests are under way.
    package var inFlight: Int { pending.count }

    /// Milliseconds after which waiting is shown.
    static let patience: Int64 = 300
    /// Milliseconds within which a second Enter is no second decision.
    static let bounce: Int64 = 60
    /// Milliseconds within which keys are of one burst of bytes.
    static let burst: Int64 = 5

    mutating func takeOutgoing() -> [Effect] {
        defer { outgoing = [] }
        return rings ? outgoing : outgoing.filter { if case .bell = $0 { false } else { true } }
    }

    mutating func cleanRooms() {
        for room in Self.counter() { rooms[room.id] = room }
        rooms[.simple] = SimpleRoom()
        ordinary = nil
        recent = []
        overlays = []
        shelvedOverlays = []
        formKeys = [:]
        keptForms = [:]
        blankForms = [:]
        queue = []
        collecting = [:]
        unheard = []
        generation += 1
        current = isSimple ? .simple : order.first ?? .login
    }

    /// What is so now.
    var scene: Scene {
        Scene(
            wording: environment.wording, calendar: environment.calendar, chrome: environment.chrome,
            paperColumns: environment.paperColumns, now: now, clock: clock,
            staff: session?.staff, front: front, catalogue: catalogue, wares: wares, rooms: offered, size: size,
            hasPrinter: environment.hasPrinter, hasGateway: environment.hasGateway, isWaiting: isWaiting,
            codeWasRefused: codeWasRefused, status: status, book: book,
            codeMatrix: environment.codeMatrix, keymap: environment.keymap, letters: letters)
    }
}

/// What the desk itself is told.
enum DeskNote: Sendable {
    /// A choice was kept; nobody waits for it.
    case kept
    case reopened(Result<ReopenAccount.Answer, ReopenAccount.Refusal>, Staff)
    case front(StoreFront.Answer)
    case queued(Result<QueuePrint.Answer, QueuePrint.Refusal>)
    case dropped(Result<DropPrint.Answer, DropPrint.Refusal>)
    case catalogue(Catalogue.Answer, Wares)
    case code(ReadCode.Answer, digits: String)
    /// How the till stands, for what could not be done without a shift.
    case shift(ShiftNow.Answer, again: @Sendable () -> Asking)
}
