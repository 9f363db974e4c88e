import Domain

extension Pack {
    /// Reads what is paid for which achievement.
    /// - Throws: `PackFault.malformed` for the first thing that does not hold together.
    static func commissions(
        _ document: PackDocument, name: String
    ) throws(PackFault) -> [PerformanceSource: CommissionRates] {
        var rates: [PerformanceSource: CommissionRates] = [:]
        for line in document.commissions ?? [] {
            guard let source = PerformanceSource(rawValue: line.source), rates[source] == nil,
                let turn = commission(share: line.share, each: line.each)
            else { throw .malformed(name: name, reason: "commissions: \(line.source)") }
            let asked = commission(share: line.askedShare, each: line.askedEach) ?? turn
            rates[source] = CommissionRates(
                askedByMember: asked, turnWithMember: turn, askedByGuest: asked, turnWithGuest: turn)
        }
        return rates
    }

    /// Exactly one of both, and no more than all of it.
    private static func commission(share: Int64?, each: Int64?) -> Commission? {
        switch (share, each) {
        case (let share?, nil) where (0...10_000).contains(share): .share(share)
        case (nil, let each?) where (0...10_000).contains(each): .each(.yuan(each))
        default: nil
        }
    }
}
