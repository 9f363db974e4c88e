package import Domain
import SQL
import Store

/// Makes a promotion, or changes one: before it begins all of it, afterwards only its name and its last day.
package struct SetCampaign: Command {
    /// Which; nil = a new one.
    package let campaign: CampaignID?
    /// How it was on the screen of the one who asks; nil = a new one.
    package let was: CampaignSpec?
    /// How it shall be.
    package let now: CampaignSpec
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A promotion.
    package init(campaign: CampaignID?, was: CampaignSpec?, now: CampaignSpec, approval: ApprovalID? = nil) {
        self.campaign = campaign
        self.was = was
        self.now = now
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(campaign: campaign, was: was, now: now) }

    /// The promotion.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let campaign: CampaignID

        /// A number.
        package init(campaign: CampaignID) { self.campaign = campaign }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// There is none of that number, or it is over.
        case unknown
        /// Its name.
        case title(TextFault)
        /// It cannot be so.
        case fault(CampaignFault)
        /// Somebody else changed it.
        case changedMeanwhile(CampaignSpec)
    }
}

extension SetCampaign {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let campaign else { return try make(work) }
        guard let row = try work.db.campaign(campaign) else { throw Refusal.unknown }
        let item = try CampaignItem(row, at: work.now, work.calendar)
        guard item.state == .planned || item.state == .running else { throw Refusal.unknown }
        guard item.spec == was else { throw Refusal.changedMeanwhile(item.spec) }
        let isRunning = item.state == .running
        if isRunning, now.terms != item.spec.terms || now.from != item.spec.from { throw Refusal.fault(.begun) }
        let checked = try now.checked(beginsFrom: isRunning ? now.from : work.today, work)
        try work.db.setCampaign(
            campaign, title: checked.title, terms: CanonicalJSON.text(now.terms),
            from: isRunning ? row.from : checked.from, until: checked.until)
        work.record(
            before: try CanonicalJSON.text(item.spec), after: try CanonicalJSON.text(now), of: "campaign \(campaign)")
        return Answer(campaign: campaign)
    }

    private func make(_ work: Work) throws -> Answer {
        let checked = try now.checked(beginsFrom: work.today, work)
        let id = CampaignID(try work.db.nextCampaign())
        try work.db.insertCampaign(
            id, title: checked.title, terms: CanonicalJSON.text(now.terms), from: checked.from, until: checked.until)
        work.record(before: "-", after: try CanonicalJSON.text(now), of: "campaign \(id)")
        return Answer(campaign: id)
    }
}
