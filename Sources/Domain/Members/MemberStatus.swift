/// Where a membership stands.
package enum MemberStatus: String, Codable, Sendable, CaseIterable {
    /// 正常
    case normal
    /// 冻结: nothing may be taken or added until it is lifted.
    case frozen
    /// 黑名单: no new value is sold; what is left may still be used, for it is the member's.
    case blacklisted
}

/// 普通/银/金/钻 (feature E3).
package enum Tier: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    /// 普通
    case plain
    /// 银卡
    case silver
    /// 金卡
    case gold
    /// 钻石
    case diamond
}
