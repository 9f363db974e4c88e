import Surface

/// What the keys of a simple page mean to the dialog whose page it is.
struct SimpleKeys: Sendable {
    /// What 0 and Escape are.
    var back = Key.escape
    /// What arrows that go to the choice before are.
    var previous = Key.up
    /// What arrows that go to the next choice are.
    var next = Key.down
}
