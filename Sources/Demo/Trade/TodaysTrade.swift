import Domain
import Operations
import SQL
import Store
import Vault

/// What a demo's counter sells today. History is written (`Storyteller`); this is traded, command by command, as people
/// at the counter would, so that receipts, stock, deliveries, codes, debts and shares are what they are in any store.
///
/// What somebody cannot pay or the pack does not sell is left out.
struct TodaysTrade {
    let pack: Pack
    let vault: Vault
    let database: any Database
    let clock: TradeClock
    let operations: LocalOperations
    let cashier: SessionToken
    let manager: SessionToken
    private let opened: Instant
    private let now: Instant
    private var deals = 0

    /// How many things happen, the opening of the shift among them: the time since it opened is divided by them.
    private static let most = 16

    /// Whoever keeps the till signs in.
    /// - Parameter opened: when the till was opened; what is traded lies between then and `now`.
    /// - Returns: nil if nobody in the pack keeps a till.
    /// - Throws: `EngineError`, `LocalOperations.OpeningFault`.
    init?(
        _ pack: Pack, on database: any Database, vault: Vault, anchor: any Anchor, opened: Instant, now: Instant,
        random: @escaping @Sendable (Int) -> [UInt8], staffCost: PINHash.Cost
    ) async throws {
        let clock = TradeClock(opened)
        let operations = try await LocalOperations(
            .init(
                database: database, vault: vault, anchor: anchor, clock: { clock.now }, random: random,
                staffCost: staffCost))
        func signIn(_ role: StaffRole) async -> SessionToken? {
            guard let who = pack.staff.first(where: { $0.role == role }) else { return nil }
            let outcome = await operations.perform(
                SignIn(number: who.number, pin: who.pin), key: RequestKey("demo-trade-sign-in-\(who.number.raw)"),
                session: nil)
            guard case .done(let answer) = outcome else { return nil }
            return answer.session
        }
        guard let cashier = await signIn(.cashier), let manager = await signIn(.manager) else { return nil }
        self.pack = pack
        self.vault = vault
        self.database = database
        self.clock = clock
        self.operations = operations
        self.cashier = cashier
        self.manager = manager
        self.opened = opened
        self.now = now
    }

    /// Somebody does something; then a while passes.
    /// - Returns: nil if it was not done.
    @discardableResult
    mutating func done<C: Command>(_ command: C, by who: SessionToken? = nil) async -> C.Answer? {
        let outcome = await operations.perform(
            command, key: RequestKey("demo-trade-\(1000 + deals)-of-today"), session: who ?? cashier)
        deals += 1
        precondition(deals < Self.most, "a day's trade has less than \(Self.most) deals")
        clock.show(opened.advanced(milliseconds: (now.ms - opened.ms) * Int64(deals) / Int64(Self.most)))
        guard case .done(let answer) = outcome else { return nil }
        return answer
    }

    /// Asks the store.
    func asked<Q: Query>(_ query: Q) async -> Q.Answer? {
        guard case .answer(let answer) = await operations.query(query, session: cashier) else { return nil }
        return answer
    }
}
