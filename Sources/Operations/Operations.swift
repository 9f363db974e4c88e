package import Domain
package import SQL
package import Vault

/// What people may do at a store, wherever it runs: in this process today, behind a socket of a store hub later.
package protocol Operations: Sendable {
    /// Does one thing, once: the same key again returns the first outcome, also a refusal; the same key with other
    /// content is denied.
    func perform<C: Command>(_ command: C, key: RequestKey, session: SessionToken?) async -> Outcome<C>

    /// What became of a key, to settle an outcome nobody heard; nil if the store never saw it.
    func lookup<C: Command>(_ command: C.Type, key: RequestKey, session: SessionToken?) async -> Outcome<C>?

    /// Answers one screen's question from one snapshot.
    func query<Q: Query>(_ query: Q, session: SessionToken?) async -> Found<Q>

    /// What happened after a place in the audit sequence, oldest first, at most `limit`.
    func changes(after sequence: Int64, limit: Int) async -> [Change]

    /// Whether the books can be written now, and if not, why.
    func health() async -> Health
}

/// One thing a person may do.
package protocol Command: Codable, Sendable, Equatable {
    /// What it tells when it is done.
    associatedtype Answer: Codable & Sendable & Equatable
    /// Why the store may refuse it.
    associatedtype Refusal: Codable & Sendable & Equatable & Error
    /// What it needs.
    static var right: Right { get }
    /// What it needs in this case, where that is more: asked before anything else, so that whoever is asked to approve
    /// is asked once and may.
    /// - Throws: `EngineError`.
    func needs(_ work: Work) throws -> Right
    /// Whom or what it is about, for the audit.
    var subject: Subject { get }
    /// The approval it carries, if any; never part of what an approval is bound to.
    var approval: ApprovalID? { get }
    /// The same command without its approval.
    var withoutApproval: Self { get }
    /// Whether its outcome is kept under its key. Not for answers that must not lie in the file: a session, a phone
    /// number, a code of the moment; those commands move no value and may be asked again.
    static var keepsOutcome: Bool { get }
    /// The answer as it may lie in the file under its key: without codes that are worth something and without names,
    /// which could never be erased there.
    static func kept(_ answer: Answer) -> Answer
    /// A kept answer made whole again for a repeat.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    static func told(_ kept: Answer, _ db: any Reading, _ vault: Vault) throws -> Answer
    /// What is worked out before the transaction, because it is slow or must be counted even if the rest fails.
    associatedtype Prepared: Sendable = Void
    /// Works it out; its own small transactions are durable before it returns.
    /// - Throws: `EngineError`, or what its own encoding throws.
    func prepare(_ bench: Workbench) async throws -> Prepared
    /// Does it inside the one transaction: reads, lets `Domain` decide, writes.
    /// - Throws: `Refusal` or `Denial`, after which nothing it wrote remains; `EngineError`.
    func perform(_ work: Work, _ prepared: Prepared) throws -> Answer
}

extension Command {
    /// Most commands need the same in every case.
    package func needs(_ work: Work) throws -> Right { Self.right }
    /// Most commands carry none.
    package var approval: ApprovalID? { nil }
    /// Most commands carry none.
    package var withoutApproval: Self { self }
    /// Nearly every outcome is kept.
    package static var keepsOutcome: Bool { true }
    /// Most answers may lie in the file as they are.
    package static func kept(_ answer: Answer) -> Answer { answer }
    /// Most answers are kept whole.
    package static func told(_ kept: Answer, _ db: any Reading, _ vault: Vault) throws -> Answer { kept }
    /// The name on the wire and in the audit: the type's.
    package static var name: String { String(describing: Self.self) }
}

extension Command where Prepared == Void {
    /// Most commands have nothing to prepare.
    package func prepare(_ bench: Workbench) async throws {}
}

/// One question of one screen.
package protocol Query: Codable, Sendable, Equatable {
    /// Exactly what the screen shows.
    associatedtype Answer: Codable & Sendable & Equatable
    /// What it needs.
    static var right: Right { get }
    /// Reads the answer from one snapshot.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    func answer(_ view: View) throws -> Answer
}

/// How a command ended.
package enum Outcome<C: Command>: Sendable, Equatable {
    /// It is done and durable.
    case done(C.Answer)
    /// The rules say no; nothing changed.
    case refused(C.Refusal)
    /// This person may not, or not like this; nothing changed.
    case denied(Denial)
    /// The engine could not; see the failure for what is certain.
    case failed(EngineFailure)
}

/// How a query ended.
package enum Found<Q: Query>: Sendable, Equatable {
    /// The answer.
    case answer(Q.Answer)
    /// This person may not see it.
    case denied(Denial)
    /// The engine could not read.
    case failed(EngineFailure)
}

/// Names one request of one form; made when the form opens, kept until its outcome is known.
package struct RequestKey: Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16…64 characters, made at random by the one who asks.
    package let text: String

    /// Wraps a key.
    package init(_ text: String) { self.text = text }
    /// Reads the bare text.
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    /// Writes the bare text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    /// The key.
    package var description: String { text }
}

/// Proof of a sign-in; valid until sign-out or the end of the process.
package struct SessionToken: Hashable, Sendable, Codable {
    /// Random text; worth nothing after the process ends.
    package let text: String
    /// Wraps a token.
    package init(_ text: String) { self.text = text }
}

/// Whom or what a command is about.
package enum Subject: Sendable, Equatable, Codable {
    /// Nobody in particular.
    case counter
    /// A member.
    case member(MemberID)
    /// A visit.
    case visit(VisitID)
    /// An order.
    case order(OrderID)
    /// An operator.
    case staff(OperatorID)
    /// A journal entry.
    case entry(EntryID)
    /// A verification.
    case verification(VerificationID)
    /// An appointment of the booking sheet.
    case appointment(AppointmentID)
    /// A wish on the waiting list.
    case wish(WishID)
    /// An absence.
    case absence(AbsenceID)
    /// An article.
    case good(GoodID)
    /// A scanned payment.
    case payment(PaymentID)
    /// A scanned payment on its way back.
    case paymentReturn(PaymentReturnID)
    /// A delivery.
    case delivery(DeliveryID)
    /// A place that is owed a digital code.
    case codeSlot(CodeSlotID)
}

/// Why somebody may not.
package enum Denial: Error, Sendable, Equatable, Codable {
    /// Nobody is signed in, or the session has ended.
    case signedOut
    /// The role may not.
    case right(Right)
    /// The role may with a manager's approval.
    case approvalNeeded(Right)
    /// Money moves only in a shift, and none is open (rule 40).
    case shiftNeeded
    /// The approval does not fit.
    case approval(ApprovalFault)
    /// The key was used for something else.
    case keyReused
    /// The key is too short, too long or odd.
    case keyMalformed
}

/// Why an approval does not count.
package enum ApprovalFault: String, Error, Sendable, Equatable, Codable {
    /// There is none with that number.
    case unknown
    /// More than 60 seconds old.
    case expired
    /// It has been used.
    case used
    /// It was given for something else: another amount, member or action.
    case other
    /// Nobody approves their own action.
    case own
    /// The approver's account is disabled or may not approve this.
    case approver
}

/// What the engine could not do, and what is certain.
package enum EngineFailure: Error, Sendable, Equatable, Codable {
    /// Somebody else holds the books; nothing happened.
    case busy
    /// The disk is full; nothing happened.
    case full
    /// Writing is off until the store is opened again; this request changed nothing.
    case readOnly(ReadOnlyCause)
    /// The end of it was not heard: look the key up before anything else.
    case indeterminate
    /// The file is damaged; writing is off.
    case corrupt
    /// Made by a newer version of the program.
    case newerSchema
    /// Anything else; nothing happened.
    case other(String)
}

/// Whether the books can be written.
package enum Health: Sendable, Equatable, Codable {
    /// All is well.
    case writable
    /// Reading only.
    case readOnly(ReadOnlyCause)
    /// Made by a newer version of the program: reading only.
    case schemaTooNew
    /// The file has lost or changed entries: reading only. `anchored` entries were once durable, `found` are there.
    case anchorMismatch(anchored: Int64, found: Int64)
}

/// One thing that happened.
package struct Change: Sendable, Equatable, Codable {
    /// Its place in the audit sequence.
    package let sequence: Int64
    /// The command's name.
    package let command: String
    /// Whom or what it was about.
    package let subject: Subject
    /// When.
    package let at: Instant

    /// A row of the audit.
    package init(sequence: Int64, command: String, subject: Subject, at: Instant) {
        self.sequence = sequence
        self.command = command
        self.subject = subject
        self.at = at
    }
}
