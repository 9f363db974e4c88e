import Domain
import SQL
import Store

extension Founding {
    /// Writes what coupons are worth and which promotions run.
    func writePrices(to db: any Writing) throws {
        for coupon in coupons {
            if let terms = coupon.terms { try db.setTerms(CanonicalJSON.text(terms), of: coupon.id) }
        }
        for campaign in campaigns {
            try db.insertCampaign(
                campaign.id, title: campaign.title, terms: CanonicalJSON.text(campaign.terms), from: Instant(ms: 0),
                until: nil)
        }
    }
}
