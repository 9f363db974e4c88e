/// A text of the catalogue by its Chinese source, for tables that are written before anybody knows the language.
package struct Phrase: Hashable, Sendable {
    /// Chinese, as in the catalogue.
    package let source: String

    /// Names a text of the catalogue.
    package init(_ source: String) { self.source = source }
}
