package import Domain

/// What a member is given after value moved: everything the law wants on it (Beijing art. 13: way of deduction, balance).
package struct Receipt: Codable, Sendable, Equatable {
    /// What it is about.
    package enum Kind: String, Codable, Sendable {
        /// 扣款
        case deduction
        /// 充值
        case topUp
        /// 售卡
        case packageSale
        /// 撤销
        case reversal
        /// 还挂账
        case debtPaid
    }

    /// One line: what for and how much.
    package struct Line: Codable, Sendable, Equatable {
        /// 补水护理
        package let title: String
        /// To pay for it.
        package let amount: Money
        /// The order it was bought by, if it is a debt.
        package let order: OrderID?

        /// A line.
        package init(title: String, amount: Money, order: OrderID? = nil) {
            self.title = title
            self.amount = amount
            self.order = order
        }
    }

    /// How it was paid: by tender or part of stored value.
    package struct Payment: Codable, Sendable, Equatable {
        /// What paid.
        package enum Means: Codable, Sendable, Equatable {
            /// 本金
            case principal
            /// 赠金
            case bonus
            /// Over the counter.
            case tender(Tender)
            /// By a scanned pay code.
            case scanned(Tender)
        }
        /// What paid.
        package let means: Means
        /// How much.
        package let amount: Money

        /// A payment.
        package init(means: Means, amount: Money) {
            self.means = means
            self.amount = amount
        }
    }

    /// What it is about.
    package let kind: Kind
    /// Number of the journal entry: printed as the receipt's number.
    package let entry: EntryID
    /// The entry it took back, if it is a reversal.
    package let reverses: EntryID?
    /// The store's name.
    package let store: String
    /// When.
    package let at: Instant
    /// Who served.
    package let servedBy: String
    /// Whose.
    package let member: MemberID
    /// Masked: 张*
    package let name: String
    /// Masked: 138****5678
    package let phone: String
    /// What for.
    package let lines: [Line]
    /// How it was paid.
    package let payments: [Payment]
    /// Cash handed over, if more was given than was to pay.
    package let given: Money?
    /// What is owed afterwards of what was sold on account; nil where nothing of it was paid.
    package let debtAfter: Money?
    /// Bonus the member got.
    package let bonusGranted: Money
    /// Points the member got (negative: gave back).
    package let points: Int64
    /// Balance after: principal.
    package let principalAfter: Money
    /// Balance after: bonus.
    package let bonusAfter: Money
    /// Points after.
    package let pointsAfter: Int64
    /// A remark, may be empty.
    package let note: String
    /// May be undone before this moment; nil = not any more.
    package let undoUntil: Instant?

    /// A receipt.
    package init(
        kind: Kind, entry: EntryID, reverses: EntryID?, store: String, at: Instant, servedBy: String, member: MemberID,
        name: String, phone: String, lines: [Line], payments: [Payment], bonusGranted: Money, points: Int64,
        principalAfter: Money, bonusAfter: Money, pointsAfter: Int64, note: String, undoUntil: Instant?,
        given: Money? = nil, debtAfter: Money? = nil
    ) {
        self.kind = kind
        self.entry = entry
        self.reverses = reverses
        self.store = store
        self.at = at
        self.servedBy = servedBy
        self.member = member
        self.name = name
        self.phone = phone
        self.lines = lines
        self.payments = payments
        self.bonusGranted = bonusGranted
        self.points = points
        self.principalAfter = principalAfter
        self.bonusAfter = bonusAfter
        self.pointsAfter = pointsAfter
        self.note = note
        self.undoUntil = undoUntil
        self.given = given
        self.debtAfter = debtAfter
    }

    /// What the balance is after it.
    package var balanceAfter: Money { principalAfter + bonusAfter }
    /// What a reversal pays back.
    package var paidBack: Money { .zero - total }
    /// Change to give.
    package var change: Money {
        guard let given, let cash = payments.first(where: { $0.means == .tender(.cash) }) else { return .zero }
        return given - cash.amount
    }
    /// What had to be paid.
    package var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
}
