import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("Every receipt says the same of whose it is, what is left and how to ask")
struct EveryReceiptTests {
    private static let store = "清颜美容中心(人民广场地铁站三号口二楼旗舰店)"
    private static let title = "胶原蛋白紧致抗衰面部护理十二次疗程(含颈部和手部护理)"

    private static let account = SaleReceipt.Account(
        member: MemberID(1001), name: "欧阳*", phone: "138****5678", principal: .yuan(645), bonus: .yuan(228),
        points: 1480, debt: .yuan(58), newTier: .gold)

    private static func sale(_ refund: RefundID? = nil) -> SaleReceipt {
        SaleReceipt(
            order: OrderID(31), refund: refund, entry: EntryID(501), store: store, at: Salon.now, servedBy: "王芳",
            lines: [
                .init(
                    title: title, quantity: 12, unit: .yuan(99_999),
                    steps: [.init(reason: .orderCoupon(CouponID(1), title: title), amount: .yuan(30))],
                    net: .yuan(1_199_958), staff: ["周琳", "阿卜杜热西提"], note: title)
            ],
            payments: [
                .init(.tender(.cash), .yuan(999_958)),
                .init(
                    .scanned(.unionPay), .yuan(200_000),
                    back: refund == nil
                        ? nil : .init(paymentReturn: PaymentReturnID(1), amount: .yuan(200_000), state: .underWay)),
            ], given: refund == nil ? .yuan(1_000_000) : nil, account: account, missingGifts: [title], note: title)
    }

    private static func plain(_ kind: Receipt.Kind) -> Receipt {
        Receipt(
            kind: kind, entry: EntryID(1024), reverses: kind == .reversal ? EntryID(1000) : nil, store: store,
            at: Salon.now, servedBy: "王芳", member: MemberID(1001), name: "欧阳*", phone: "138****5678",
            lines: [.init(title: title, amount: .yuan(68), order: kind == .debtPaid ? OrderID(31) : nil)],
            payments: [.init(means: .tender(.cash), amount: .yuan(68))], bonusGranted: .zero, points: 0,
            principalAfter: .yuan(645), bonusAfter: .yuan(228), pointsAfter: 1480, note: title,
            undoUntil: Salon.now.advanced(hours: 24), given: kind == .debtPaid ? .yuan(100) : nil,
            debtAfter: kind == .debtPaid ? .yuan(10) : nil)
    }

    private static let prepaid = PrepaidReceipt(
        entry: EntryID(1030), store: store, at: Salon.now, servedBy: "王芳", member: MemberID(1001), name: "欧阳*",
        phone: "138****5678", title: title, cause: .consumersCause,
        working: [.topUp(paid: .yuan(3000), bonus: .yuan(1000), on: Day(year: 2026, month: 11, day: 1))], items: [],
        figure: .legal, paidOut: .yuan(2200), tender: .unionPay, principalAfter: .yuan(645), bonusAfter: .yuan(228),
        reason: title)

    private func all(_ layout: ReceiptLayout) -> [(String, [ReceiptLine])] {
        [("sale", layout.content(Self.sale())), ("refund", layout.content(Self.sale(RefundID(4))))]
            + [Receipt.Kind.deduction, .topUp, .packageSale, .reversal, .debtPaid].map {
                ($0.rawValue, layout.content(Self.plain($0)))
            } + [("prepaid", layout.content(Self.prepaid, "x"))]
    }

    @Test("no line is wider than the paper, no amount is cut, whatever names are long", arguments: [32, 42, 48])
    func widths(_ columns: Int) {
        for wording in [Wording.chinese, Wording(Sources.english)] {
            let layout = ReceiptLayout(columns: columns, wording: wording, calendar: Salon.calendar)
            for (name, lines) in all(layout) {
                let rows = ReceiptText(columns: columns).lines(lines)
                for row in rows { #expect(row.cells <= columns, "\(name): \(row)") }
                let text = rows.joined().replacing(" ", with: "")
                #expect(text.contains(Self.store) && text.contains(Self.title), "\(name)")
                #expect(rows.contains { $0.hasSuffix("873.00") }, "\(name): the balance")
                #expect(rows.contains { $0.contains("645.00") && $0.hasSuffix("228.00") }, "\(name): its parts")
                #expect(rows.contains { $0.contains("138****5678") } && text.contains("欧阳*"), "\(name)")
            }
        }
    }

    @Test("each has the member's number and says how to ask about the balance (Beijing art. 13)")
    func law() {
        for (name, lines) in all(ReceiptLayout(columns: 32, wording: .chinese, calendar: Salon.calendar)) {
            let rows = ReceiptText(columns: 32).lines(lines)
            #expect(rows.contains { $0.contains("会员号 1001") }, "\(name)")
            #expect(rows.contains { $0.contains("余额、明细可随时到店查询") }, "\(name)")
        }
    }

    @Test("the receipt of a debt that was paid looks as it did", arguments: [32, 42, 48])
    func debt(_ columns: Int) {
        let layout = ReceiptLayout(columns: columns, wording: .chinese, calendar: Salon.calendar)
        Golden.check("receipt-debt-\(columns)", layout.lines(Self.plain(.debtPaid)))
    }
}
