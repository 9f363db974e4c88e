package import Domain
import SQL
import Store
import Vault

/// Corrects a member's name or writes a remark; never a balance (rule 3).
package struct EditMember: Command {
    /// Who.
    package let member: MemberID
    /// New name; nil = unchanged.
    package let name: String?
    /// New remark, may be empty; nil = unchanged.
    package let remark: String?
    /// Allergies and cautions, may be empty; nil = unchanged.
    package let cautions: String?

    /// A change.
    package init(member: MemberID, name: String? = nil, remark: String? = nil, cautions: String? = nil) {
        self.member = member
        self.name = name
        self.remark = remark
        self.cautions = cautions
    }

    package static let right = Right.keepMembers
    package var subject: Subject { .member(member) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// The name.
        case name(TextFault)
        /// The remark.
        case remark(TextFault)
        /// The cautions.
        case cautions(TextFault)
    }
}

extension EditMember {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.member(member, vault: work.vault) != nil else { throw Refusal.unknown }
        if let name {
            let clean: String
            do { clean = try CleanText.name(name) } catch { throw Refusal.name(error) }
            try work.db.rename(member, to: clean)
        }
        if let remark {
            let clean: String
            do { clean = try CleanText.note(remark) } catch { throw Refusal.remark(error) }
            try work.db.setRemark(member, clean)
        }
        if let cautions {
            let clean: String
            do { clean = try CleanText.note(cautions) } catch { throw Refusal.cautions(error) }
            try work.db.setCautions(member, clean, vault: work.vault)
        }
        return Answer()
    }
}
