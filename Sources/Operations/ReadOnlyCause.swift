/// Why the books can only be read.
package enum ReadOnlyCause: String, Sendable, Equatable, Codable, CaseIterable {
    /// The disk failed: what was asked last may or may not be in the books.
    case disk
    /// The file is damaged.
    case damaged
    /// The medium or the folder does not allow writing.
    case medium
    /// The books do not agree with their chain or their anchor.
    case books
    /// The anchor outside the file cannot be written.
    case anchor
    /// They were opened for looking only.
    case looking
}
