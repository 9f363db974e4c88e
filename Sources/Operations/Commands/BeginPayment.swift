package import Domain
import SQL
import Store
import Vault

/// Writes a payment by scanned pay code down before a word of it leaves the store (feature D3). The code itself is no
/// part of it: whoever holds that could take money with it.
package struct BeginPayment: Command {
    /// How much.
    package let amount: Money
    /// Whose code was scanned.
    package let method: PayCodeKind
    /// What for, as the payer reads it on the telephone.
    package let title: String
    /// Who buys; nil = a guest.
    package let member: MemberID?
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A payment.
    package init(
        amount: Money, method: PayCodeKind, title: String, member: MemberID? = nil, approval: ApprovalID? = nil
    ) {
        self.amount = amount
        self.method = method
        self.title = title
        self.member = member
        self.approval = approval
    }

    package static let right = Right.sell
    package var subject: Subject { member.map { .member($0) } ?? .counter }
    package var withoutApproval: Self { Self(amount: amount, method: method, title: title, member: member) }

    /// A payment that may be asked for now.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number in the store.
        package let payment: PaymentID
        /// Its number at the gateway, and on the payer's telephone.
        package let number: GatewayNumber

        /// A payment.
        package init(payment: PaymentID, number: GatewayNumber) {
            self.payment = payment
            self.number = number
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nothing, or more than a payment can be.
        case amount
        /// What it is for.
        case title(TextFault)
        /// No such member.
        case unknown
    }
}

extension BeginPayment {
    /// More than anybody pays by telephone: a slip of a key.
    private static let most = Money.yuan(1_000_000)

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard amount > .zero, amount <= Self.most else { throw Refusal.amount }
        let clean: String
        do { clean = try CleanText.name(title) } catch { throw Refusal.title(error) }
        if let member, try work.db.member(member, vault: work.vault) == nil { throw Refusal.unknown }
        // Money that arrives can only be booked in a shift.
        guard try work.openShift() != nil else { throw Denial.shiftNeeded }
        let number = work.gatewayNumber("payment")
        let session = try CanonicalJSON.text(PaymentSession(number: number, amount: amount))
        let payment = try work.db.insertPayment(
            number: number, method: method, amount: amount, title: clean, member: member, by: work.operatorID,
            at: work.now, day: work.today, session: session)
        return Answer(payment: payment, number: number)
    }
}

extension Work {
    /// A number of a payment that no other store, and no copy of this one, ever gives again: the day and sixteen
    /// digits that follow from this request's key.
    func gatewayNumber(_ purpose: String) -> GatewayNumber {
        let hex = Array("0123456789abcdef")
        let digest = vault.contentMAC(purpose, key.text).prefix(8).flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
        let day = today.description.filter(\.isNumber)
        guard let number = GatewayNumber("\(day)\(String(digest))") else {
            preconditionFailure("a day and sixteen digits are a number")
        }
        return number
    }
}
