/// A member's plain card: says who somebody is and proves nothing.
///
/// 15 digits `90 mmmmmmmmm ii xx`: member number, issue (a lost card is replaced by the next issue, 法释〔2025〕4号 art. 24),
/// check pair. Fifteen, because no trade number has this length: 8, 12, 13 and 14 are article numbers – and 900…919 is
/// Austria's range of EAN-13, so a card of 13 digits would be a drink in one scan of ten – 11 are phones, 16 and more
/// payment codes, 18 vouchers, 24 member codes.
package struct MemberCard: Sendable, Equatable, Hashable {
    /// Whose card it is.
    package let member: MemberID
    /// 0…99; only the latest issue counts.
    package let issue: Int

    static let prefix = "90"
    static let length = 15

    /// A card to print.
    /// - Precondition: a member number of 1…999 999 999 and an issue of 0…99.
    package init(member: MemberID, issue: Int = 0) {
        precondition((1...999_999_999).contains(member.raw), "a member number has at most nine digits")
        precondition((0...99).contains(issue), "an issue has two digits")
        self.member = member
        self.issue = issue
    }

    /// Reads a card; nil if length, prefix, check pair or member number are wrong.
    package init?(digits: String) {
        guard digits.utf8.count == Self.length, digits.hasPrefix(Self.prefix), var fields = CodeFields(digits),
            CheckPair.holds(digits)
        else { return nil }
        _ = fields.take(2)
        member = MemberID(fields.take(9))
        issue = Int(fields.take(2))
        guard member.raw > 0 else { return nil }
    }

    /// The 15 digits.
    package var digits: String {
        CheckPair.appended(to: Self.prefix + CheckPair.padded(member.raw, 9) + CheckPair.padded(Int64(issue), 2))
    }
}
