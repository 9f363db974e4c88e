import Domain
import Surface

/// Something that is done in the simple mode, with its questions in their order: a flow as data.
enum SimpleTask: String, CaseIterable, Codable, Sendable {
    case checkIn
    case verify
    case deduct
    case topUp
    case book
    case balance

    /// The key word, to be drawn big.
    var word: Phrase {
        switch self {
        case .checkIn: Phrase("来客")
        case .verify: Phrase("用券")
        case .deduct: Phrase("付钱")
        case .topUp: Phrase("充钱")
        case .book: Phrase("预约")
        case .balance: Phrase("查钱")
        }
    }

    /// What it is, in plain words.
    var title: Phrase {
        switch self {
        case .checkIn: Phrase("客人来了,登记到店")
        case .verify: Phrase("用掉次卡、券或礼品")
        case .deduct: Phrase("从余额里扣钱")
        case .topUp: Phrase("给会员充钱")
        case .book: Phrase("约时间,看今天的预约")
        case .balance: Phrase("查还有多少钱")
        }
    }

    /// The questions, one a screen.
    var steps: [SimpleStep] {
        switch self {
        case .checkIn: [.came, .find, .readBack, .done]
        case .verify: [.find, .things, .readBack, .proof, .done]
        case .deduct: [.find, .amount, .readBack, .proof, .done]
        case .topUp: [.find, .offers, .tender, .readBack, .done]
        case .book: [.bookOrSee, .find, .services, .slots, .readBack, .done]
        case .balance: [.find, .account]
        }
    }

    /// What it needs.
    var right: Right {
        switch self {
        case .checkIn: .receive
        case .verify: .verify
        case .deduct: .sell
        case .topUp: .topUp
        case .book: .book
        case .balance: .seeMembers
        }
    }

    /// Whether nothing can be done for a member of this status.
    func bars(_ status: MemberStatus) -> Bool {
        switch (self, status) {
        case (_, .normal), (.balance, _), (.checkIn, _): false
        case (.verify, .frozen), (.deduct, .frozen): true
        case (.verify, .blacklisted), (.deduct, .blacklisted): false
        case (.topUp, _), (.book, _): true
        }
    }
}
