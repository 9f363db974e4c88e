package import Domain
import SQL
import Store
import Vault

/// The member chooses a PIN for paying with stored value.
package struct SetMemberPIN: Command {
    /// Who.
    package let member: MemberID
    /// Six digits; kept only as a hash.
    package let pin: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A new PIN.
    package init(member: MemberID, pin: String, approval: ApprovalID? = nil) {
        self.member = member
        self.pin = pin
        self.approval = approval
    }

    package static let right = Right.setMemberPIN
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, pin: pin) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Too easy or not six digits.
        case pin(PINFault)
    }
}

extension SetMemberPIN {
    package func prepare(_ bench: Workbench) async throws -> String? {
        guard let typed = try? PIN(pin) else { return nil }
        return try PINHash(
            pin: typed.digits, pepper: bench.vault.pinPepper, cost: bench.memberCost, random: bench.random
        ).text
    }

    package func perform(_ work: Work, _ hash: String?) throws -> Answer {
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        do { _ = try PIN(pin, avoiding: [record.phone, record.birthday ?? "", String(member.raw)]) } catch {
            throw Refusal.pin(error)
        }
        guard let hash else { throw Refusal.pin(.notSixDigits) }
        try work.db.setMemberPIN(member, hash: hash)
        return Answer()
    }
}
