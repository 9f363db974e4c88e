package import Domain
import Foundation
package import SQL
import Store
import Synchronization
package import Vault

/// The store in this process: every command is one authorised, idempotent, audited transaction on its books.
package final class LocalOperations: Operations {
    private struct State {
        var sessions: [SessionToken: Staff] = [:]
        var anchored: Int64 = 0
        var health: Health = .writable
    }

    /// What this store is made of; everything that is not a rule is handed in.
    package struct Parts: Sendable {
        /// The books.
        package let database: any Database
        /// The store's keys.
        package let vault: Vault
        /// The memory of the chains' heads outside the file.
        package let anchor: any Anchor
        /// Now.
        package let clock: @Sendable () -> Instant
        /// Milliseconds since some moment, counted by something nobody can turn; nil = only the clock is known.
        package let uptime: (@Sendable () -> Int64)?
        /// Which start of the machine `uptime` counts from; nil = nobody knows.
        package let boot: String?
        /// What this terminal is called.
        package let terminal: String
        /// Random bytes.
        package let random: @Sendable (Int) -> [UInt8]
        /// What a staff PIN costs to hash.
        package let staffCost: PINHash.Cost
        /// What a member's PIN costs to hash.
        package let memberCost: PINHash.Cost

        /// All parts.
        package init(
            database: any Database, vault: Vault, anchor: any Anchor, clock: @escaping @Sendable () -> Instant,
            random: @escaping @Sendable (Int) -> [UInt8], uptime: (@Sendable () -> Int64)? = nil,
            boot: String? = nil, terminal: String = "counter", staffCost: PINHash.Cost = .staff,
            memberCost: PINHash.Cost = .member
        ) {
            self.database = database
            self.vault = vault
            self.anchor = anchor
            self.clock = clock
            self.random = random
            self.uptime = uptime
            self.boot = boot
            self.terminal = terminal
            self.staffCost = staffCost
            self.memberCost = memberCost
        }
    }

    /// Why a store file cannot be run.
    package enum OpeningFault: Error, Equatable {
        /// `init` or `demo` never finished.
        case unfinished
        /// The zone in the settings is none.
        case zone(String)
    }

    private let parts: Parts
    /// The store's settings, as they were when it was opened or last changed.
    package var settings: StoreSettings { current.withLock(\.self) }
    private let current: Mutex<StoreSettings>
    /// The store's days.
    package let calendar: StoreCalendar
    private let state: Mutex<State>
    /// What the steady time and uptime were when the books were opened.
    private let opened: (steady: Instant, uptime: Int64)

    /// Opens the operations of a store: reads its settings and holds the file against its anchor.
    /// - Throws: `OpeningFault`, `EngineError`.
    package init(_ parts: Parts) async throws {
        self.parts = parts
        let uptime = parts.uptime?() ?? 0
        let (found, mark) = try await parts.database.read { (try $0.settings(), try $0.steadyMark()) }
        guard let settings = found else { throw OpeningFault.unfinished }
        opened = (parts.boot.flatMap { mark?.steady(at: uptime, boot: $0) } ?? parts.clock(), uptime)
        guard let zone = TimeZone(identifier: settings.zone) else { throw OpeningFault.zone(settings.zone) }
        current = Mutex(settings)
        calendar = StoreCalendar(zone: zone, cutoffHour: settings.cutoffHour)
        state = Mutex(State())
        let health = try await Self.compare(parts)
        if case .anchorMismatch = health { parts.database.distrust(.books) }
        state.withLock { $0.health = health }
    }

    private static func compare(_ parts: Parts) async throws -> Health {
        guard let head = try parts.anchor.read() else {
            let audit = try await parts.database.read { try $0.auditHead() }
            return audit.sequence == 0 ? .writable : .anchorMismatch(anchored: 0, found: audit.sequence)
        }
        return try await parts.database.read { db in
            guard try db.holds(head) else {
                return .anchorMismatch(anchored: head.audit.sequence, found: try db.auditHead().sequence)
            }
            return .writable
        }
    }

    package func health() async -> Health {
        let known = state.withLock { $0.health }
        guard known == .writable else { return known }
        switch parts.database.condition {
        case .writable: return .writable
        case .readOnly(let reason): return .readOnly(ReadOnlyCause(reason))
        }
    }

    package func perform<C: Command>(_ command: C, key: RequestKey, session: SessionToken?) async -> Outcome<C> {
        guard (16...64).contains(key.text.utf8.count), key.text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return .denied(.keyMalformed)
        }
        if let failure = EngineFailure(await health()) { return .failed(failure) }
        let who = session.flatMap { token in state.withLock { $0.sessions[token] } }
        do {
            let now = parts.clock()
            let content = try CanonicalJSON.text(command.withoutApproval)
            let contentMAC = parts.vault.contentMAC(C.name, content)
            let prepared = try await prepare(command, key, who, now)
            let (outcome, head) = try await parts.database.write { [self] db in
                try transact(command, prepared, db, key, who, session, now, contentMAC)
            }
            if let head { remember(head) }
            if C.right == .changeSettings, let changed = try await parts.database.read({ try $0.settings() }) {
                current.withLock { $0 = changed }
            }
            return outcome
        } catch let error as EngineError {
            return .failed(EngineFailure(error))
        } catch {
            return .failed(.other(String(describing: type(of: error))))
        }
    }

    /// What is worked out beforehand; nil if nothing of it may happen: for somebody who may not, or for a key that has
    /// its outcome. A PIN is never tried, nor a try counted, for nobody or twice for one key.
    private func prepare<C: Command>(
        _ command: C, _ key: RequestKey, _ who: Staff?, _ now: Instant
    ) async throws -> C.Prepared? {
        guard Self.bar(C.right, who) == nil else { return nil }
        if C.Prepared.self != Void.self, C.keepsOutcome,
            try await parts.database.read({ try $0.request(key.text) }) != nil
        {
            return nil
        }
        let uptime = parts.uptime?()
        let bench = Workbench(
            database: parts.database, vault: parts.vault, now: now, who: who, staffCost: parts.staffCost,
            memberCost: parts.memberCost,
            steady: uptime.map { opened.steady.advanced(milliseconds: $0 - opened.uptime) } ?? now,
            boot: uptime.flatMap { uptime in parts.boot.map { ($0, uptime) } }, terminal: parts.terminal,
            random: parts.random)
        return try await command.prepare(bench)
    }

    /// Why somebody may not, whatever they carry; nil if they may, alone or with an approval.
    private static func bar(_ right: Right, _ who: Staff?) -> Denial? {
        guard let who else { return right == .enter ? nil : .signedOut }
        return who.role.standing(to: right) == .refused ? .right(right) : nil
    }

    private func transact<C: Command>(
        _ command: C, _ prepared: C.Prepared?, _ db: any Writing, _ key: RequestKey, _ who: Staff?,
        _ session: SessionToken?, _ now: Instant, _ contentMAC: [UInt8]
    ) throws -> (Outcome<C>, Head?) {
        let bar = Self.bar(C.right, who)
        if C.keepsOutcome, let row = try db.request(key.text) {
            if let bar { return (.denied(bar), try audit(command, .denied, Self.faultName(bar), nil, db, who, now)) }
            let outcome = try stored(row, C.self, contentMAC, db)
            guard case .denied(.keyReused) = outcome else { return (outcome, nil) }
            return (outcome, try audit(command, .denied, "keyReused", nil, db, who, now))
        }
        let work = Work(
            db: db, vault: parts.vault, now: now, who: who, settings: settings, calendar: calendar, key: key,
            approval: try command.approval.map { ($0, try db.approval($0)) }, contentMAC: contentMAC,
            command: C.name, openSession: { self.open($0) }, endSession: { self.end(session) })
        let outcome: Outcome<C>
        do {
            outcome = .done(
                try db.savepoint {
                    if let bar { throw bar }
                    let needed = try command.needs(work)
                    guard try work.may(needed) else { throw Denial.approvalNeeded(needed) }
                    guard let prepared else { preconditionFailure("who may and has a new key is prepared") }
                    return try command.perform(work, prepared)
                })
        } catch let refusal as C.Refusal {
            outcome = .refused(refusal)
        } catch let denial as Denial {
            outcome = .denied(denial)
        }
        return (outcome, try record(command, outcome, work, contentMAC, db))
    }

    private func record<C: Command>(
        _ command: C, _ outcome: Outcome<C>, _ work: Work, _ contentMAC: [UInt8], _ db: any Writing
    ) throws -> Head {
        let stored: StoredOutcome<C>
        let ending: AuditRow.Ending
        let detail: String
        switch outcome {
        case .done(let answer): (stored, ending, detail) = (.done(C.kept(answer)), .done, work.reason)
        case .refused(let refusal): (stored, ending, detail) = (.refused(refusal), .refused, Self.faultName(refusal))
        case .denied(let denial): (stored, ending, detail) = (.denied(denial), .denied, Self.faultName(denial))
        case .failed: preconditionFailure("an engine's failure is no outcome of a transaction")
        }
        if C.keepsOutcome, outcome != .denied(.signedOut) {
            let row = RequestRow(
                command: C.name, contentMAC: contentMAC, isDone: ending == .done,
                outcome: try CanonicalJSON.text(stored))
            try db.insertRequest(work.key.text, row, at: work.now)
        }
        let posted = ending == .done ? work.posted : nil
        return try audit(
            command, ending, detail, posted, db, work.who, work.now, approver: ending == .done ? work.approver : nil)
    }

    private func audit<C: Command>(
        _ command: C, _ ending: AuditRow.Ending, _ detail: String, _ posted: Posted?, _ db: any Writing,
        _ who: Staff?, _ now: Instant, approver: OperatorID? = nil
    ) throws -> Head {
        let (subject, number) = command.subject.columns
        let row = AuditRow(
            at: now, operatorID: who?.number ?? OperatorID(0), command: C.name, subject: subject, subjectID: number,
            ending: ending, detail: detail, entry: posted?.entry, entryMAC: posted?.mac ?? [], approver: approver)
        let link = try db.append(row, vault: parts.vault)
        let ledger = try posted.map { Head.Link(sequence: $0.entry.raw, mac: $0.mac) } ?? db.ledgerHead()
        return Head(ledger: ledger, audit: link)
    }

    /// The name of a fault without what it carries: the audit keeps no personal data.
    private static func faultName(_ fault: any Error) -> String {
        String(String(describing: fault).prefix { $0.isLetter || $0.isNumber || $0 == "." })
    }

    /// The outcome a key has; without a content, whatever was asked under it.
    private func stored<C: Command>(
        _ row: RequestRow, _ type: C.Type, _ contentMAC: [UInt8]?, _ db: any Reading
    ) throws -> Outcome<C> {
        guard row.command == C.name, contentMAC.map({ Vault.equal(row.contentMAC, $0) }) ?? true else {
            return .denied(.keyReused)
        }
        let outcome = try CanonicalJSON.value(StoredOutcome<C>.self, row.outcome).outcome
        guard case .done(let kept) = outcome else { return outcome }
        return .done(try C.told(kept, db, parts.vault))
    }

    private func remember(_ head: Head) {
        state.withLock { state in
            guard head.audit.sequence > state.anchored else { return }
            do {
                try parts.anchor.record(head)
                state.anchored = head.audit.sequence
            } catch {
                state.health = .readOnly(.anchor)
            }
        }
    }

    private func open(_ who: Staff) -> SessionToken {
        let token = SessionToken(parts.random(16).map { String($0, radix: 16) }.joined(separator: "-"))
        state.withLock { $0.sessions[token] = who }
        return token
    }

    private func end(_ session: SessionToken?) {
        guard let session else { return }
        state.withLock { _ = $0.sessions.removeValue(forKey: session) }
    }

    package func lookup<C: Command>(_ command: C.Type, key: RequestKey, session: SessionToken?) async -> Outcome<C>? {
        let who = session.flatMap { token in state.withLock { $0.sessions[token] } }
        if let bar = Self.bar(C.right, who) { return .denied(bar) }
        if case .readOnly(let reason) = parts.database.condition, reason != .books {
            // Whether the disk has it stays unknown as long as the disk cannot be asked.
            do { try await reopen() } catch {
                let failure = (error as? EngineError).map { EngineFailure($0) }
                return .failed(failure == .corrupt ? .corrupt : .indeterminate)
            }
        }
        do {
            return try await parts.database.read { [self] db in
                try db.request(key.text).map { try stored($0, C.self, nil, db) }
            }
        } catch let error as EngineError {
            return .failed(EngineFailure(error))
        } catch {
            return .failed(.other(String(describing: type(of: error))))
        }
    }

    /// Opens the books again after the disk failed, and holds them against their anchor before anything is written.
    private func reopen() async throws {
        try await parts.database.reopen()
        let found = try await Self.compare(parts)
        guard case .anchorMismatch = found else { return }
        parts.database.distrust(.books)
        state.withLock { $0.health = found }
    }

    package func query<Q: Query>(_ query: Q, session: SessionToken?) async -> Found<Q> {
        let who = session.flatMap { token in state.withLock { $0.sessions[token] } }
        if Q.right != .enter {
            guard let who else { return .denied(.signedOut) }
            guard who.role.standing(to: Q.right) == .allowed else { return .denied(.right(Q.right)) }
        }
        do {
            let (vault, now, settings, calendar) = (parts.vault, parts.clock(), settings, calendar)
            return .answer(
                try await parts.database.read { db in
                    try query.answer(
                        View(db: db, vault: vault, now: now, who: who, settings: settings, calendar: calendar))
                })
        } catch let error as EngineError {
            return .failed(EngineFailure(error))
        } catch {
            return .failed(.other(String(describing: type(of: error))))
        }
    }

    package func changes(after sequence: Int64, limit: Int) async -> [Change] {
        let rows = try? await parts.database.read { try $0.auditRows(after: sequence, limit: limit) }
        return (rows ?? []).map { row in
            Change(sequence: row.0, command: row.1, subject: Subject(row.2, row.3), at: row.4)
        }
    }
}
