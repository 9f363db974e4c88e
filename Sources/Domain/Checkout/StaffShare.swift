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

extension Sequence<StaffShare> {
    /// Whether it is everybody once, each with a part, the parts the whole (rule 43). Each is looked at before they are
    /// added: a sum of wild numbers must not trap.
    package var isWhole: Bool {
        allSatisfy { (1...10_000).contains($0.share) } && reduce(0) { $0 + $1.share } == 10_000
            && Set(map(\.staff)).count == map(\.staff).count
    }
}
