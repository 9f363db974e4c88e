/// Somebody's part in a line (rule 43).
package struct StaffShare: Sendable, Equatable, Codable {
    /// Who.
    package let staff: OperatorID
    /// Of the line's value, in basis points; all parts of a line make 10 000.
    package let share: Int
    /// The customer asked for this person 点客 (rule 42).
    package let isAskedFor: Bool

    /// A part.
    package init(staff: OperatorID, share: Int = 10_000, isAskedFor: Bool = false) {
        self.staff = staff
        self.share = share
        self.isAskedFor = isAskedFor
    }
}
