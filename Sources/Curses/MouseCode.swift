import Surface

/// The number terminals put before the place of the mouse.
enum MouseCode {
    /// What the number means: the two low bits are the button, 32 is a move, 64 the wheel; bits for held keys are
    /// of no use to us.
    static func event(_ code: Int, isUp: Bool, at place: Position) -> Mouse? {
        guard place.row >= 0, place.column >= 0, code >= 0, code < 128 else { return nil }
        if code & 64 != 0 {
            switch code & 3 {
            case 0: return Mouse(.wheelUp, at: place)
            case 1: return Mouse(.wheelDown, at: place)
            default: return nil
            }
        }
        let button: Mouse.Button? =
            switch code & 3 {
            case 0: .left
            case 1: .middle
            case 2: .right
            default: isUp ? .left : nil
            }
        return button.map { Mouse(isUp ? .release : code & 32 != 0 ? .drag : .press, $0, at: place) }
    }
}
