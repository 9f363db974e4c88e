package import Domain
import SQL
import Store
import Vault

/// The member types their PIN at the counter: a proof for one payment, valid for 120 seconds.
package struct ProveMember: Command {
    /// Who.
    package let member: MemberID
    /// As typed; kept nowhere.
    package let pin: String

    /// A PIN as typed.
    package init(member: MemberID, pin: String) {
        self.member = member
        self.pin = pin
    }

    package static let right = Right.proveMember
    package var subject: Subject { .member(member) }

    /// The proof.
    package struct Answer: Codable, Sendable, Equatable {
        /// To be put into the payment.
        package let proof: ProofID

        /// A proof.
        package init(proof: ProofID) { self.proof = proof }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// This member has not set one: use the member code.
        case noPIN
        /// Wrong; so many tries before a wait.
        case wrong(triesLeft: Int)
        /// Too many wrong PINs: not before.
        case wait(until: Instant)
        /// Shut: set a new PIN.
        case shut
    }
}

extension ProveMember {
    package func prepare(_ bench: Workbench) async throws -> PINTrial.Verdict? {
        try await PINTrial.member(member, pin: pin, bench)
    }

    package func perform(_ work: Work, _ verdict: PINTrial.Verdict?) throws -> Answer {
        guard try work.db.member(member, vault: work.vault) != nil else { throw Refusal.unknown }
        switch verdict {
        case nil: throw Refusal.noPIN
        case .wrong(let left): throw Refusal.wrong(triesLeft: left)
        case .wait(let until): throw Refusal.wait(until: until)
        case .shut, .terminal: throw Refusal.shut
        case .right:
            return Answer(proof: try work.db.insertProof(member: member, by: work.operatorID, at: work.now))
        }
    }
}
