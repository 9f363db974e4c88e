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
        /// Not tried because it is too early, or not it, and from now on a wait.
        case wait(until: Instant)
        /// Not tried because it is shut, or not it, and shut from now on.
        case shut
        /// Not tried: too many wrong PINs at this terminal; a manager signs in, or everybody waits.
        case terminal(until: Instant)
    }

    /// Tries an operator's PIN; an unknown number costs the same time and reads the same.
    /// - Throws: `EngineError`; `PINHash.Malformed` for a damaged hash.
    static func staff(_ number: OperatorID, pin: String, _ bench: Workbench) async throws -> Verdict {
        let (now, terminal) = (bench.steady, bench.terminal)
        let door = try await bench.database.write { try $0.knock(number, at: terminal, now, bench.mark) }
        if let until = door.shutUntil, !door.isManager { return .terminal(until: bench.shown(until)) }
        guard let credential = door.credential else {
            _ = try PINHash(pin: pin, pepper: bench.vault.pinPepper, cost: bench.staffCost, random: bench.random)
            return .wrong(left: LockOut.free - 1)
        }
        let verdict = try judge(credential, pin, bench)
        guard verdict == .right else { return verdict }
        try await bench.database.write { db in
            try db.setLockOut(number, LockOut())
            if door.shutUntil != nil { try db.forgetPINFailures(at: terminal) }
            if let serial = door.serial { try db.forgetPINFailure(at: terminal, serial) }
        }
        return verdict
    }

    /// Tries a member's PIN; nil if the member has set none.
    /// - Throws: as `staff`.
    static func member(_ id: MemberID, pin: String, _ bench: Workbench) async throws -> Verdict? {
        let now = bench.steady
        let credential: Credential? = try await bench.database.write { db in
            guard let credential = try db.memberCredential(id) else { return nil }
            if credential.lockOut.gate(at: now) == .open {
                if let mark = bench.mark { try db.keep(mark) }
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
        switch credential.lockOut.gate(at: bench.steady) {
        case .wait(let until): return .wait(until: bench.shown(until))
        case .shut: return .shut
        case .open: break
        }
        let digits = PIN.normalised(pin)
        if try PINHash(text: credential.hash).matches(pin: digits, pepper: bench.vault.pinPepper) { return .right }
        switch credential.lockOut.counting(at: bench.steady).gate(at: bench.steady) {
        case .wait(let until): return .wait(until: bench.shown(until))
        case .shut: return .shut
        case .open: return .wrong(left: max(0, LockOut.free - 1 - credential.lockOut.failures))
        }
    }
}

/// What is known at the door before a PIN is looked at; the try is counted by then.
private struct Door: Sendable {
    let credential: Credential?
    let isManager: Bool
    /// The terminal is shut to all but managers until then.
    let shutUntil: Instant?
    /// The try as this terminal counted it; nil if the PIN is not going to be tried.
    let serial: Int64?
}

extension Writing {
    /// Counts a try against the operator and against the terminal, if the PIN is going to be tried at all.
    fileprivate func knock(
        _ number: OperatorID, at terminal: String, _ now: Instant, _ mark: SteadyMark?
    ) throws -> Door {
        let credential = try staffCredential(number)
        let isManager = try staff(number)?.role.standing(to: .approve) == .allowed
        let until = TerminalLock.until(try pinFailures(at: terminal), at: now)
        let isOpen = credential.map { $0.lockOut.gate(at: now) == .open } ?? true
        guard isOpen, until == nil || isManager else {
            return Door(credential: credential, isManager: isManager, shutUntil: until, serial: nil)
        }
        if let credential { try setLockOut(number, credential.lockOut.counting(at: now)) }
        if let mark { try keep(mark) }
        let serial = try countPINFailure(at: terminal, now)
        return Door(credential: credential, isManager: isManager, shutUntil: until, serial: serial)
    }
}
