package import Domain
import SQL
import Store

/// Ends a promotion now; one that has not begun never does. What was paid with it stays as it is.
package struct StopCampaign: Command {
    /// Which.
    package let campaign: CampaignID
    /// The owner's approval.
    package var approval: ApprovalID?

    /// An end.
    package init(campaign: CampaignID, approval: ApprovalID? = nil) {
        self.campaign = campaign
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(campaign: campaign) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// There is none of that number.
        case unknown
        /// It is over already.
        case over
    }
}

extension StopCampaign {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.campaign(campaign) else { throw Refusal.unknown }
        switch row.state(at: work.now) {
        case .over, .dropped: throw Refusal.over
        case .planned: try work.db.dropCampaign(campaign)
        case .running:
            let end = max(work.now, row.from.advanced(milliseconds: 1))
            try work.db.setCampaign(campaign, title: row.title, terms: row.terms, from: row.from, until: end)
        }
        work.record(before: row.state(at: work.now).rawValue, after: "stopped", of: "campaign \(campaign)")
        return Answer()
    }
}
