package import Domain
package import SQL

/// A payment in advance for a visit.
package struct DepositRow: Sendable, Equatable {
    /// The entry it came with.
    package let entry: EntryID
    /// For which visit.
    package let visit: VisitID
    /// How much.
    package let amount: Money
    /// How it was paid.
    package let tender: Tender
    /// What it binds.
    package let binding: DepositBinding
    /// What became of it; nil = it is open.
    package let fate: DepositFate?

    init(_ row: any Row) {
        entry = row.identity(0)
        visit = row.identity(1)
        amount = row.money(2)
        tender = row.one(of: Tender.self, 3)
        binding = row.one(of: DepositBinding.self, 4)
        fate = row.optionalText(5).flatMap(DepositFate.init)
    }
}

extension Reading {
    /// What was paid in advance for a visit and is not settled, or nil.
    /// - Throws: `EngineError`.
    package func openDeposit(of visit: VisitID) throws -> DepositRow? {
        try first(
            "SELECT entry, visit, amount, tender, binding, fate FROM deposit WHERE visit = ? AND fate IS NULL", visit
        ) { DepositRow($0) }
    }
}

extension Writing {
    /// Writes a payment in advance.
    /// - Throws: `EngineError`; `.constraint` if there is an open one.
    package func insertDeposit(
        entry: EntryID, visit: VisitID, amount: Money, tender: Tender, binding: DepositBinding
    ) throws {
        try execute(
            "INSERT INTO deposit (entry, visit, amount, tender, binding) VALUES (?,?,?,?,?)", entry, visit, amount,
            tender.rawValue, binding.rawValue)
    }

    /// Notes what became of it; false if that was noted before.
    /// - Throws: `EngineError`.
    package func settleDeposit(_ entry: EntryID, as fate: DepositFate, by closing: EntryID) throws -> Bool {
        try execute(
            "UPDATE deposit SET fate = ?, closing_entry = ? WHERE entry = ? AND fate IS NULL", fate.rawValue, closing,
            entry) == 1
    }
}
