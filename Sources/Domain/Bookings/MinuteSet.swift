/// A set of minutes of one stretch of time, counted from its beginning; kept as bits, so that whole weeks of many
/// people are compared in microseconds.
package struct MinuteSet: Sendable, Equatable {
    /// Minutes in the stretch; only 0..<count can be in the set.
    package let count: Int
    private var words: [UInt64]

    /// An empty set, or one with every minute.
    package init(count: Int, full: Bool = false) {
        precondition(count >= 0, "a stretch has no negative length")
        self.count = count
        words = [UInt64](repeating: full ? .max : 0, count: (count + 63) / 64)
        trim()
    }

    /// Nothing past the end is ever in the set.
    private mutating func trim() {
        if count % 64 != 0 { words[words.count - 1] &= (1 << UInt64(count % 64)) - 1 }
    }

    /// Whether a minute is in the set; nothing outside the stretch is.
    package func contains(_ minute: Int) -> Bool {
        minute >= 0 && minute < count && words[minute >> 6] >> UInt64(minute & 63) & 1 == 1
    }

    /// Whether all minutes of a range are in the set; an empty range is.
    package func contains(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        guard range.lowerBound >= 0, range.upperBound <= count else { return false }
        for word in Self.words(of: range) {
            let mask = Self.mask(of: range, in: word)
            if words[word] & mask != mask { return false }
        }
        return true
    }

    /// Adds the minutes of a range as far as they lie in the stretch.
    package mutating func insert(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<count)
        for word in Self.words(of: range) { words[word] |= Self.mask(of: range, in: word) }
    }

    /// Takes the minutes of a range away.
    package mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<count)
        for word in Self.words(of: range) { words[word] &= ~Self.mask(of: range, in: word) }
    }

    /// Adds another set's minutes; both are of the same stretch.
    package mutating func formUnion(_ other: MinuteSet) {
        precondition(count == other.count, "sets of one stretch")
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Keeps what is in both sets; both are of the same stretch.
    package mutating func formIntersection(_ other: MinuteSet) {
        precondition(count == other.count, "sets of one stretch")
        for index in words.indices { words[index] &= other.words[index] }
    }

    /// Takes another set's minutes away; both are of the same stretch.
    package mutating func subtract(_ other: MinuteSet) {
        precondition(count == other.count, "sets of one stretch")
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// The minutes at which something of this length fits into the set without a break; `length` ≥ 1.
    package func beginnings(of length: Int) -> MinuteSet {
        var found = self
        var reached = 1
        while reached < length {
            let step = min(reached, length - reached)
            found.keep(whereAlso: step)
            reached += step
        }
        return found
    }

    /// The minutes at which all pieces fit, each counted from there; without pieces every minute.
    package func beginnings(of pieces: [Range<Int>]) -> MinuteSet {
        var found = MinuteSet(count: count, full: true)
        for piece in pieces { found.formIntersection(beginnings(of: piece.count).shifted(by: piece.lowerBound)) }
        return found
    }

    /// The minutes from which at most `reach` minutes later there is one of the set.
    package func within(_ reach: Int) -> MinuteSet {
        var found = self
        var reached = 0
        while reached < reach {
            let step = min(reached + 1, reach - reached)
            found.formUnion(found.shifted(by: step))
            reached += step
        }
        return found
    }

    /// The set in which a minute stands for the one `offset` minutes later.
    package func shifted(by offset: Int) -> MinuteSet {
        var result = MinuteSet(count: count)
        if offset >= 0 {
            result.words = words
            result.combine(offset) { _, later in later }
        } else {
            for index in words.indices { result.words[index] = word(at: index * 64 + offset) }
        }
        result.trim()
        return result
    }

    /// The first minute of the set from one on, or nil.
    package func first(from minute: Int) -> Int? {
        var index = max(0, minute) >> 6
        guard minute < count else { return nil }
        var word = words[index] & (.max << UInt64(max(0, minute) & 63))
        while word == 0 {
            index += 1
            guard index < words.count else { return nil }
            word = words[index]
        }
        return index * 64 + word.trailingZeroBitCount
    }

    /// The first minute from one on that is not in the set; `count` where all are.
    package func firstMissing(from minute: Int) -> Int {
        var minute = max(0, minute)
        while minute < count {
            let free = ~words[minute >> 6] >> UInt64(minute & 63)
            if free != 0 { return min(count, minute + free.trailingZeroBitCount) }
            minute = (minute | 63) + 1
        }
        return count
    }

    /// How many minutes right before one are in the set without a break.
    package func run(before minute: Int) -> Int {
        guard minute <= count else { return 0 }
        var end = minute
        while end > 0 {
            let taken = ~words[(end - 1) >> 6] << UInt64(63 - ((end - 1) & 63))
            if taken != 0 { return minute - max(0, end - taken.leadingZeroBitCount) }
            end = (end - 1) & ~63
        }
        return max(0, minute)
    }

    /// How many minutes from one on are in the set without a break.
    package func run(from minute: Int) -> Int {
        contains(minute) ? firstMissing(from: minute) - minute : 0
    }

    /// How many minutes of a range are in the set.
    package func size(in range: Range<Int>) -> Int {
        let range = range.clamped(to: 0..<count)
        return Self.words(of: range).reduce(0) { $0 + (words[$1] & Self.mask(of: range, in: $1)).nonzeroBitCount }
    }

    /// The set as ranges without gaps, in order.
    package var ranges: [Range<Int>] {
        var found: [Range<Int>] = []
        var at = first(from: 0)
        while let begin = at {
            let end = firstMissing(from: begin)
            found.append(begin..<end)
            at = first(from: end)
        }
        return found
    }

    private mutating func keep(whereAlso offset: Int) { combine(offset) { $0 & $1 } }

    /// Joins every 64 minutes with those `offset` ≥ 0 minutes later. Each word only reads what lies behind it, so the
    /// set can be changed as it is read.
    private mutating func combine(_ offset: Int, _ join: (UInt64, UInt64) -> UInt64) {
        let (skip, shift) = (offset >> 6, UInt64(offset & 63))
        words.withUnsafeMutableBufferPointer { words in
            let inside = max(0, words.count - skip - 1)
            for index in 0..<inside {
                // In two steps, as a shift by 64 is none.
                let carried = (words[index + skip + 1] << (63 - shift)) << 1
                words[index] = join(words[index], words[index + skip] >> shift | carried)
            }
            for index in inside..<words.count {
                words[index] = join(words[index], index + skip < words.count ? words[index + skip] >> shift : 0)
            }
        }
    }

    /// 64 minutes beginning anywhere, also outside the stretch.
    private func word(at minute: Int) -> UInt64 {
        let index = minute >> 6
        let shift = UInt64(minute & 63)
        let low = words.indices.contains(index) ? words[index] >> shift : 0
        guard shift > 0, words.indices.contains(index + 1) else { return low }
        return low | words[index + 1] << (64 - shift)
    }

    /// Words a range touches; none for an empty one.
    private static func words(of range: Range<Int>) -> Range<Int> {
        range.isEmpty ? 0..<0 : range.lowerBound >> 6..<((range.upperBound - 1) >> 6) + 1
    }

    /// The bits of a range in one of its words.
    private static func mask(of range: Range<Int>, in word: Int) -> UInt64 {
        let from = max(range.lowerBound - word * 64, 0)
        let until = min(range.upperBound - word * 64, 64)
        let ones = until - from == 64 ? UInt64.max : (1 << UInt64(until - from)) - 1
        return ones << UInt64(from)
    }
}
