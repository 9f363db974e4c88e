package import Domain
import SQL
import Store
import Vault

/// Sells what is in a cart: an order is paid, whole, or it is not (features D1–D3; rules 1–11, 25, 28–31).
package struct PayOrder: Command {
    /// What.
    package let cart: Cart
    /// Who buys; nil = a guest.
    package let member: MemberID?
    /// The visit it is for.
    package let visit: VisitID?
    /// What the cashier saw that was to pay: if it is another sum by now, nothing is sold.
    package let total: Money
    /// How it is paid; together the total.
    package let payments: [OrderPayment]
    /// How the member stands behind what is taken from their account.
    package let presence: Presence?
    /// Who gets what is reserved, how and where; nil = nothing is.
    package let recipient: Recipient?
    /// The cart that was put aside and is paid now.
    package let parked: ParkedCartID?
    /// A manager's approval, if something needs one.
    package var approval: ApprovalID?

    /// A sale.
    package init(
        cart: Cart, member: MemberID?, visit: VisitID? = nil, total: Money, payments: [OrderPayment],
        presence: Presence? = nil, parked: ParkedCartID? = nil, recipient: Recipient? = nil,
        approval: ApprovalID? = nil
    ) {
        self.cart = cart
        self.member = member
        self.visit = visit
        self.total = total
        self.payments = payments
        self.presence = presence
        self.parked = parked
        self.recipient = recipient
        self.approval = approval
    }

    package static let right = Right.sell
    package var subject: Subject { member.map { .member($0) } ?? .counter }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    package typealias Answer = SaleReceipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// The cart.
        case cart(CartTrouble)
        /// No such member.
        case unknown
        /// The membership is frozen.
        case frozen
        /// The price is another one by now.
        case priceChanged(Money)
        /// The parts do not make the price, or one of them is nothing, named twice, or less than was handed over.
        case payments
        /// Only a member has stored value or may pay later.
        case noMember
        /// There is less stored value than that.
        case insufficient(available: Money)
        /// From this amount on a manager approves (see `DeductStoredValue`).
        case largeAmount(limit: Money, recent: Money?)
        /// Stored value and points are taken only with the member's code or PIN.
        case presence
        /// The member code.
        case code(MemberCodeFault)
        /// The code is another member's.
        case othersCode
        /// The proof is too old, used, or another member's.
        case proof
        /// There is too little of an article.
        case stock(line: Int, left: Int64)
        /// A scanned payment has not arrived, was used, or is another sum.
        case scanned(PaymentID)
        /// The cart does not wait any more: it was paid or dropped.
        case parked
        /// No such visit.
        case visit
        /// Who gets what is reserved.
        case recipient(RecipientFault)
        /// The remark.
        case note(TextFault)
    }
}

extension PayOrder {
    package func perform(_ work: Work, _ prepared: Void) throws -> SaleReceipt {
        let clean: String
        do { clean = try CleanText.note(cart.note) } catch { throw Refusal.note(error) }
        let record = try buyer(work)
        if let visit, try work.db.visit(visit) == nil { throw Refusal.visit }
        let priced = try price(record, work)
        guard priced.quotation.total == total else { throw Refusal.priceChanged(priced.quotation.total) }
        try checkPayments()
        let recipient = try checkedRecipient()
        if cart.lines.contains(where: \.isGift), try !work.may(.giveAway) { throw Denial.approvalNeeded(.giveAway) }
        var sale = Sale(self, priced, record, recipient, note: clean)
        try sale.takeValue(work)
        let posted = try work.post(.sale, member: member, title: sale.title, note: clean, moves: sale.moves)
        return try sale.write(posted, work)
    }

    private func buyer(_ work: Work) throws -> MemberRecord? {
        guard let member else { return nil }
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status != .frozen else { throw Refusal.frozen }
        return record
    }

    private func price(_ record: MemberRecord?, _ work: Work) throws -> PricedCart {
        let pricing = Pricing(
            db: work.db, settings: work.settings, calendar: work.calendar, now: work.now,
            member: record.map { ($0.id, $0.tier) })
        do { return try pricing.price(cart) } catch let trouble as CartTrouble { throw Refusal.cart(trouble) }
    }

    /// Who gets what is reserved; of a member who comes for it nothing need be said.
    private func checkedRecipient() throws -> Recipient? {
        guard cart.lines.contains(where: \.isReserved) else { return nil }
        do { return try (recipient ?? Recipient()).checked(isMember: member != nil) } catch {
            throw Refusal.recipient(error)
        }
    }

    private func checkPayments() throws {
        guard Set(payments.map(\.means)).count == payments.count,
            payments.allSatisfy({ $0.amount > .zero && $0.amount <= total && ($0.given ?? $0.amount) >= $0.amount }),
            payments.allSatisfy({ $0.given == nil || $0.means == .tender(.cash) }),
            payments.reduce(Money.zero, { $0 + $1.amount }) == total
        else { throw Refusal.payments }
        let needsMember = payments.contains { $0.means == .storedValue || $0.means == .onAccount }
        guard member != nil || !needsMember else { throw Refusal.noMember }
    }
}
