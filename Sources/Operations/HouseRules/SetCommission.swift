package import Domain
import SQL
import Store

/// Says what is paid for an achievement from a day on (rules 42 to 45): never from a day that is over or was paid.
package struct SetCommission: Command {
    /// For what and whom.
    package let key: CommissionKey
    /// What; nil = the exception is taken back.
    package let rates: CommissionRates?
    /// From which day on.
    package let from: Day
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A word about commissions.
    package init(key: CommissionKey, rates: CommissionRates?, from: Day, approval: ApprovalID? = nil) {
        self.key = key
        self.rates = rates
        self.from = from
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(key: key, rates: rates, from: from) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody has that number, or there is no such service.
        case unknown
        /// More than all of it, or a fee beyond sense.
        case rates
        /// The general rate is changed, not taken back.
        case general
        /// A service's rate where no service is paid.
        case service
        /// That day is over, or was paid: this is the first one that can be.
        case tooEarly(Day)
    }
}

extension SetCommission {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        if let service = key.service {
            guard key.source.isOfService else { throw Refusal.service }
            guard try work.db.service(service) != nil else { throw Refusal.unknown }
        }
        if let staff = key.staff, try work.db.staff(staff) == nil { throw Refusal.unknown }
        guard rates?.isSane ?? true else { throw Refusal.rates }
        guard rates != nil || key.service != nil || key.staff != nil else { throw Refusal.general }
        let first = try work.payDay()
        guard from >= first else { throw Refusal.tooEarly(first) }
        let before = try work.db.commissionTerms().first { $0.key == key && $0.from ?? from <= from }?.rates
        try work.db.setCommission(rates, for: key, from: from, at: work.now, by: work.operatorID)
        let what = "\(key.source.rawValue) \(key.service?.description ?? "*") \(key.staff?.description ?? "*") \(from)"
        work.record(
            before: try before.map { try CanonicalJSON.text($0) } ?? "-",
            after: try rates.map { try CanonicalJSON.text($0) } ?? "-", of: what)
        return Answer()
    }
}

extension PerformanceSource {
    /// Whether its rate may depend on the service.
    package var isOfService: Bool {
        switch self {
        case .directPay, .balanceUse, .packageUse, .serviceFee: true
        case .topUp, .packageSale, .goods: false
        }
    }
}
