package import Domain
import SQL
import Store
import Vault

/// Sells a package 次卡 of the catalogue.
package struct SellPackage: Command {
    /// To whom.
    package let member: MemberID
    /// Which.
    package let package: PackageID
    /// Paid with.
    package let tender: Tender
    /// Who gets the achievement, each with a part; nobody = who asks.
    package let soldBy: [StaffShare]?
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A sale.
    package init(
        member: MemberID, package: PackageID, tender: Tender, soldBy: [StaffShare] = [], approval: ApprovalID? = nil
    ) {
        self.member = member
        self.package = package
        self.tender = tender
        self.soldBy = soldBy.isEmpty ? nil : soldBy
        self.approval = approval
    }

    package static let right = Right.topUp
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, package: package, tender: tender, soldBy: soldBy ?? []) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Frozen or blacklisted.
        case status(MemberStatus)
        /// Somebody who should get the achievement is not of the staff, or the parts are not the whole.
        case seller
        /// The catalogue has no such package any more.
        case package
    }
}

extension SellPackage {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status == .normal else { throw Refusal.status(record.status) }
        guard let sold = try work.db.packages().first(where: { $0.id == package }) else { throw Refusal.package }
        let until = sold.days.map { work.calendar.end(of: work.today.advanced(days: $0)) }
        var moves: [Draft.Move] = []
        if sold.price > .zero {
            moves.append(.pass(from: AccountKind(tender), into: .packageSales, amount: sold.price.fen))
        }
        let worths = try sold.worths(work.db)
        for (content, worth) in zip(sold.content, worths) {
            let item = try work.db.insertPackageItem(
                member: member, package: sold.id, service: content.service, title: content.title,
                total: content.sessions, worth: worth, unit: try work.db.listPrice(of: content.service),
                span: ValidSpan(from: work.now, until: until), vault: work.vault)
            moves.append(
                .grant(.session, holder: item.raw, amount: content.sessions, from: .sessionsSold, expiresAt: until))
        }
        let posted = try work.post(.packageSale, member: member, title: sold.title, moves: moves)
        guard let sellers = try work.people(soldBy ?? []) else { throw Refusal.seller }
        let value = work.settings.performance.base.value(list: sold.price, paid: sold.price, bonus: .zero)
        try work.achieve(
            [Achieved(source: .packageSale, title: sold.title, value: value, staff: sellers)],
            by: posted.entry, isMember: true)
        return try work.receipt(
            .packageSale, posted, record, lines: [.init(title: sold.title, amount: sold.price)],
            payments: [.init(means: .tender(tender), amount: sold.price)])
    }
}

extension PackageRow {
    /// What the sessions of each service are worth: their shares of the price by today's list prices; nothing of it is
    /// lost or doubled (rule 18).
    fileprivate func worths(_ db: any Reading) throws -> [Money] {
        let items = try content.map { PackageSessions(price: try db.price(of: [$0.service]), count: $0.sessions) }
        guard let value = try? PackageValue(price: price, items: items) else {
            return price.shared(by: content.map(\.sessions))
        }
        return items.indices.map { value.worth(of: $0, first: items[$0].count) }
    }
}
