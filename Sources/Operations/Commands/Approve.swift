package import Domain
import SQL
import Store
import Vault

/// A manager approves one action of somebody else, on the spot: bound to that very command, for 60 seconds, once.
package struct Approve: Command {
    /// The manager's number.
    package let number: OperatorID
    /// The manager's PIN; kept nowhere.
    package let pin: String
    /// Wire name of the command that is approved.
    package let command: String
    /// The command without its approval, as canonical JSON.
    package let content: String
    /// Why.
    package let reason: String

    /// An approval of `command` as it will be asked.
    /// - Throws: never for our own commands; encoding errors of broken ones.
    package init<C: Command>(number: OperatorID, pin: String, of command: C, reason: String) throws {
        self.number = number
        self.pin = pin
        self.command = C.name
        content = try CanonicalJSON.text(command.withoutApproval)
        self.reason = reason
    }

    package static let right = Right.enter
    package var subject: Subject { .staff(number) }

    /// An approval to be put into the command.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let approval: ApprovalID
        /// Who gave it.
        package let by: Staff

        /// An approval.
        package init(approval: ApprovalID, by: Staff) {
            self.approval = approval
            self.by = by
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Number or PIN is wrong.
        case wrong(triesLeft: Int)
        /// Too many wrong PINs: not before.
        case wait(until: Instant)
        /// The account is shut.
        case shut
        /// Too many wrong PINs at this terminal: a manager signs in, or not before.
        case terminal(until: Instant)
        /// Nobody approves their own action.
        case own
        /// This person may not approve such a thing.
        case mayNot
        /// The reason.
        case reason(TextFault)
    }
}

extension Approve {
    package static var keepsOutcome: Bool { false }

    package func prepare(_ bench: Workbench) async throws -> PINTrial.Verdict {
        guard bench.who != nil else { return .shut }
        return try await PINTrial.staff(number, pin: pin, bench)
    }

    package func perform(_ work: Work, _ verdict: PINTrial.Verdict) throws -> Answer {
        guard work.who != nil else { throw Denial.signedOut }
        switch verdict {
        case .wrong(let left): throw Refusal.wrong(triesLeft: left)
        case .wait(let until): throw Refusal.wait(until: until)
        case .shut: throw Refusal.shut
        case .terminal(let until): throw Refusal.terminal(until: until)
        case .right: break
        }
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard number != work.operatorID else { throw Refusal.own }
        guard let row = try work.db.staff(number), row.role.standing(to: .approve) == .allowed else {
            throw Refusal.mayNot
        }
        let approval = try work.db.insertApproval(
            command: command, contentMAC: work.vault.contentMAC(command, content), actor: work.operatorID,
            approver: number, reason: clean, at: work.now)
        return Answer(approval: approval, by: Staff(number: row.id, name: row.name, role: row.role))
    }
}
