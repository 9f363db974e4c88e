package import Domain
import SQL
import Store

/// What a promotion would have cost on the last quarter's orders (feature H6).
package struct SimulateCampaign: Query {
    /// What it gives.
    package let terms: CampaignTerms
    /// The running promotion whose terms these are instead of; nil = a further one.
    package let instead: CampaignID?
    /// What is left of takings after what was sold was paid for, in basis points.
    package let margin: Int

    /// Of terms.
    package init(terms: CampaignTerms, instead: CampaignID? = nil, margin: Int) {
        self.terms = terms
        self.instead = instead
        self.margin = margin
    }

    package static let right = Right.seeReports

    /// What came of it.
    package struct Answer: Codable, Sendable, Equatable {
        /// The first day that was looked at.
        package let first: Day
        /// The last.
        package let last: Day
        /// Orders, or top-ups, that were looked at.
        package let looked: Int
        /// Those that would have been touched.
        package let touched: Int
        /// What was taken without it.
        package let takings: Money
        /// What it would have cost: discount, or more bonus; below zero if less.
        package let cost: Money
        /// How much more must be sold for the same profit.
        package let breakEven: BreakEven

        /// A trial.
        package init(
            first: Day, last: Day, looked: Int, touched: Int, takings: Money, cost: Money, breakEven: BreakEven
        ) {
            self.first = first
            self.last = last
            self.looked = looked
            self.touched = touched
            self.takings = takings
            self.cost = cost
            self.breakEven = breakEven
        }

        /// The cost as a share of takings, in basis points.
        package var share: Int64 { takings > .zero ? cost.scaled(by: 10_000, over: takings.fen).fen : 0 }
    }
}

extension SimulateCampaign {
    package func answer(_ view: View) throws -> Answer {
        let (first, last) = view.lastQuarter
        let orders = try PastOrders(db: view.db, settings: view.settings, calendar: view.calendar)
            .requests(from: first, through: last)
        let campaign = PriceRequest.Campaign(id: instead ?? CampaignID(0), title: "", terms: terms)
        let trial = CampaignTrial(of: campaign, on: orders)
        return Answer(
            first: first, last: last, looked: trial.orders, touched: trial.touched, takings: trial.before,
            cost: trial.cost, breakEven: trial.breakEven(margin: margin))
    }
}
