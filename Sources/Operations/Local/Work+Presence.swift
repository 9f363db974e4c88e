import Domain
import Store
import Vault

extension Work {
    /// Takes the member's code of this moment, or a PIN typed a moment ago; used up by it.
    /// - Throws: `PresenceFault` where the member does not stand behind it, else the engine's error.
    func take(_ presence: Presence, of record: MemberRecord) throws {
        switch presence {
        case .code(let text):
            guard let code = MemberCode(digits: text) else { throw PresenceFault.code(.damaged) }
            guard code.member == record.id else { throw PresenceFault.othersCode }
            let step: Int64
            do {
                step = try code.verify(now: now, lastAccepted: record.lastCodeStep, keys: vault.memberCodeKeys)
            } catch { throw PresenceFault.code(error) }
            guard try db.acceptCodeStep(record.id, step) else { throw PresenceFault.code(.replayed) }
        case .proof(let proof):
            guard try db.useProof(proof, member: record.id, by: operatorID, at: now) else { throw PresenceFault.proof }
        }
    }
}
