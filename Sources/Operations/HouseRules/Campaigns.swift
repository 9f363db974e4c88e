package import Domain
import SQL
import Store

/// The store's promotions: those that run first, then what is planned, then what is over.
package struct Campaigns: Query {
    /// Asks for all.
    package init() {}

    package static let right = Right.seeReports

    /// The promotions.
    package struct Answer: Codable, Sendable, Equatable {
        /// All of them.
        package let campaigns: [CampaignItem]

        /// Promotions.
        package init(campaigns: [CampaignItem]) { self.campaigns = campaigns }
    }
}

extension Campaigns {
    package func answer(_ view: View) throws -> Answer {
        let all = try view.db.allCampaigns().map { try CampaignItem($0, at: view.now, view.calendar) }
        let order = [CampaignState.running, .planned, .over, .dropped]
        return Answer(
            campaigns: order.flatMap { state in
                all.filter { $0.state == state }.sorted { $0.campaign > $1.campaign }
            })
    }
}
