/// What the mouse did, and where.
package struct Mouse: Hashable, Sendable {
    /// What it did.
    package enum Kind: Hashable, Sendable {
        /// A button went down.
        case press
        /// The mouse moved with a button down.
        case drag
        /// The button went up.
        case release
        /// The wheel turned away from the hand.
        case wheelUp
        /// The wheel turned towards the hand.
        case wheelDown
    }

    /// The button it did it with; the wheel counts as `left`.
    package enum Button: Hashable, Sendable {
        /// The ordinary one.
        case left
        /// The wheel pressed down.
        case middle
        /// The other one.
        case right
    }

    /// What it did.
    package var kind: Kind
    /// With which button.
    package var button: Button
    /// In which cell.
    package var position: Position

    /// A mouse event.
    package init(_ kind: Kind, _ button: Button = .left, at position: Position) {
        self.kind = kind
        self.button = button
        self.position = position
    }
}
