/// The pages of a member's profile.
enum MemberPage: Int, CaseIterable, Sendable {
    case overview, account, benefits, visits, file

    var title: Phrase {
        switch self {
        case .overview: Phrase("概况")
        case .account: Phrase("账户")
        case .benefits: Phrase("卡券")
        case .visits: Phrase("到店记录")
        case .file: Phrase("档案")
        }
    }

    /// Whether it is a list in which Up and Down move; elsewhere they go to the next member.
    var isList: Bool {
        switch self {
        case .account, .benefits, .visits: true
        case .overview, .file: false
        }
    }
}
