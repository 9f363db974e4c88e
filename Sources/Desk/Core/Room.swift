import Domain
import Operations
import Surface
import Widgets

/// A room: state, what may be done in it, what it is told, and what it looks like. Everything it wants from outside
/// goes through the `Turn` it is handed.
protocol Room: Sendable {
    /// What it is told later: answers of the store and of dialogs.
    associatedtype Note: Sendable
    /// What may be done in it.
    associatedtype Act: RawRepresentable<String> & CaseIterable & Sendable

    static var id: RoomID { get }
    /// The action's entry in the table, exhaustive.
    static func action(_ act: Act) -> Action
    /// Whether it can be done now; rights are checked before this is asked.
    func availability(of act: Act, _ scene: Scene) -> Availability
    mutating func carryOut(_ act: Act, _ turn: inout Turn)
    /// Why nothing happens when the key of an absent action is pressed that means nothing else here either.
    func silence(of act: Act, _ scene: Scene) -> String
    /// Keys of a form in this room, for the help only.
    func formKeys(_ scene: Scene) -> [Action]
    /// The slot of the answer without which nobody knows whom a key means or whether it can be done: the list for what
    /// was typed, the card of the chosen member. Nil if nothing is missing. `act` is what the key would do, nil a
    /// function key that takes the member along.
    func missing(for act: Act?) -> String?
    /// Asks now for what belongs into a slot.
    mutating func ask(for slot: String, _ turn: inout Turn)

    /// The text field with the cursor, if any; setting it is how the desk takes back the start of a scan.
    var typing: TextField? { get set }
    /// Whether digits are typed now, even if no field has the cursor yet.
    var takesDigits: Bool { get }
    /// Whether digits that came as fast as a scan could be what is being typed, as a phone number.
    func mayBeTyped(_ digits: String) -> Bool
    /// Whether something would be lost by leaving the program.
    var isHalfFilled: Bool { get }
    /// What is half filled, so that it can be gone on with after the program ended without warning; nil = nothing.
    var unfinished: Draft? { get }
    /// Goes on with what was half filled then.
    mutating func resume(_ unfinished: Draft, _ turn: inout Turn)
    /// The member this room is about now: a function key takes them along.
    var subject: MemberID? { get }
    /// The screen is locked: a PIN that was typed is forgotten.
    mutating func forgetSecrets()
    /// What stands at the right end of the title line.
    func note(_ scene: Scene) -> String

    /// The room is shown now.
    mutating func enter(_ turn: inout Turn)
    /// Somebody comes by the room's own key: what was looked for before is over, what is half filled stays.
    mutating func lookAnew(_ turn: inout Turn)
    /// Something in the books has changed; ask again for what is shown.
    mutating func refresh(_ turn: inout Turn)
    /// Takes an errand; false if it is not for this room.
    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool
    /// Takes a scan as it is, before anybody asks what it means; false if nothing here waits for one.
    mutating func take(scan: String, _ turn: inout Turn) -> Bool
    /// Takes the member somebody's code belongs to; false if nothing here waits for one.
    mutating func take(member: MemberRow, _ turn: inout Turn) -> Bool
    /// Applies a key that is no action, a paste or the mouse; false if it has no use for it.
    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool
    /// When it wants to see the time; nil if the minute of the shell is enough.
    var wakesAt: Instant? { get }
    /// The time it wanted to see has come.
    mutating func tick(_ turn: inout Turn)
    /// The desk has put another text into `typing`.
    mutating func typed(_ turn: inout Turn)
    mutating func receive(_ note: Note, _ turn: inout Turn)
    /// What the member sees of it on the other side of the counter; nil = nothing.
    func memberPage(_ scene: Scene) -> MemberDisplay.Page?
    /// Draws into `scene.body`; returns where the cursor is.
    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position?
}

extension Room {
    var takesDigits: Bool { typing != nil }
    func mayBeTyped(_ digits: String) -> Bool { false }
    var isHalfFilled: Bool { false }
    var unfinished: Draft? { nil }
    mutating func resume(_ unfinished: Draft, _ turn: inout Turn) {}
    var subject: MemberID? { nil }
    func note(_ scene: Scene) -> String { "" }
    func missing(for act: Act?) -> String? { nil }
    func silence(of act: Act, _ scene: Scene) -> String { scene.say("现在不能%@", scene.say(Self.action(act).title)) }
    func formKeys(_ scene: Scene) -> [Action] { [] }
    mutating func ask(for slot: String, _ turn: inout Turn) {}
    var wakesAt: Instant? { nil }
    mutating func tick(_ turn: inout Turn) {}
    mutating func forgetSecrets() {}
    mutating func enter(_ turn: inout Turn) {}
    mutating func lookAnew(_ turn: inout Turn) {}
    mutating func refresh(_ turn: inout Turn) {}
    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool { false }
    mutating func take(scan: String, _ turn: inout Turn) -> Bool { false }
    mutating func take(member: MemberRow, _ turn: inout Turn) -> Bool { false }
    mutating func typed(_ turn: inout Turn) {}
    func memberPage(_ scene: Scene) -> MemberDisplay.Page? { nil }

    /// The table of the room.
    static var actions: [Action] { ActionTable.rooms[id] ?? madeActions }

    /// The same, made anew.
    static var madeActions: [Action] { Act.allCases.map(action) }

    private static func act(ofID id: String?) -> Act? {
        actions.firstIndex { $0.id == id }.map { Array(Act.allCases)[$0] }
    }

    /// The table with what can be done now, or the part of it that is meant.
    func standings(
        _ scene: Scene, of isMeant: (Action) -> Bool = { _ in true }
    ) -> [(action: Action, availability: Availability)] {
        let actions = Self.actions
        let meant = actions.indices.filter { isMeant(actions[$0]) }
        guard !meant.isEmpty else { return [] }
        let acts = Array(Act.allCases)
        return meant.map { index in
            let action = actions[index]
            let here = availability(of: acts[index], scene)
            guard here != .absent, let right = action.right, scene.standing(to: right) == .refused else {
                return (action, here)
            }
            return (action, .obstacle(scene.say("您的岗位不能办理:%@", scene.say(action.title))))
        }
    }

    /// As `missing(for:)`, by the action's id.
    func missing(forID id: String?) -> String? { missing(for: Self.act(ofID: id)) }

    /// As `silence(of:)`, by the action's id.
    func silence(ofID id: String, _ scene: Scene) -> String? {
        Self.act(ofID: id).map { silence(of: $0, scene) }
    }

    mutating func carryOut(id: String, _ turn: inout Turn) {
        if let act = Self.act(ofID: id) { carryOut(act, &turn) }
    }

    mutating func receive(any note: any Sendable, _ turn: inout Turn) {
        if let note = note as? Note { receive(note, &turn) }
    }

    var id: RoomID { Self.id }
    var actions: [Action] { Self.actions }
    var madeActions: [Action] { Self.madeActions }
}
