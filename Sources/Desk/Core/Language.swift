/// A language the desk can speak.
package struct Language: Sendable {
    /// `zh`, `en`
    package let code: String
    /// Its name in itself, for whoever does not read the one on the screen.
    package let name: String
    /// Its texts.
    package let wording: Wording

    /// A language.
    package init(code: String, name: String, wording: Wording) {
        self.code = code
        self.name = name
        self.wording = wording
    }
}
