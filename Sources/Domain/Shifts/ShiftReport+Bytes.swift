extension ShiftReport {
    /// Its bytes for the hash that freezes it: all it says, in a fixed order whatever the order of its maps; two
    /// different reports never have the same bytes.
    package var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add(shift.raw)
        bytes.add(firstDay.description)
        bytes.add(lastDay.description)
        bytes.add(openedBy.raw)
        bytes.add(openedAt.ms)
        totals.add(to: &bytes)
        activity.add(to: &bytes)
        bytes.add(closing == nil ? 0 : 1)
        closing?.add(to: &bytes)
        return bytes.bytes
    }
}

extension ShiftReport.Closing {
    fileprivate func add(to bytes: inout CanonicalBytes) {
        bytes.add(number)
        bytes.add(closedBy.raw)
        bytes.add(closedAt.ms)
        bytes.add(takenOverBy)
        bytes.add(manager)
        bytes.add(count.pieces.map { (String($0.key.rawValue), $0.value) })
        bytes.add(Int64(differences.count))
        for difference in differences {
            bytes.add(difference.tender.rawValue)
            bytes.add(difference.expected.fen)
            bytes.add(difference.counted.fen)
            bytes.add(difference.reason)
        }
        bytes.add(floatLeft.fen)
        bytes.add(Int64(earlierCounts.count))
        for cash in earlierCounts { bytes.add(cash.fen) }
    }
}

extension ShiftTotals {
    fileprivate func add(to bytes: inout CanonicalBytes) {
        bytes.add(float.fen)
        bytes.add(Int64(takings.count))
        for (kind, byTender) in takings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            bytes.add(kind.rawValue)
            bytes.add(byTender.map { ($0.key.rawValue, $0.value.fen) })
        }
        bytes.add(refunds.map { ($0.key.rawValue, $0.value.fen) })
        bytes.add(paidIn.fen)
        bytes.add(paidOut.fen)
    }
}

extension ShiftActivity {
    fileprivate func add(to bytes: inout CanonicalBytes) {
        bytes.add(sales.fen)
        bytes.add(principalUsed.fen)
        bytes.add(bonusUsed.fen)
        bytes.add(sessionsUsed.fen)
        bytes.add(discounts.map { ($0.key, $0.value.fen) })
        bytes.add(counts.map { ($0.key.rawValue, $0.value) })
        bytes.add(Int64(lateEntries.count))
        for late in lateEntries {
            bytes.add(late.entry.raw)
            bytes.add(late.day.description)
            bytes.add(late.amount.fen)
        }
    }
}

extension CanonicalBytes {
    /// Adds a map, sorted by the bytes of its names.
    fileprivate mutating func add(_ map: [(name: String, value: Int64)]) {
        add(Int64(map.count))
        for (name, value) in map.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            add(name)
            add(value)
        }
    }

    /// Adds a person who may be missing.
    fileprivate mutating func add(_ person: OperatorID?) { add(person?.raw ?? 0) }
}
