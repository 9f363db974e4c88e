package import Domain

/// What a customer is given when an order is paid, or lines of it are taken back: every fen with its reason, and what
/// the law wants of a member's account (Beijing art. 13: way of deduction, balance).
package struct SaleReceipt: Codable, Sendable, Equatable {
    /// One line.
    package struct Line: Codable, Sendable, Equatable {
        /// What.
        package let title: String
        /// How many.
        package let quantity: Int64
        /// List price of one.
        package let unit: Money
        /// What came off.
        package let steps: [Quotation.Step]
        /// To pay for it; for a refund, what goes back.
        package let net: Money
        /// Who served.
        package let staff: [String]
        /// A remark.
        package let note: String
        /// Places of the line that are owed digital codes; nil = none.
        package var codes: [Code]?
        /// The rest of the way, of what is handed over later.
        package var delivery: Delivery?

        /// A place that is owed a digital code; the code itself is never here.
        package struct Code: Codable, Sendable, Equatable {
            /// The place.
            package let slot: CodeSlotID
            /// How far it has come.
            package let state: CodeState

            /// A place.
            package init(slot: CodeSlotID, state: CodeState) {
                self.slot = slot
                self.state = state
            }
        }

        /// What is handed over later.
        package struct Delivery: Codable, Sendable, Equatable {
            /// Its number.
            package let delivery: DeliveryID
            /// How far it has come.
            package let state: DeliveryState
            /// How it gets to the customer.
            package let way: DeliveryWay

            /// A delivery.
            package init(delivery: DeliveryID, state: DeliveryState, way: DeliveryWay) {
                self.delivery = delivery
                self.state = state
                self.way = way
            }
        }

        /// A line.
        package init(
            title: String, quantity: Int64, unit: Money, steps: [Quotation.Step], net: Money, staff: [String] = [],
            note: String = "", codes: [Code]? = nil, delivery: Delivery? = nil
        ) {
            self.title = title
            self.quantity = quantity
            self.unit = unit
            self.steps = steps
            self.net = net
            self.staff = staff
            self.note = note
            self.codes = codes
            self.delivery = delivery
        }

        /// How far what is not in the customer's hand has come: what somebody should know of first; nil = all is.
        package var handing: Handing? {
            if let delivery { return .delivery(delivery.state, delivery.way) }
            return codes?.map { Handing.code($0.state) }.min { $0.place < $1.place }
        }
    }

    /// How a part was paid, or goes back.
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
            /// 挂账
            case onAccount

            /// Whether it came by a scanned pay code.
            package var isScanned: Bool { if case .scanned = self { true } else { false } }
        }
        /// What paid.
        package let means: Means
        /// How much.
        package let amount: Money
        /// How a scanned part goes back, once it does.
        package var back: Back?

        /// A part.
        package init(_ means: Means, _ amount: Money, back: Back? = nil) {
            self.means = means
            self.amount = amount
            self.back = back
        }
    }

    /// A scanned part on its way back.
    package struct Back: Codable, Sendable, Equatable {
        /// Where it stands.
        package enum State: String, Codable, Sendable, Equatable, CaseIterable {
            /// 处理中
            case underWay
            /// 已退
            case returned
            /// 被拒
            case refused
            /// 已付现金
            case inCash
        }
        /// Its number in the store.
        package let paymentReturn: PaymentReturnID
        /// How much.
        package let amount: Money
        /// Where it stands.
        package var state: State

        /// A part on its way back.
        package init(paymentReturn: PaymentReturnID, amount: Money, state: State) {
            self.paymentReturn = paymentReturn
            self.amount = amount
            self.state = state
        }
    }

    /// What is left to the member.
    package struct Account: Codable, Sendable, Equatable {
        /// Whose.
        package let member: MemberID
        /// Masked: 张*
        package let name: String
        /// Masked: 138****5678
        package let phone: String
        /// Principal.
        package let principal: Money
        /// Bonus.
        package let bonus: Money
        /// Points.
        package let points: Int64
        /// Owed by what was sold on account.
        package let debt: Money
        /// A tier that was reached by this order (rule 28).
        package let newTier: Tier?

        /// An account.
        package init(
            member: MemberID, name: String, phone: String, principal: Money, bonus: Money, points: Int64, debt: Money,
            newTier: Tier?
        ) {
            self.member = member
            self.name = name
            self.phone = phone
            self.principal = principal
            self.bonus = bonus
            self.points = points
            self.debt = debt
            self.newTier = newTier
        }

        /// Principal and bonus.
        package var balance: Money { principal + bonus }
    }

    /// The order.
    package let order: OrderID
    /// The refund, if it is one.
    package let refund: RefundID?
    /// The entry in the journal.
    package let entry: EntryID
    /// The store's name.
    package let store: String
    /// When.
    package let at: Instant
    /// Who served at the till.
    package let servedBy: String
    /// Lines.
    package let lines: [Line]
    /// How it was paid or goes back.
    package var payments: [Payment]
    /// Cash handed over.
    package let given: Money?
    /// Points that paid for a part (a refund: given back).
    package let pointsSpent: Int64
    /// Points got (a refund: taken back).
    package let pointsEarned: Int64
    /// The member's account after it; nil for a guest.
    package let account: Account?
    /// Articles a campaign gives that are out of stock.
    package let missingGifts: [String]
    /// What was kept of a refund for points that were spent since (rule 26).
    package let withheld: Money
    /// A remark.
    package let note: String

    /// A receipt.
    package init(
        order: OrderID, refund: RefundID? = nil, entry: EntryID, store: String, at: Instant, servedBy: String,
        lines: [Line], payments: [Payment], given: Money? = nil, pointsSpent: Int64 = 0, pointsEarned: Int64 = 0,
        account: Account?, missingGifts: [String] = [], withheld: Money = .zero, note: String = ""
    ) {
        self.order = order
        self.refund = refund
        self.entry = entry
        self.store = store
        self.at = at
        self.servedBy = servedBy
        self.lines = lines
        self.payments = payments
        self.given = given
        self.pointsSpent = pointsSpent
        self.pointsEarned = pointsEarned
        self.account = account
        self.missingGifts = missingGifts
        self.withheld = withheld
        self.note = note
    }

    /// List prices of everything.
    package var list: Money { lines.reduce(.zero) { $0 + Money(fen: $1.unit.fen * $1.quantity) } }
    /// What was to pay, or what lines came to that are taken back.
    package var total: Money { lines.reduce(.zero) { $0 + $1.net } }
    /// Change to give.
    package var change: Money {
        guard let given, let cash = payments.first(where: { $0.means == .tender(.cash) }) else { return .zero }
        return given - cash.amount
    }
}
