import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("Receipts")
struct ReceiptTests {
    private let receipt = Salon.receipt(
        DeductStoredValue(
            member: MemberID(1002), amount: .yuan(128), service: ServiceID(1), note: "周琳手法很好,下次还找她,靠窗的位置",
            presence: .code(""),
            rest: .alipay))

    @Test("No line is wider than the paper", arguments: [32, 42, 48])
    func widths(_ columns: Int) {
        let lines = ReceiptLayout(columns: columns, wording: .chinese, calendar: Salon.calendar).lines(receipt)
        for line in lines { #expect(line.cells <= columns, "\(line)") }
        Golden.check("receipt-\(columns)", lines)
    }

    @Test(
        "Everything the law wants is on it",
        arguments: ["128.00", "34.50", "11.50", "支付宝", "82.00", "余额", "0.00", "1024", "王芳"])
    func complete(_ part: String) {
        let lines = ReceiptLayout(columns: 32, wording: .chinese, calendar: Salon.calendar).lines(receipt)
        #expect(lines.contains { $0.contains(part) })
    }

    @Test("In English no line is Chinese but names somebody gave")
    func english() {
        for (title, english) in [
            ("扣款", Sources.english["扣款"] ?? "?"), ("充值 500.00", "Top-up 500.00"),
            ("充值 500.00 送 60.00", "Top-up 500.00"),
        ] {
            let receipt = Salon.receipt(
                .deduction, Salon.members[0], [Receipt.Line(title: title, amount: .yuan(5))], [], after: .zero)
            let lines = ReceiptLayout(columns: 42, wording: Wording(Sources.english), calendar: Salon.calendar)
                .lines(receipt)
            #expect(!lines.contains { $0.contains("扣款") || $0.contains("充值") || $0.contains("送") })
            #expect(lines.contains { $0.hasPrefix(english) }, "\(lines)")
        }
    }

    @Test("The receipt of a package says until when it may be put right")
    func package() {
        let receipt = Salon.receipt(
            .packageSale, Salon.members[0], [Receipt.Line(title: "补水护理 10 次", amount: .yuan(980))], [],
            after: .zero)
        let lines = ReceiptLayout(columns: 42, wording: .chinese, calendar: Salon.calendar).lines(receipt)
        #expect(lines.contains { $0.contains("更正") })
    }
}
