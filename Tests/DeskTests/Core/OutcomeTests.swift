import Domain
import Operations
import Testing

@testable import Desk

@Suite("Every outcome of a command leads somewhere")
struct OutcomeTests {
    /// At the proof of a payment of 128 by 张晓明.
    private func atProof(_ store: FakeStore) async -> Driver {
        let driver = await Driver.at(store)
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter", "Enter")
        return driver
    }

    @Test("An outcome nobody heard is looked up by its key, and the truth is shown")
    func looksUp() async throws {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .failed(.indeterminate) }
        driver.holdsAnswers = true
        await driver.scan(Salon.code)
        let key = try #require(driver.commands.last?.key)
        let command = driver.sent(PayOrder.self)[0]
        await store.conceal(Outcome<PayOrder>.done(Salon.sale(command)), for: key)
        await driver.settle()
        #expect(driver.shows("销售小票"))
        #expect(driver.statusLine == "已扣款 128.00 元,余额 866.00 元;按 u 退货")
        #expect(driver.sent(PayOrder.self).count == 1)
    }

    @Test("A key the store never saw may be tried again, with the same key")
    func neverSeen() async {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .failed(.indeterminate) }
        await driver.scan(Salon.code)
        #expect(driver.shows("没有记账:系统没有收到这次请求"))
        await store.on(PayOrder.self) { .done(Salon.sale($0)) }
        await driver.press("1")
        #expect(Set(driver.commands.filter { $0.command is PayOrder }.map(\.key)).count == 1)
        #expect(driver.shows("销售小票"))
    }

    @Test("A busy store offers a retry with the same key; nothing is charged twice")
    func busyRetries() async {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .failed(.busy) }
        await driver.scan(Salon.code)
        #expect(driver.dialog == "没有办成")
        await store.on(PayOrder.self) { .done(Salon.sale($0)) }
        await driver.press("Enter")
        let keys = driver.commands.filter { $0.command is PayOrder }.map(\.key)
        #expect(keys.count == 2)
        #expect(Set(keys).count == 1)
        #expect(driver.shows("销售小票"))
    }

    @Test("A refusal renews the key, and the form keeps what was typed")
    func refusalRenews() async {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .refused(.code(.replayed)) }
        await driver.scan(Salon.code)
        #expect(driver.statusLine.contains("已经用过"))
        await store.on(PayOrder.self) { .done(Salon.sale($0)) }
        await driver.scan(Salon.code)
        let keys = driver.commands.filter { $0.command is PayOrder }.map(\.key)
        #expect(Set(keys).count == 2)
        #expect(driver.sent(PayOrder.self).map(\.total) == [.yuan(128), .yuan(128)])
    }

    @Test("A large amount asks for a manager, and goes again with the approval under a new key")
    func largeAmount() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F5")
        await driver.type("jyjl")
        await driver.press("Enter")
        await driver.type("1000")
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("000000")
        await driver.press("Enter", "Enter")
        #expect(driver.fieldError?.contains("还可试 4 次") == true)
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.dialog == nil)
        #expect(driver.sent(PayOrder.self).map(\.approval) == [nil, ApprovalID(9)])
        #expect(driver.shows("销售小票"))
    }

    @Test("Leaving the approval leaves the payment as it was")
    func approvalLeft() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F5")
        await driver.type("jyjl")
        await driver.press("Enter")
        await driver.type("1000")
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        await driver.press("Esc")
        #expect(driver.dialog == nil)
        #expect(driver.shows("大额扣款,需要店长批准"))
        #expect(driver.sent(PayOrder.self).count == 1)
    }

    @Test("A session the store has forgotten leads to the login; the same person finds the form again")
    func signedOut() async {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .denied(.signedOut) }
        await driver.scan(Salon.code)
        #expect(driver.statusLine.contains("登录已失效"))
        #expect(!driver.shows("张晓明"))
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.shows("扣本金 96.00 + 赠金 32.00,扣后余额 866.00"))
    }

    @Test(
        "Every failure of the engine is one sentence",
        arguments: [
            (EngineFailure.full, "磁盘已满"), (.readOnly(.disk), "先核对刚才那笔"), (.corrupt, "账本文件损坏"),
            (.newerSchema, "升级程序"), (.other("x"), "没有办成"),
        ])
    func failures(_ failure: EngineFailure, _ sentence: String) async {
        let store = await Salon.store()
        let driver = await atProof(store)
        await store.on(PayOrder.self) { _ in .failed(failure) }
        await driver.scan(Salon.code)
        #expect(driver.statusLine.contains(sentence))
    }
}
