import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("退卡 at the desk")
struct PrepaidRefundTests {
    private static let bought = Day(year: 2026, month: 11, day: 1)

    private static func steps(_ cause: RefundCause) -> [RefundStep] {
        let used: RefundStep =
            cause == .storesCause
            ? .usedAtPaidShare(used: .yuan(800), paid: .yuan(3000), bonus: .yuan(1000), worth: .yuan(600))
            : .usedAtListPrice(.yuan(800))
        return [
            .topUp(paid: .yuan(3000), bonus: .yuan(1000), on: bought), used,
            .subtotal(cause == .storesCause ? .yuan(2400) : .yuan(2200)), .bonusVoid(.yuan(800)),
        ]
    }

    private static func store() async -> FakeStore {
        let store = await Sample.store()
        await store.on(PrepaidInHand.self) { _ in
            .answer(
                .init(choices: [
                    .init(
                        what: .storedValue, money: .yuan(2400), bonus: .yuan(800),
                        rates: InterestRates(loanPrime: 310, deposit: 150)),
                    .init(
                        what: .package(PackageItemID(7)), title: "补水护理 10 次", day: bought, money: .yuan(980),
                        sessions: 6),
                ]))
        }
        await store.on(PrepaidRefundPreview.self) { query in
            if query.claim.cause == .withinSevenDays {
                return .answer(.trouble(.rules(.sevenDaysOver(last: Day(year: 2026, month: 11, day: 8)))))
            }
            let steps = steps(query.claim.cause)
            return .answer(
                .figures(
                    .init(
                        working: steps, items: [], legal: steps.reduce(.zero) { $0 + $1.effect },
                        principalOnly: .yuan(2400), bonus: .yuan(800), sessions: 0)))
        }
        await store.on(RefundPrepaid.self) { command in
            guard command.approval != nil else { return .denied(.approvalNeeded(.refundPrepaid)) }
            return .done(
                PrepaidReceipt(
                    entry: EntryID(1030), store: "清颜美容中心", at: Salon.now, servedBy: "王芳", member: command.member,
                    name: "张*", phone: "138****5678", title: "退储值", cause: command.claim.cause,
                    working: steps(command.claim.cause), items: [], figure: command.figure, paidOut: command.paidOut,
                    tender: command.tender, principalAfter: .zero, bonusAfter: .zero, reason: command.reason))
        }
        return store
    }

    /// At the account page of 张三, with the questions open.
    private func asked(_ columns: Int = 80, _ rows: Int = 24) async -> Driver {
        let driver = await Driver.at(await Self.store(), columns: columns, rows: rows)
        await driver.press("F6", "Down", "Up", "Enter", "Right", "x")
        #expect(driver.dialog == "给 张三 退什么")
        await driver.press("1")
        return driver
    }

    @Test("Two questions, the working with its articles, a reason, a manager, the receipt")
    func whole() async {
        let driver = await asked()
        #expect(driver.shows("会员不想或不能再来"))
        Golden.check("refund-prepaid-questions-80x24", driver)
        await driver.press("Enter", "Enter")
        #expect(driver.shows("已用部分按折扣前价格(第19条)"))
        #expect(driver.shows("按法定 2200.00 元"))
        Golden.check("refund-prepaid-working-80x24", driver)
        await driver.press("Enter", "Enter")
        await driver.type("搬家")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        let sent = driver.sent(RefundPrepaid.self)
        #expect(sent.last?.paidOut == .yuan(2200) && sent.last?.reason == "搬家" && sent.last?.approval != nil)
        #expect(driver.dialog == "退卡凭证")
        await driver.press("p")
        #expect(driver.printed.last?.contains { $0.contains("法定应退") } ?? false)
        await driver.press("Enter")
        #expect(driver.dialog == nil)
        #expect(driver.sent(RefundPrepaid.self).count == 2)
    }

    @Test("Seven days that are over are said with the day; another cause is chosen and goes")
    func sevenDays() async {
        let driver = await asked()
        await driver.press("2", "Enter", "Enter")
        #expect(driver.shows("七日已于 2026-11-08 届满"))
        await driver.press("3", "Enter", "Enter")
        #expect(driver.shows("已用 800.00 × 实付 3000.00/4000.00(第18条)"))
        #expect(driver.shows("按法定 2400.00 元"))
    }

    @Test("A lock and another size lose nothing; Escape goes back to the questions, then away")
    func kept() async {
        let driver = await asked()
        await driver.press("Enter", "Tab")
        await driver.type("面膜")
        await driver.press("Tab")
        await driver.type("60")
        await driver.resize(columns: 120, rows: 36)
        await driver.press("Alt-L")
        await driver.type(Salon.pins[11] ?? "")
        await driver.press("Enter")
        #expect(driver.shows("面膜"))
        await driver.press("Down", "Down", "Down", "Enter")
        #expect(driver.shows("按法定"))
        let preview = driver.queries.compactMap { $0 as? PrepaidRefundPreview }.last
        #expect(preview?.claim.gifts == [GiftInKind(title: "面膜", value: .yuan(60), fate: .returned)])
        Golden.check("refund-prepaid-working-120x36", driver)
        await driver.press("Escape")
        #expect(driver.shows("面膜"))
        await driver.press("Escape")
        #expect(driver.dialog == nil)
    }

    @Test("the rate stands there as the store has it for the cause; one that was typed stays")
    func rate() async {
        let driver = await asked()
        await driver.press("1")
        #expect(driver.shows("1.50"))
        await driver.press("Right", "Right")
        #expect(driver.shows("3.10") && !driver.shows("1.50"))
        await driver.press("Left", "Left")
        #expect(driver.shows("1.50"))
        await driver.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Ctrl-U")
        await driver.type("2")
        await driver.press("Home", "BackTab", "BackTab", "BackTab", "BackTab", "BackTab", "BackTab", "Right", "Right")
        #expect(!driver.shows("3.10"))
    }
}
