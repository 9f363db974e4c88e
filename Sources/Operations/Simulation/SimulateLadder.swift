package import Domain
import SQL
import Store

/// What another step of the top-up ladder would have given on the last quarter's top-ups (features E5 and H6).
package struct SimulateLadder: Query {
    /// What is paid in from now on for this step.
    package let paid: Money
    /// The bonus of it.
    package let bonus: Money
    /// What is left of list prices after what is sold was paid for, in basis points.
    package let margin: Int

    /// A step beside the others, or instead of the one with the same sum.
    package init(paid: Money, bonus: Money, margin: Int) {
        self.paid = paid
        self.bonus = bonus
        self.margin = margin
    }

    package static let right = Right.seeReports
    package typealias Answer = SimulateCampaign.Answer
}

extension SimulateLadder {
    package func answer(_ view: View) throws -> Answer {
        let (first, last) = view.lastQuarter
        let ladder =
            try view.db.offers().filter { $0.paid != paid } + [TopUpOffer(id: OfferID(0), paid: paid, bonus: bonus)]
        let trial = LadderTrial(of: ladder, on: try view.db.topUps(from: first, through: last))
        return Answer(
            first: first, last: last, looked: trial.topUps, touched: trial.touched, takings: trial.paid,
            cost: trial.cost, breakEven: trial.breakEven(margin: margin))
    }
}
