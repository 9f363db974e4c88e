package import Domain

/// Sells a package 次卡 of the catalogue.
package struct SellPackage: Command {
    /// To whom.
    package let member: MemberID
    /// Which.
    package let package: PackageID
    /// Paid with.
    package let tender: Tender

    /// A sale.
    package init(member: MemberID, package: PackageID, tender: Tender) {
        self.member = member
        self.package = package
        self.tender = tender
    }

    package static let right = Right.topUp
    package var subject: Subject { .member(member) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Frozen or blacklisted.
        case status(MemberStatus)
        /// The catalogue has no such package any more.
        case package
    }
}
