package import Domain

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
