import Domain
import SQL

/// What an examination of the shelves finds (rule 2).
extension Reading {
    /// Proves that every stock is the sum of its movements, and each movement's count afterwards too.
    /// - Throws: `EngineError`.
    func examineStock(_ result: inout Examined) throws {
        var sums: [Int64: Int64] = [:]
        var wrong: [Int64: Int64] = [:]
        try each("SELECT good, quantity, after FROM stock_move ORDER BY good, id") { row in
            let (good, after) = (row.integer(0), row.integer(2))
            let sum = sums[good, default: 0] + row.integer(1)
            sums[good] = sum
            if after != sum, wrong[good] == nil { wrong[good] = after }
        }
        try each("SELECT id, on_hand FROM good ORDER BY id") { row in
            let (good, onHand) = (row.integer(0), row.integer(1))
            let sum = sums[good] ?? 0
            if onHand != sum || wrong[good] != nil {
                result.findings.append(.stock(good: good, onHand: wrong[good] ?? onHand, sum: sum))
            }
        }
    }
}
