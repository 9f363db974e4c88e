package import Domain
import SQL
import Store
import Vault

/// Makes a member's dynamic code of this moment: for the member's own display, by a manager, on record.
package struct ShowMemberCode: Command {
    /// Who.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.showMemberCode
    package var subject: Subject { .member(member) }

    /// The code.
    package struct Answer: Codable, Sendable, Equatable {
        /// 24 digits.
        package let digits: String
        /// It turns at this moment.
        package let until: Instant

        /// A code.
        package init(digits: String, until: Instant) {
            self.digits = digits
            self.until = until
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
    }
}

extension ShowMemberCode {
    package static var keepsOutcome: Bool { false }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.member(member, vault: work.vault) != nil else { throw Refusal.unknown }
        guard let code = MemberCode.issue(to: member, keyID: 1, at: work.now, keys: work.vault.memberCodeKeys) else {
            preconditionFailure("the vault has key 1")
        }
        let until = work.now.advanced(milliseconds: MemberCode.millisecondsLeft(at: work.now))
        return Answer(digits: code.digits, until: until)
    }
}
