import Domain
import Operations
import Surface
import Widgets

/// One step of a room or a dialog: what it sees, and what it asks for. The desk carries the wishes out in order when
/// the step is over.
struct Turn {
    /// What is so now.
    let scene: Scene
    /// Who takes the step, and gets the answers.
    let address: Address
    private(set) var wishes: [Wish] = []

    init(scene: Scene, address: Address) {
        self.scene = scene
        self.address = address
    }

    /// Where answers go.
    enum Address: Hashable, Sendable {
        case desk
        case overlay(Int)
        case room(RoomID)

        /// Questions of one slot overtake each other; everybody has slots of their own.
        func slot(_ name: String) -> String {
            switch self {
            case .desk: "desk " + name
            case .overlay(let number): "overlay \(number) " + name
            case .room(let room): room.rawValue + " " + name
            }
        }
    }

    /// What a step may ask for.
    enum Wish: Sendable {
        case store(Asking)
        case errand(Errand)
        case room(RoomID)
        case show(any Overlay)
        case close
        case closeAndRun(String)
        case status(StatusLine)
        case effect(Effect)
        case print(Paper)
        case collect(PaymentErrand, then: @Sendable (PaymentNews) -> any Sendable)
        case tell(Address, any Sendable)
        case signedIn(SignIn.Answer)
        case theme(String)
        case language(String)
        case letters(Letters.Step)
        case lock
        /// Ends the program; what is half filled is not kept.
        case giveUp
        case leave
        case dropTyped
        case offer(String)
        case codeRefused
        /// A click that means this key.
        case press(Key)
    }

    /// Does something once: a key is made for it and kept until its outcome is known. Keys typed meanwhile wait.
    /// Denials, failures and approvals are the desk's business; `then` hears what was done or refused.
    /// - Parameter reason: what an approval would be asked for.
    mutating func perform<C: Command, N: Sendable>(
        _ command: C, reason: String = "", then: @escaping @Sendable (Result<C.Answer, C.Refusal>) -> N
    ) {
        wishes.append(.store(.command(command, for: address, reason: reason, key: nil) { then($0) }))
    }

    /// Asks what is shown beside other things: a later question of the same slot overtakes it, keys do not wait.
    mutating func ask<Q: Query, N: Sendable>(
        _ query: Q, slot: String, then: @escaping @Sendable (Q.Answer) -> N
    ) {
        wishes.append(.store(.query(query, for: address, slot: slot) { then($0) }))
    }

    /// Asks what decides the next screen: keys wait for the answer.
    mutating func decide<Q: Query, N: Sendable>(_ query: Q, then: @escaping @Sendable (Q.Answer) -> N) {
        wishes.append(.store(.query(query, for: address, slot: nil) { then($0) }))
    }

    /// Hands over to another room.
    mutating func go(_ errand: Errand) { wishes.append(.errand(errand)) }
    /// Shows another room as it was left.
    mutating func go(to room: RoomID) { wishes.append(.room(room)) }
    /// Shows a dialog above everything.
    mutating func show(_ overlay: any Overlay) { wishes.append(.show(overlay)) }
    /// Takes the dialog away whose step this is.
    mutating func close() { wishes.append(.close) }
    /// Takes the dialog away and does this action.
    mutating func close(running action: String) { wishes.append(.closeAndRun(action)) }
    /// Says in the status line what was done.
    mutating func succeed(_ text: String) { wishes.append(.status(StatusLine(text, .success))) }
    /// Says what was done, and by which key it can be taken back.
    mutating func succeed(_ text: String, undo action: Action, whileTyping isTyping: Bool = false) {
        succeed(scene.say("%@;按 %@ %@", text, scene.key(of: action, whileTyping: isTyping), scene.say(action.title)))
    }
    /// Says in the status line what should be known.
    mutating func inform(_ text: String) { wishes.append(.status(StatusLine(text, .status))) }
    /// Says in the status line what to mind.
    mutating func warn(_ text: String) { wishes.append(.status(StatusLine(text, .warning))) }
    /// Says in the status line what was refused, with a short bell.
    mutating func refuse(_ text: String) {
        wishes.append(.status(StatusLine(text, .error)))
        wishes.append(.effect(.bell))
    }
    /// Forgets keys typed ahead: they were meant for a screen that does not come.
    mutating func dropTyped() { wishes.append(.dropTyped) }
    /// Asks in the status line to choose one of several, and forgets whatever was typed blindly: the choice begins with
    /// the first key after a pause.
    mutating func offer(_ sentence: String) { wishes.append(.offer(sentence)) }
    /// A click on what is chosen already means Enter.
    mutating func pressEnter() { wishes.append(.press(.enter)) }
    /// A code led nowhere: what is typed next may have been meant for the screen it should have brought.
    mutating func refuseCode() { wishes.append(.codeRefused) }
    /// Puts a receipt into the printer's queue; nothing waits for the printer. Once more, it comes out as a copy.
    mutating func print(_ paper: Paper) { wishes.append(.print(paper)) }
    /// Takes a payment that was begun (`BeginPayment`) to its end by the code that was scanned; the counter goes on
    /// meanwhile. `then` hears every news of it, the last one being `isLast`; on `.received` an order can take it by
    /// `PayOrder` with `.scanned(payment)`. Only where `scene.hasGateway`.
    mutating func collect<N: Sendable>(
        payment: PaymentID, code: PayCode, then: @escaping @Sendable (PaymentNews) -> N
    ) {
        wishes.append(.collect(.collect(payment, code: code)) { then($0) })
    }
    /// Looks up what became of a payment.
    mutating func lookUp<N: Sendable>(payment: PaymentID, then: @escaping @Sendable (PaymentNews) -> N) {
        wishes.append(.collect(.collect(payment, code: nil)) { then($0) })
    }
    /// Gives a scanned payment back, or a refund's part of one: what `ReturnPayment` or a refund has written down.
    mutating func giveBack<N: Sendable>(
        _ paymentReturn: PaymentReturnID, then: @escaping @Sendable (PaymentNews) -> N
    ) {
        wishes.append(.collect(.giveBack(paymentReturn)) { then($0) })
    }
    /// Asks whether a payment that could not go back really did not: before it is paid out in cash.
    mutating func lookAgain<N: Sendable>(
        _ paymentReturn: PaymentReturnID, then: @escaping @Sendable (PaymentNews) -> N
    ) {
        wishes.append(.collect(.lookAgain(paymentReturn)) { then($0) })
    }
    /// Paints everything anew, stops, ends, sounds.
    mutating func effect(_ effect: Effect) { wishes.append(.effect(effect)) }
    /// Gives a note to a room or a dialog.
    mutating func tell(_ address: Address, _ note: some Sendable) { wishes.append(.tell(address, note)) }
    /// Lets somebody in.
    mutating func enter(_ answer: SignIn.Answer) { wishes.append(.signedIn(answer)) }
    /// Shows another theme.
    mutating func choose(theme: String) { wishes.append(.theme(theme)) }
    /// Speaks another language.
    mutating func choose(language: String) { wishes.append(.language(language)) }
    /// Makes the window's letters another size.
    mutating func change(letters step: Letters.Step) { wishes.append(.letters(step)) }
    /// Locks the screen.
    mutating func lock() { wishes.append(.lock) }
    /// Ends the program, asking first if something is half filled.
    mutating func leave() { wishes.append(.leave) }
    mutating func wish(_ wish: Wish) { wishes.append(wish) }

    /// Says a text in the language of the desk.
    func say(_ source: String) -> String { scene.say(source) }
    /// Says a text with an argument.
    func say(_ source: String, _ one: String) -> String { scene.say(source, one) }
    /// Says a text with two arguments.
    func say(_ source: String, _ one: String, _ two: String) -> String { scene.say(source, one, two) }
    /// Says a text with three arguments.
    func say(_ source: String, _ one: String, _ two: String, _ three: String) -> String {
        scene.say(source, one, two, three)
    }
}
