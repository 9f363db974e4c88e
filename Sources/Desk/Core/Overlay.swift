import Domain
import Surface
import Widgets

/// Something above the room that takes all keys until it is gone.
protocol Overlay: Sendable {
    /// What is written on it.
    var title: String { get }
    /// The text field with the cursor, if any.
    var typing: TextField? { get set }
    /// Applies a key that is not the desk's own, a paste or the mouse.
    mutating func handle(_ event: Event, _ turn: inout Turn)
    /// Hears an answer it asked for.
    mutating func receive(_ note: any Sendable, _ turn: inout Turn)
    /// When it wants to see the time again; nil if the minute of the shell is enough.
    func wakesAt(_ now: Instant) -> Instant?
    /// The time has gone on.
    mutating func tick(_ turn: inout Turn)
    /// The screen is locked: a PIN that was typed is forgotten.
    mutating func forgetSecrets()
    /// Draws itself above the whole screen; returns where the cursor is.
    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position?
}

extension Overlay {
    var typing: TextField? {
        get { nil }
        set {}
    }
    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {}
    func wakesAt(_ now: Instant) -> Instant? { nil }
    mutating func tick(_ turn: inout Turn) {}
    mutating func forgetSecrets() {}
}

extension Overlay {
    /// Whether a scan may take it away: nothing is lost by that.
    var yieldsToScan: Bool { self is HelpOverlay || self is PaletteOverlay || self is MenuOverlay }
}
