import Domain
import Operations

/// Something to be printed, laid out.
struct Paper: Sendable {
    let kind: QueuePrint.Kind
    /// Number of what it is about: printed once more, it is a copy.
    let number: Int64
    /// What it is, in a word.
    let title: String
    let lines: [ReceiptLine]
    /// Cash came or goes.
    var opensDrawer = false
}

extension Scene {
    /// A receipt for the printer.
    func paper(_ receipt: Receipt) -> Paper {
        let takesCash = receipt.payments.contains { $0.means == .tender(.cash) }
        let layout = receiptLayout(columns: paperColumns)
        return Paper(
            kind: .receipt, number: receipt.entry.raw, title: say("凭证 %@", receipt.entry.description),
            lines: layout.content(receipt), opensDrawer: takesCash)
    }

    /// The receipt of an order, or of what went back of one, for the printer.
    func paper(_ receipt: SaleReceipt) -> Paper {
        let takesCash = receipt.payments.contains { $0.means == .tender(.cash) }
        let title =
            receipt.refund.map { say("退货小票 %@", $0.description) } ?? say("销售小票 %@", receipt.order.description)
        return Paper(
            kind: receipt.refund == nil ? .sale : .refund, number: receipt.entry.raw, title: title,
            lines: receiptLayout(columns: paperColumns).content(receipt), opensDrawer: takesCash)
    }

    /// The receipt of something prepaid that went back, with its working, for the printer.
    func paper(_ receipt: PrepaidReceipt) -> Paper {
        Paper(
            kind: .receipt, number: receipt.entry.raw, title: say("凭证 %@", receipt.entry.description),
            lines: receiptLayout(columns: paperColumns).content(receipt, name(receipt.cause)),
            opensDrawer: receipt.tender == .cash)
    }

    /// A member's statement for the printer.
    func paper(_ statement: MemberStatement.Statement) -> Paper {
        Paper(
            kind: .statement, number: statement.member.raw, title: say("对账单 %@", statement.member.description),
            lines: StatementLayout(wording: wording, calendar: calendar).lines(statement))
    }

    /// The receipt of an order as the screen shows it.
    func lines(_ receipt: SaleReceipt, columns: Int = 42) -> [String] {
        ReceiptText(columns: columns).lines(receiptLayout(columns: columns).content(receipt))
    }
}
