package import Domain
package import SQL
import Vault

/// Numbers that guests left for a booking or a place on the waiting list (个人信息保护法 art. 19 and 47: kept no longer
/// than what they were given for).
extension Reading {
    /// How many have served their purpose: of visits before a day, unless a payment in advance is still open, and of
    /// wishes that ended before it.
    /// - Throws: `EngineError`.
    package func contactsDue(before day: Day, _ start: Instant) throws -> Int64 {
        try first(
            """
            SELECT (SELECT count(*) FROM \(Self.oldVisits)) + (SELECT count(*) FROM \(Self.oldWishes))
                + (SELECT count(*) FROM \(Self.oldDeliveries))
            """, day, start, day
        ) { $0.integer(0) } ?? 0
    }

    fileprivate static var oldVisits: String {
        """
        visit v WHERE v.contact_sealed IS NOT NULL AND v.day < ?
        AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.visit = v.id AND d.fate IS NULL)
        """
    }

    fileprivate static var oldDeliveries: String {
        """
        delivery d WHERE coalesce(d.phone_sealed, d.address_sealed, d.name_sealed, d.remark_sealed) IS NOT NULL
        AND d.changed_day < ? AND d.state IN ('done','cancelled')
        """
    }

    fileprivate static var oldWishes: String { "wish w WHERE w.contact_sealed IS NOT NULL AND w.until_at < ?" }
}

extension Writing {
    /// Keeps a guest's number with a visit: sealed, and by its keyed digests to be found again.
    /// - Throws: `EngineError`.
    func setContact(_ phone: String, of visit: VisitID, vault: Vault) throws {
        let sealed = try vault.seal(phone, table: "visit", column: "contact", row: visit.raw)
        try execute(
            "UPDATE visit SET contact_sealed = ?2, contact_index = ?3, contact_last4 = ?4 WHERE id = ?1", visit, sealed,
            vault.phoneIndex(phone), vault.last4Index(String(phone.suffix(4))))
    }

    /// Erases numbers that have served their purpose, at most so many.
    /// - Returns: how many there were.
    /// - Throws: `EngineError`.
    package func eraseContacts(before day: Day, _ start: Instant, limit: Int) throws -> Int {
        let visits = try rows("SELECT v.id FROM \(Self.oldVisits) ORDER BY v.day, v.id LIMIT ?", day, limit) {
            $0.integer(0)
        }
        for visit in visits {
            try execute(
                "UPDATE visit SET contact_sealed = NULL, contact_index = NULL, contact_last4 = NULL WHERE id = ?", visit
            )
        }
        let wishes = try rows("SELECT w.id FROM \(Self.oldWishes) ORDER BY w.id LIMIT ?", start, limit - visits.count) {
            $0.integer(0)
        }
        for wish in wishes { try execute("UPDATE wish SET contact_sealed = NULL WHERE id = ?", wish) }
        let rest = limit - visits.count - wishes.count
        let deliveries = try rows("SELECT d.id FROM \(Self.oldDeliveries) ORDER BY d.id LIMIT ?", day, rest) {
            $0.integer(0)
        }
        for delivery in deliveries {
            try execute(
                """
                UPDATE delivery SET name_sealed = NULL, phone_sealed = NULL, address_sealed = NULL, remark_sealed = NULL
                WHERE id = ?
                """, delivery)
        }
        return visits.count + wishes.count + deliveries.count
    }
}
