/// Where the points of big glyphs come from. What is not there is drawn as ordinary text.
package struct GlyphBook: Sendable {
    private let find: @Sendable (Character, GlyphFace) -> BitMatrix?

    /// A book that looks characters up in this way; nil = the face has none, or is not installed.
    package init(_ find: @escaping @Sendable (Character, GlyphFace) -> BitMatrix?) { self.find = find }

    /// The points of one character, as wide as the pen goes on and as high as its line.
    package func points(_ character: Character, _ face: GlyphFace) -> BitMatrix? { find(character, face) }

    /// Nothing in it.
    package static let empty = GlyphBook { _, _ in nil }
}
