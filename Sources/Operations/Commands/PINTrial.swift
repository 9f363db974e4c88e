package import Domain
import SQL
import Store
import Vault

/// One try of a PIN: counted on the disk before it is looked at, so that pulling the plug gives no free try (rule A4);
/// the count is forgotten as soon as the PIN is right, whatever becomes of the command.
package enum PINTrial {
    /// What a try came to.
    package enum Verdict: Sendable, Equatable {
        /// It is the PIN.
        case right
        /// It is not; so many tries before a wait.
        case wrong(left: Int)
        /// Not tried: too early.
        case wait(until: Instant)
        /// Not tried: shut.
        case shut
    }

    /// Tries an operator's PIN; an unknown number costs the same time and reads the same.
    /// - Throws: `EngineError`; `PINHash.Malformed` for a damaged hash.
    static func staff(_ number: OperatorID, pin: String, _ bench: Workbench) async throws -> Verdict {
        let now = bench.now
        let credential: Credential? = try await bench.database.write { db in
            guard let credential = try db.staffCredential(number) else { return nil }
            if credential.lockOut.gate(at: now) == .open {
                try db.setLockOut(number, credential.lockOut.counting(at: now))
            }
            return credential
        }
        guard let credential else {
            _ = try PINHash(pin: pin, pepper: bench.vault.pinPepper, cost: bench.staffCost, random: bench.random)
            return .wrong(left: LockOut.free - 1)
        }
        let verdict = try judge(credential, pin, bench)
        if verdict == .right { try await bench.database.write { try $0.setLockOut(number, LockOut()) } }
        return verdict
    }

    /// Tries a member's PIN; nil if the member has set none.
    /// - Throws: as `staff`.
    static func member(_ id: MemberID, pin: String, _ bench: Workbench) async throws -> Verdict? {
        let now = bench.now
        let credential: Credential? = try await bench.database.write { db in
            guard let credential = try db.memberCredential(id) else { return nil }
            if credential.lockOut.gate(at: now) == .open {
                try db.setLockOut(id, credential.lockOut.counting(at: now))
            }
            return credential
        }
        guard let credential else { return nil }
        let verdict = try judge(credential, pin, bench)
        if verdict == .right { try await bench.database.write { try $0.setLockOut(id, LockOut()) } }
        return verdict
    }

    private static func judge(_ credential: Credential, _ pin: String, _ bench: Workbench) throws -> Verdict {
        switch credential.lockOut.gate(at: bench.now) {
        case .wait(let until): return .wait(until: until)
        case .shut: return .shut
        case .open: break
        }
        let digits = PIN.normalised(pin)
        if try PINHash(text: credential.hash).matches(pin: digits, pepper: bench.vault.pinPepper) { return .right }
        return .wrong(left: max(0, LockOut.free - 1 - credential.lockOut.failures))
    }
}
