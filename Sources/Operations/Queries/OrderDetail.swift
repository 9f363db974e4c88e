package import Domain
import SQL
import Store

/// An order with all that became of it: for a second look, a copy of the receipt, and what may still go back.
package struct OrderDetail: Query {
    /// Which.
    package let order: OrderID

    /// Of an order.
    package init(order: OrderID) { self.order = order }

    package static let right = Right.seeCounter

    /// The order; nil = there is none of that number.
    package struct Answer: Codable, Sendable, Equatable {
        /// The order.
        package let sold: Sold?

        /// An order.
        package init(sold: Sold?) { self.sold = sold }
    }

    /// An order.
    package struct Sold: Codable, Sendable, Equatable {
        /// A line and what went back of it.
        package struct Line: Codable, Sendable, Equatable {
            /// As on the receipt.
            package let line: SaleReceipt.Line
            /// How many went back.
            package let refunded: Int64
            /// An article, that can go back to the shelf.
            package let isGood: Bool

            /// A line.
            package init(line: SaleReceipt.Line, refunded: Int64, isGood: Bool) {
                self.line = line
                self.refunded = refunded
                self.isGood = isGood
            }
            /// How many the customer still has.
            package var left: Int64 { line.quantity - refunded }
        }

        /// A part of the payment and what went back of it.
        package struct Part: Codable, Sendable, Equatable {
            /// How it was paid.
            package let payment: SaleReceipt.Payment
            /// Which part of the order it belongs to; stored value shows as two.
            package let part: Int
            /// What went back of the part.
            package let refunded: Money
            /// Scanned money on its way back, or gone.
            package let backs: [SaleReceipt.Back]

            /// A part.
            package init(payment: SaleReceipt.Payment, part: Int, refunded: Money, backs: [SaleReceipt.Back] = []) {
                self.payment = payment
                self.part = part
                self.refunded = refunded
                self.backs = backs
            }
        }

        /// Its number.
        package let order: OrderID
        /// When.
        package let at: Instant
        /// Whose; nil = a guest's.
        package let member: MemberID?
        /// Masked name; empty for a guest.
        package let name: String
        /// Who sold.
        package let servedBy: String
        /// Lines.
        package let lines: [Line]
        /// How it was paid.
        package let parts: [Part]
        /// What was to pay.
        package let total: Money
        /// What went back.
        package let refunded: Money
        /// A remark.
        package let note: String
        /// The receipt as it was, its account as it is now.
        package let receipt: SaleReceipt

        /// An order.
        package init(
            order: OrderID, at: Instant, member: MemberID?, name: String, servedBy: String, lines: [Line],
            parts: [Part], total: Money, refunded: Money, note: String, receipt: SaleReceipt
        ) {
            self.order = order
            self.at = at
            self.member = member
            self.name = name
            self.servedBy = servedBy
            self.lines = lines
            self.parts = parts
            self.total = total
            self.refunded = refunded
            self.note = note
            self.receipt = receipt
        }
    }
}

extension OrderDetail {
    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.order(order), let entry = try view.db.entry(row.entry) else {
            return Answer(sold: nil)
        }
        let db = view.db
        let lines = try db.lines(of: order)
        let back = try db.refundedQuantities(of: order)
        let record = try row.member.flatMap { try db.member($0, vault: view.vault) }
        let parts = try parts(row, view)
        let transfers = try db.transfers(of: row.entry)
        func sum(_ debit: AccountKind, _ credit: AccountKind) -> Int64 {
            transfers.reduce(0) { sum, transfer in
                transfer.debit.kind == debit && transfer.credit.kind == credit ? sum + transfer.amount : sum
            }
        }
        let servedBy = try db.staffName(db.operatorID(of: row.entry))
        let name = record.map { PersonName($0.name).masked } ?? ""
        let shown = try SaleReceipt.lines(lines, of: order, db)
        let receipt = SaleReceipt(
            order: order, entry: row.entry, store: view.settings.name, at: entry.at, servedBy: servedBy, lines: shown,
            payments: parts.map(\.payment), given: try db.payments(of: order).compactMap(\.given).first,
            pointsSpent: sum(.points, .pointsRedeemed), pointsEarned: sum(.pointsIssued, .points),
            account: try record.map { try account($0, view) }, note: row.note)
        return Answer(
            sold: Sold(
                order: order, at: entry.at, member: row.member, name: name, servedBy: servedBy,
                lines: zip(lines, shown).map { line, shown in
                    Sold.Line(line: shown, refunded: back[line.line] ?? 0, isGood: line.item.isGood)
                }, parts: parts, total: row.total,
                refunded: try db.refunds(of: order).reduce(.zero) { $0 + $1.amount }, note: row.note, receipt: receipt))
    }

    private func parts(_ row: OrderRow, _ view: View) throws -> [Sold.Part] {
        let back = try view.db.refundedParts(of: row.id)
        let transfers = try view.db.transfers(of: row.entry)
        return try view.db.payments(of: row.id).flatMap { payment -> [Sold.Part] in
            let backs = try payment.payment.map { try view.db.paymentReturns(of: $0) } ?? []
            func part(_ means: SaleReceipt.Payment.Means, _ amount: Money) -> Sold.Part {
                Sold.Part(
                    payment: .init(means, amount), part: payment.part, refunded: back[payment.part] ?? .zero,
                    backs: backs.map { SaleReceipt.Back($0) })
            }
            switch payment.means {
            case "storedValue":
                func used(_ kind: AccountKind) -> Money {
                    Money(fen: transfers.filter { $0.debit.kind == kind }.reduce(0) { $0 + $1.amount })
                }
                return [part(.principal, used(.principal)), part(.bonus, used(.bonus))].filter {
                    $0.payment.amount > .zero
                }
            case "onAccount": return [part(.onAccount, payment.amount)]
            case "scanned":
                let method = try payment.payment.flatMap { try view.db.payment($0) }?.method
                return [part(.scanned(method.flatMap { Tender(rawValue: $0) } ?? .wechat), payment.amount)]
            default: return [part(.tender(Tender(rawValue: payment.means) ?? .cash), payment.amount)]
            }
        }
    }

    private func account(_ record: MemberRecord, _ view: View) throws -> SaleReceipt.Account {
        func now(_ kind: AccountKind) throws -> Int64 {
            let account = AccountID(kind, holder: record.id.raw)
            return try (view.db.balance(account)?.balance ?? 0) - view.db.lapsed(account, at: view.now)
        }
        return SaleReceipt.Account(
            member: record.id, name: PersonName(record.name).masked, phone: Phone.masked(record.phone),
            principal: Money(fen: try now(.principal)), bonus: Money(fen: try now(.bonus)), points: try now(.points),
            debt: try view.db.debt(of: record.id), newTier: nil)
    }
}

extension ItemRef {
    /// Whether it is an article.
    var isGood: Bool { if case .good = self { true } else { false } }
}
