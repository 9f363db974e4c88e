/// The commission of one source, by how the customer came: asked for somebody or took their turn, member or not.
package struct CommissionRates: Sendable, Equatable, Codable {
    /// 会员点客
    package var askedByMember: Commission
    /// 会员轮牌
    package var turnWithMember: Commission
    /// 散客点客
    package var askedByGuest: Commission
    /// 散客轮牌
    package var turnWithGuest: Commission

    /// Four rates.
    package init(
        askedByMember: Commission, turnWithMember: Commission, askedByGuest: Commission, turnWithGuest: Commission
    ) {
        self.askedByMember = askedByMember
        self.turnWithMember = turnWithMember
        self.askedByGuest = askedByGuest
        self.turnWithGuest = turnWithGuest
    }

    /// The same for all.
    package init(_ all: Commission) {
        self.init(askedByMember: all, turnWithMember: all, askedByGuest: all, turnWithGuest: all)
    }

    /// The one that holds.
    package func rate(asked: Bool, member: Bool) -> Commission {
        switch (asked, member) {
        case (true, true): askedByMember
        case (false, true): turnWithMember
        case (true, false): askedByGuest
        case (false, false): turnWithGuest
        }
    }
}
