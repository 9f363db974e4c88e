package import Domain
import SQL
import Store

/// What is to be said of a promotion, as a form has it.
package struct CampaignSpec: Codable, Sendable, Equatable {
    /// Its name.
    package var title: String
    /// What it gives.
    package var terms: CampaignTerms
    /// The first business day.
    package var from: Day
    /// The last business day; nil = until it is stopped.
    package var until: Day?

    /// A promotion.
    package init(title: String, terms: CampaignTerms, from: Day, until: Day? = nil) {
        self.title = title
        self.terms = terms
        self.from = from
        self.until = until
    }
}

/// Where a promotion stands.
package enum CampaignState: String, Codable, Sendable, Equatable, CaseIterable {
    /// Its first day is still to come.
    case planned
    /// It runs.
    case running
    /// It is over.
    case over
    /// It was taken back before it began.
    case dropped
}

/// A promotion as the owner sees it.
package struct CampaignItem: Codable, Sendable, Equatable {
    /// Its number.
    package let campaign: CampaignID
    /// What is said of it.
    package let spec: CampaignSpec
    /// Where it stands.
    package let state: CampaignState
    /// It has run since the store was founded: no first day was ever named.
    package let isFromTheStart: Bool

    /// A promotion.
    package init(campaign: CampaignID, spec: CampaignSpec, state: CampaignState, isFromTheStart: Bool = false) {
        self.campaign = campaign
        self.spec = spec
        self.state = state
        self.isFromTheStart = isFromTheStart
    }

    /// A promotion as the file has it.
    init(_ row: CampaignRow, at now: Instant, _ calendar: StoreCalendar) throws {
        self.init(
            campaign: row.id,
            spec: CampaignSpec(
                title: row.title, terms: try CanonicalJSON.value(CampaignTerms.self, row.terms),
                from: calendar.businessDay(of: row.from),
                until: row.until.map { calendar.businessDay(of: $0.advanced(milliseconds: -1)) }),
            state: row.state(at: now), isFromTheStart: row.from.ms <= 0)
    }
}

extension CampaignRow {
    /// Where it stands.
    func state(at now: Instant) -> CampaignState {
        if !isEnabled { return .dropped }
        if from > now { return .planned }
        return until.map { $0 <= now } ?? false ? .over : .running
    }
}

extension CampaignSpec {
    /// Its name, cleaned; its terms held against the catalogue; its days in order.
    /// - Throws: `SetCampaign.Refusal`; `EngineError`.
    func checked(beginsFrom earliest: Day, _ work: Work) throws -> (title: String, from: Instant, until: Instant?) {
        let clean: String
        do { clean = try CleanText.name(title) } catch { throw SetCampaign.Refusal.title(error) }
        do { try terms.check() } catch { throw SetCampaign.Refusal.fault(error) }
        if case .items(let items) = terms.scope {
            for item in items where try !item.isThere(work) { throw SetCampaign.Refusal.fault(.scope) }
        }
        if case .gift(let good) = terms.worth, try work.db.good(good) == nil {
            throw SetCampaign.Refusal.fault(.worth)
        }
        guard from >= earliest, until.map({ $0 >= from && $0 >= work.today }) ?? true else {
            throw SetCampaign.Refusal.fault(.dates)
        }
        // From today on means from now on: what was paid this morning was paid without it.
        let start = max(work.calendar.start(of: from), from == work.today ? work.now : work.calendar.start(of: from))
        return (clean, start, until.map { work.calendar.end(of: $0) })
    }
}

extension ItemRef {
    /// Whether the catalogue has it.
    fileprivate func isThere(_ work: Work) throws -> Bool {
        switch self {
        case .service(let id): try work.db.service(id) != nil
        case .good(let id): try work.db.good(id) != nil
        case .amount: false
        }
    }
}
