/// What is still to pay while a price comes down step by step: of each line, and of each set of lines that something
/// applies to.
struct Dues {
    /// Something that was taken off, so that it can be given back.
    enum Taken {
        /// From a set of lines as a whole.
        case sum(reach: Int, amount: Int64)
        /// From each line of a set its share.
        case shares(reach: Int, [Int64])
        /// One unit of a line.
        case unit(line: Int, amount: Int64)
    }

    private let reaches: Reaches
    /// Every amount is divided among lines. A search does without where no set is cut by a later one: then sums are
    /// enough, and after the first amount `lines` is not up to date.
    private let keepsLines: Bool
    /// What is left of each line, in fen.
    private(set) var lines: [Int64]
    /// Units of each line that still cost something.
    private(set) var units: [Int64]
    /// What is left of each set of lines; the first is everything.
    private(set) var sums: [Int64]

    init(_ reaches: Reaches, lines: [Int64], units: [Int64], keepsLines: Bool) {
        self.reaches = reaches
        self.keepsLines = keepsLines
        self.lines = lines
        self.units = units
        sums = reaches.lines.map { $0.reduce(0) { $0 + lines[$1] } }
    }

    /// Everything that is left to pay.
    var total: Int64 { sums[0] }

    /// Takes so much from a set of lines, from each in proportion to what is left of it.
    mutating func take(_ amount: Int64, from reach: Int) -> Taken {
        guard keepsLines else {
            for set in reaches.around[reach] { sums[set] -= amount }
            return .sum(reach: reach, amount: amount)
        }
        let shares = amount.shared(by: reaches.lines[reach].map { lines[$0] })
        for (line, share) in zip(reaches.lines[reach], shares) { lower(line, by: share) }
        return .shares(reach: reach, shares)
    }

    /// Takes what one unit of a line costs.
    mutating func takeUnit(of line: Int, _ amount: Int64) -> Taken {
        lower(line, by: amount)
        units[line] -= 1
        return .unit(line: line, amount: amount)
    }

    /// Undoes what was done last.
    mutating func giveBack(_ taken: Taken) {
        switch taken {
        case .sum(let reach, let amount):
            for set in reaches.around[reach] { sums[set] += amount }
        case .shares(let reach, let shares):
            for (line, share) in zip(reaches.lines[reach], shares) { lower(line, by: -share) }
        case .unit(let line, let amount):
            lower(line, by: -amount)
            units[line] += 1
        }
    }

    /// The line of a set whose next unit costs most, of equals the first. A unit costs what is left of its line ÷ the
    /// units left, rounded up: so none costs more than the one before it, and the last takes the rest.
    func dearest(in reach: Int) -> (line: Int, amount: Int64)? {
        var best: (line: Int, amount: Int64)?
        for line in reaches.lines[reach] where units[line] > 0 && lines[line] > 0 {
            let amount = (lines[line] + units[line] - 1) / units[line]
            if amount > best?.amount ?? 0 { best = (line, amount) }
        }
        return best
    }

    private mutating func lower(_ line: Int, by amount: Int64) {
        guard amount != 0 else { return }
        lines[line] -= amount
        for set in reaches.holding[line] { sums[set] -= amount }
    }
}

extension Int64 {
    /// What is paid of it at so many basis points (0…10 000), half up at the fen (rule 1).
    func paid(at rate: Int) -> Int64 {
        let rate = Int64(Swift.min(10_000, Swift.max(0, rate)))
        let (product, overflows) = multipliedReportingOverflow(by: rate)
        guard !overflows, product <= .max - 5_000 else { return Money(fen: self).scaled(by: rate, over: 10_000).fen }
        return (product + 5_000) / 10_000
    }
}
