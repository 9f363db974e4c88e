import Domain
import SQL
import Store

extension Work {
    /// The receipt of an entry just written.
    /// - Throws: `EngineError`.
    func receipt(
        _ kind: Receipt.Kind, _ posted: Posted, _ record: MemberRecord, lines: [Receipt.Line],
        payments: [Receipt.Payment], bonusGranted: Money = .zero, points: Int64 = 0, note: String = "",
        reverses: EntryID? = nil, given: Money? = nil, debtAfter: Money? = nil
    ) throws -> Receipt {
        func after(_ kind: AccountKind) throws -> Int64 {
            let account = AccountID(kind, holder: record.id.raw)
            let balance = try posted.after[account] ?? db.balance(account)?.balance ?? 0
            return try balance - db.lapsed(account, at: now)
        }
        return Receipt(
            kind: kind, entry: posted.entry, reverses: reverses, store: settings.name, at: now,
            servedBy: who?.name ?? "", member: record.id, name: PersonName(record.name).masked,
            phone: Phone.masked(record.phone), lines: lines, payments: payments, bonusGranted: bonusGranted,
            points: points, principalAfter: Money(fen: try after(.principal)),
            bonusAfter: Money(fen: try after(.bonus)), pointsAfter: try after(.points), note: note,
            undoUntil: reverses == nil ? undoUntil(now) : nil, given: given,
            debtAfter: debtAfter)
    }

    /// How the scanned part of a payment of debts came.
    private func scanned(_ entry: EntryID) throws -> Tender {
        let payment = try db.debtTenders(of: entry).compactMap(\.payment).first.flatMap { try db.payment($0) }
        return payment.flatMap { Tender(rawValue: $0.method) } ?? .wechat
    }

    /// The receipt of a reversal: the same lines and payments with the opposite sign.
    /// - Throws: `EngineError`.
    func reversalReceipt(
        _ posted: Posted, _ original: EntryRow, _ transfers: [Transfer], _ record: MemberRecord, note: String
    ) throws -> Receipt {
        var payments: [Receipt.Payment] = []
        var total = Money.zero
        var bonus = Money.zero
        var points: Int64 = 0
        func pay(_ means: Receipt.Payment.Means, _ fen: Int64) {
            total -= Money(fen: fen)
            payments.append(.init(means: means, amount: Money(fen: -fen)))
        }
        for transfer in transfers {
            switch (transfer.debit.kind, transfer.credit.kind) {
            case (.principal, _): pay(.principal, transfer.amount)
            case (.bonus, _): pay(.bonus, transfer.amount)
            case (_, .points): points -= transfer.amount
            case (_, .bonus): bonus -= Money(fen: transfer.amount)
            case (.unapplied, _): pay(.scanned(try scanned(original.id)), transfer.amount)
            case (let tender?, _): if let tender = Tender(account: tender) { pay(.tender(tender), transfer.amount) }
            case (nil, _): break
            }
        }
        return try receipt(
            .reversal, posted, record, lines: [.init(title: original.title, amount: total)], payments: payments,
            bonusGranted: bonus, points: points, note: note, reverses: original.id)
    }
}
