/// For what and whom a commission is: a source, for everybody and everything, one service, one person, or both.
package struct CommissionKey: Hashable, Sendable, Codable {
    /// For which achievement.
    package let source: PerformanceSource
    /// For this service only; nil = for all.
    package let service: ServiceID?
    /// For this person only; nil = for everybody.
    package let staff: OperatorID?

    /// A key.
    package init(_ source: PerformanceSource, service: ServiceID? = nil, staff: OperatorID? = nil) {
        self.source = source
        self.service = service
        self.staff = staff
    }
}
