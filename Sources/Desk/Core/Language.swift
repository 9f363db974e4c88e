/// A language the desk can speak.
package struct Language: Sendable {
    /// `zh`, `en`
    package let code: String
    /// Its name in itself, for whoever does not read the one on the screen.
    package let name: String
    /// Reads its texts, when it is chosen and not before.
    package let wording: @Sendable () -> Wording

    /// A language.
    package init(code: String, name: String, wording: @escaping @Sendable @autoclosure () -> Wording) {
        self.code = code
        self.name = name
        self.wording = wording
    }
}
