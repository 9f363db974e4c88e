/// A moment: milliseconds since 1970 in UTC, as the store file keeps it.
package struct Instant: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let ms: Int64

    /// The moment so many milliseconds after 1970.
    package init(ms: Int64) {
        self.ms = ms
    }

    /// Reads bare milliseconds.
    package init(from decoder: any Decoder) throws {
        ms = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes bare milliseconds.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ms)
    }

    /// Earlier is less.
    package static func < (left: Instant, right: Instant) -> Bool { left.ms < right.ms }

    /// So many milliseconds later.
    package func advanced(milliseconds: Int64) -> Instant { Instant(ms: ms + milliseconds) }
    /// So many minutes later.
    package func advanced(minutes: Int64) -> Instant { Instant(ms: ms + minutes * 60_000) }
    /// So many times 24 hours later; not a calendar day where clocks change.
    package func advanced(hours: Int64) -> Instant { Instant(ms: ms + hours * 3_600_000) }
    /// Whole minutes from `earlier` to here, rounded down, never below 0.
    package func minutes(since earlier: Instant) -> Int { Int(max(0, (ms - earlier.ms) / 60_000)) }

    /// The bare milliseconds.
    package var description: String { String(ms) }
}
