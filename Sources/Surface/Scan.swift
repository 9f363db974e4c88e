/// What a scanner typed.
package struct Scan: Hashable, Sendable {
    /// The digits.
    package var digits: String
    /// The key that ended it: Enter or Tab; nil where silence did.
    package var terminator: Key?
    /// How many of its digits went out before as `tentative` and have to be taken back.
    package var takeBack: Int

    /// A scan.
    package init(digits: String, terminator: Key? = .enter, takeBack: Int = 0) {
        self.digits = digits
        self.terminator = terminator
        self.takeBack = takeBack
    }

    /// All that was typed, for a caller who finds that it is no code; the first `takeBack` of them are out already.
    package var keys: [Key] { digits.map { Key.character($0) } + (terminator.map { [$0] } ?? []) }
}
