import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("扫码收款 at the desk")
struct PaymentsTests {
    private let number = GatewayNumber("20261123-0001")

    private func store(_ state: PaymentState) async throws -> FakeStore {
        let store = await Salon.store()
        await store.on(OpenPayments.self) { _ in
            .answer(
                OpenPayments.Answer(
                    payments: [
                        .init(
                            payment: PaymentID(7), number: "20261123-0001", method: .wechat, amount: .yuan(128),
                            at: Salon.now, title: "补水护理", name: "张*", state: state, session: .unsettled(.noAnswer))
                    ], returns: []))
        }
        await store.on(ReturnPayment.self) { command in
            command.approval == nil
                ? .denied(.approvalNeeded(.refund)) : .done(ReturnPayment.Answer(paymentReturn: PaymentReturnID(3)))
        }
        return store
    }

    private func opened(_ store: FakeStore) async -> Driver {
        let driver = await Driver(store, hasGateway: true)
        await driver.signIn(11)
        await driver.press("F10")
        await driver.click("扫码收款")
        await driver.advance(by: 10)
        return driver
    }

    private func collected(_ driver: Driver) -> [PaymentErrand] {
        driver.effects.compactMap { if case .collect(let errand, _) = $0 { errand } else { nil } }
    }

    @Test("An unknown payment is looked up from the menu, and what is heard is said; nothing waits meanwhile")
    func looksUp() async throws {
        let driver = await opened(try await store(.unknown))
        #expect(driver.dialog == "扫码收款" && driver.shows("20261123-0001") && driver.shows("未知"))
        await driver.press("t")
        #expect(driver.statusLine == "还不知道到没到账,先查清再退")
        await driver.press("l")
        #expect(collected(driver) == [.collect(PaymentID(7), code: nil)])
        #expect(!driver.desk.isWaiting)
        driver.feed(.payment(.payment(PaymentID(7)), .received))
        await driver.settle()
        #expect(driver.statusLine == "扫码收款已到账")
    }

    @Test("What no order took goes back after a manager's word")
    func goesBack() async throws {
        let driver = await opened(try await store(.received))
        await driver.press("t")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(collected(driver) == [.giveBack(PaymentReturnID(3))])
        driver.feed(.payment(.back(PaymentReturnID(3)), .returned))
        await driver.settle()
        #expect(driver.statusLine == "款已退回顾客")
    }

    @Test("News nobody asked for is said; behind the lock it waits for whoever comes back")
    func unasked() async throws {
        let driver = await Driver.at(await Salon.store())
        driver.feed(.payment(.payment(PaymentID(9)), .unknown(.noAnswer)))
        #expect(driver.statusLine == "")
        await driver.press("Alt-L")
        driver.feed(.payment(.payment(PaymentID(9)), .received))
        #expect(!driver.statusLine.contains("扫码收款"))
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.statusLine == "之前未知的扫码收款已查到:已到账,可收进订单或退回")
    }

    @Test("Without a gateway nothing of it is offered")
    func without() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F10")
        #expect(!driver.shows("扫码收款") && driver.shows("打印队列"))
    }
}

@Suite("打印队列 at the desk")
struct PrintQueueTests {
    @Test("It shows what waits and why; r tries again at once, d drops one")
    func queue() async {
        let store = await Salon.store()
        await store.on(PrintQueue.self) { _ in
            .answer(
                PrintQueue.Answer(rows: [
                    .init(job: 4, at: Salon.now, title: "销售小票 31", isCopy: false, tries: 3, fault: "打印机缺纸:请换纸")
                ]))
        }
        await store.on(DropPrint.self) { _ in .done(DropPrint.Answer()) }
        let driver = await Driver.at(store)
        await driver.press("F10")
        await driver.click("打印队列")
        await driver.advance(by: 10)
        #expect(driver.shows("销售小票 31") && driver.shows("试过 3 次") && driver.shows("打印机缺纸:请换纸"))
        await driver.press("r")
        #expect(driver.effects.contains { if case .retryPrinting = $0 { true } else { false } })
        await driver.press("d")
        #expect(driver.sent(DropPrint.self).map(\.job) == [4])
    }
}

@Suite("The receipt of an order")
struct SaleReceiptTests {
    private func receipt(refund: RefundID? = nil) -> SaleReceipt {
        SaleReceipt(
            order: OrderID(31), refund: refund, entry: EntryID(501), store: "清颜美容中心", at: Salon.now, servedBy: "王芳",
            lines: [
                .init(
                    title: "补水护理", quantity: 2, unit: .yuan(128),
                    steps: refund == nil
                        ? [
                            .init(reason: .tier(.gold), amount: Money(fen: 2560)),
                            .init(reason: .orderCoupon(CouponID(1), title: "满200减30"), amount: .yuan(30)),
                        ] : [], net: Money(fen: 20_040), staff: ["周琳"]),
                .init(title: "面膜 1 片", quantity: 1, unit: .yuan(20), steps: [], net: .yuan(20)),
            ],
            payments: [
                .init(.principal, .yuan(100)), .init(.bonus, .yuan(20)), .init(.tender(.cash), Money(fen: 10_040)),
            ],
            given: refund == nil ? .yuan(200) : nil, pointsEarned: 200,
            account: .init(
                member: MemberID(1001), name: "张*", phone: "138****5678", principal: .yuan(645), bonus: .yuan(228),
                points: 1480, debt: .zero, newTier: nil), note: "")
    }

    @Test(
        "Every fen off has its reason, the parts make the total, and no line is wider than the paper",
        arguments: [32, 42, 48])
    func sale(columns: Int) {
        let lines = ReceiptText(columns: columns).lines(
            ReceiptLayout(columns: 42, wording: .chinese, calendar: Salon.calendar).content(receipt(), code: "31"))
        #expect(lines.allSatisfy { $0.cells <= columns })
        for (left, right) in [
            ("金卡价", "-25.60"), ("券 满200减30", "-30.00"), ("合计", "220.40"), ("储值本金", "100.00"), ("找零", "99.60"),
            ("优惠", "-55.60"), ("余额", "873.00"),
        ] {
            #expect(
                lines.contains { $0.contains(left) && $0.hasSuffix(right) },
                "\(left) \(right)\n\(lines.joined(separator: "\n"))")
        }
    }

    @Test("A refund says what goes back and to where")
    func refund() {
        let layout = ReceiptLayout(columns: 42, wording: .chinese, calendar: Salon.calendar)
        let lines = ReceiptText(columns: 42).lines(layout.content(receipt(refund: RefundID(4))))
        for text in ["退货小票", "退货单号 4", "原单号 31", "退到储值本金", "实退"] {
            #expect(lines.contains { $0.contains(text) }, "\(text)")
        }
    }
}
