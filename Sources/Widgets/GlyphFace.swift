/// A face for big glyphs.
package enum GlyphFace: Hashable, Sendable {
    /// Hanzi of 12 by 12 points, half as wide for Latin.
    case small
    /// Hanzi of 16 by 16 points, half as wide for Latin.
    case middle
    /// Bold digits from an outline so many points high; amounts only.
    case digits(Int)
}
