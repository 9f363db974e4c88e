package import Domain
import SQL
import Store

/// Sets one of the store's rules; it holds from now on, what was booked before stays as it was.
package struct ChangeSetting: Command {
    /// Which.
    package let setting: StoreSetting
    /// What it was on the screen of the one who asks; nil = without end.
    package let was: Int64?
    /// What it shall be; nil = without end.
    package let now: Int64?
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A change.
    package init(setting: StoreSetting, was: Int64?, now: Int64?, approval: ApprovalID? = nil) {
        self.setting = setting
        self.was = was
        self.now = now
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(setting: setting, was: was, now: now) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Somebody else changed it: what it is by now.
        case changedMeanwhile(Int64?)
        /// It cannot be so.
        case fault(StoreSettingFault)
    }
}

extension ChangeSetting {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        var rules = HouseRules(store: work.settings, bookings: try work.db.bookingRules())
        guard rules[setting] == was else { throw Refusal.changedMeanwhile(rules[setting]) }
        do { try rules.change(setting, to: now) } catch { throw Refusal.fault(error) }
        if rules.store != work.settings { try work.db.setSettings(rules.store) }
        if setting.group == .bookings { try work.db.setBookingRules(rules.bookings) }
        work.record(before: was.map { String($0) } ?? "-", after: now.map { String($0) } ?? "-", of: setting.rawValue)
        return Answer()
    }
}

extension Work {
    /// Puts on record what a rule was and what it is (rule 2): numbers and names, nothing of a person.
    func record(before: String, after: String, of what: String) { record(reason: "\(what): \(before) → \(after)") }
}
