package import Domain
import SQL
import Store
import Vault

/// Somebody comes to the counter: operator number and PIN.
package struct SignIn: Command {
    /// As typed.
    package let number: OperatorID
    /// Six digits; kept nowhere.
    package let pin: String

    /// Number and PIN as typed.
    package init(number: OperatorID, pin: String) {
        self.number = number
        self.pin = pin
    }

    package static let right = Right.enter
    package var subject: Subject { .staff(number) }

    /// A session.
    package struct Answer: Codable, Sendable, Equatable {
        /// To be shown with every command.
        package let session: SessionToken
        /// Who it is.
        package let who: Staff

        /// A session of somebody.
        package init(session: SessionToken, who: Staff) {
            self.session = session
            self.who = who
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Number or PIN is wrong (which of the two is not said); so many tries before a wait.
        case wrong(triesLeft: Int)
        /// Too many wrong PINs: not before.
        case wait(until: Instant)
        /// The account is shut until the owner resets it.
        case shut
        /// Too many wrong PINs at this terminal: a manager signs in, or not before.
        case terminal(until: Instant)
    }
}

/// Somebody who works the counter.
package struct Staff: Codable, Sendable, Equatable {
    /// Number typed at the login.
    package let number: OperatorID
    /// Name on the screen.
    package let name: String
    /// What they may do.
    package let role: StaffRole
    /// Whether they like the counter in large letters; nil = as the store has it.
    package let prefersSimple: Bool?
    /// What else they have chosen.
    package let likes: Likings
    /// Whether the guide to the counter was never gone through or put away by them.
    package let isNew: Bool

    /// Somebody.
    package init(
        number: OperatorID, name: String, role: StaffRole, prefersSimple: Bool? = nil, likes: Likings = Likings(),
        isNew: Bool = false
    ) {
        self.number = number
        self.name = name
        self.role = role
        self.prefersSimple = prefersSimple
        self.likes = likes
        self.isNew = isNew
    }
}

extension SignIn {
    package static var keepsOutcome: Bool { false }

    package func prepare(_ bench: Workbench) async throws -> PINTrial.Verdict {
        try await PINTrial.staff(number, pin: pin, bench)
    }

    package func perform(_ work: Work, _ verdict: PINTrial.Verdict) throws -> Answer {
        switch verdict {
        case .wrong(let left): throw Refusal.wrong(triesLeft: left)
        case .wait(let until): throw Refusal.wait(until: until)
        case .shut: throw Refusal.shut
        case .terminal(let until): throw Refusal.terminal(until: until)
        case .right:
            guard let row = try work.db.staff(number) else { throw Refusal.wrong(triesLeft: LockOut.free - 1) }
            let who = Staff(
                number: row.id, name: row.name, role: row.role, prefersSimple: try work.db.comfort(of: row.id),
                likes: Likings(kept: try work.db.likings(of: row.id)), isNew: try !work.db.hasSeenGuide(row.id))
            return Answer(session: work.openSession(who), who: who)
        }
    }
}
