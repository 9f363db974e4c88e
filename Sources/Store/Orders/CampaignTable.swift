package import Domain
package import SQL

/// A promotion.
package struct CampaignRow: Sendable, Equatable {
    /// Its number.
    package let id: CampaignID
    /// Its name.
    package let title: String
    /// `CampaignTerms` as JSON.
    package let terms: String
    /// From when on.
    package let from: Instant
    /// Before when; nil = until it is stopped.
    package let until: Instant?
    /// False if it was taken back before it began.
    package let isEnabled: Bool

    static let select = "SELECT id, title, terms, from_at, until_at, enabled FROM campaign"

    init(_ row: any Row) {
        id = row.identity(0)
        title = row.text(1)
        terms = row.text(2)
        from = row.instant(3)
        until = row.optionalInstant(4)
        isEnabled = row.bool(5)
    }
}

extension Reading {
    /// A promotion, or nil.
    /// - Throws: `EngineError`.
    package func campaign(_ id: CampaignID) throws -> CampaignRow? {
        try first("\(CampaignRow.select) WHERE id = ?", id) { CampaignRow($0) }
    }

    /// All promotions there ever were, by number.
    /// - Throws: `EngineError`.
    package func allCampaigns() throws -> [CampaignRow] {
        try rows("\(CampaignRow.select) ORDER BY id") { CampaignRow($0) }
    }
}

extension Writing {
    /// A number for a new promotion: behind those the store was founded with.
    /// - Throws: `EngineError`.
    package func nextCampaign() throws -> Int64 {
        try first("SELECT coalesce(max(id), 0) + 1 FROM campaign") { $0.integer(0) } ?? 1
    }

    /// Writes a promotion as it shall be.
    /// - Throws: `EngineError`.
    package func setCampaign(
        _ id: CampaignID, title: String, terms: String, from: Instant, until: Instant?
    ) throws {
        try execute(
            "UPDATE campaign SET title = ?, terms = ?, from_at = ?, until_at = ? WHERE id = ?", title, terms, from,
            until, id)
    }

    /// Takes a promotion back that never began.
    /// - Throws: `EngineError`.
    package func dropCampaign(_ id: CampaignID) throws {
        try execute("UPDATE campaign SET enabled = 0 WHERE id = ?", id)
    }
}
