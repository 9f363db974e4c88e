package import Domain
package import SQL
import Store
package import Vault

/// A person becomes a member: phone, name and consent (feature A4; 个人信息保护法 arts. 13–17).
package struct RegisterMember: Command {
    /// As typed; eleven digits count.
    package let phone: String
    /// As typed.
    package let name: String
    /// Version of the notice the person agreed to; nil = did not agree.
    package let consent: String?
    /// Agreed to messages, apart from the membership (art. 16).
    package let marketing: Bool

    /// A new member as typed.
    package init(phone: String, name: String, consent: String?, marketing: Bool) {
        self.phone = phone
        self.name = name
        self.consent = consent
        self.marketing = marketing
    }

    package static let right = Right.keepMembers
    package var subject: Subject { .counter }

    /// The new member.
    package struct Answer: Codable, Sendable, Equatable {
        /// Their number.
        package let member: MemberID
        /// Name as kept.
        package let name: String
        /// 138****5678
        package let phone: String

        /// The new member.
        package init(member: MemberID, name: String, phone: String) {
            self.member = member
            self.name = name
            self.phone = phone
        }
    }

    /// Why not; each belongs to one field.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No mobile number.
        case phone(PhoneFault)
        /// Somebody has it already.
        case phoneTaken(MemberID, name: String)
        /// No name.
        case name(TextFault)
        /// Without consent nothing is kept.
        case noConsent
    }
}

extension RegisterMember {
    /// With the name masked: the log is never changed, so a whole name there could not be erased (个人信息保护法 art. 47).
    package static func kept(_ answer: Answer) -> Answer {
        Answer(member: answer.member, name: PersonName(answer.name).masked, phone: answer.phone)
    }

    package static func told(_ kept: Answer, _ db: any Reading, _ vault: Vault) throws -> Answer {
        let name = try db.member(kept.member, vault: vault)?.name ?? kept.name
        return Answer(member: kept.member, name: name, phone: kept.phone)
    }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let phone: Phone
        do { phone = try Phone(mobile: self.phone) } catch { throw Refusal.phone(error) }
        let name: String
        do { name = try CleanText.name(self.name) } catch { throw Refusal.name(error) }
        guard let consent = try? CleanText.reason(consent ?? "") else { throw Refusal.noConsent }
        if let taken = try work.db.memberWithPhone(phone.digits, vault: work.vault) {
            let other = try work.db.member(taken, vault: work.vault)
            throw Refusal.phoneTaken(taken, name: PersonName(other?.name ?? "").masked)
        }
        let id = MemberID(try work.db.next("member"))
        try work.db.insert(
            NewMember(
                id: id, name: name, phone: phone.digits, consent: consent, by: work.operatorID, marketing: marketing,
                at: work.now), vault: work.vault)
        return Answer(member: id, name: name, phone: phone.masked)
    }
}
