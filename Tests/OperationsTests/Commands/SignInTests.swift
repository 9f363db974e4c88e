import Domain
import Foundation
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("登录: coming to the counter")
struct SignInTests {
    private func signIn(_ store: TestStore, _ number: Int64, _ pin: String) async -> Outcome<SignIn> {
        await store.operations.perform(
            SignIn(number: OperatorID(number), pin: pin), key: store.newKey(), session: nil)
    }

    private func fail(_ store: TestStore, times: Int) async {
        for _ in 0..<times { _ = await signIn(store, 1001, "000001") }
    }

    @Test("number and PIN open a session; an unknown number reads the same as a wrong PIN")
    func signIn() async throws {
        let store = try await TestStore.inMemory()
        guard case .done(let answer) = await signIn(store, 1001, "246813") else {
            Issue.record("not let in")
            return
        }
        #expect(answer.who == Staff(number: OperatorID(1001), name: "王芳", role: .cashier, isNew: true))
        #expect(await signIn(store, 1001, "246814") == .refused(.wrong(triesLeft: 4)))
        #expect(await signIn(store, 4711, "246813") == .refused(.wrong(triesLeft: 4)))
        #expect(await signIn(store, 1001, "") == .refused(.wrong(triesLeft: 3)))
    }

    @Test("full-width digits of a Chinese input method are the same PIN")
    func fullWidth() async throws {
        let store = try await TestStore.inMemory()
        #expect(await store.signIn(1001, pin: "２４６８１３") != nil)
    }

    @Test("five wrong PINs wait half a minute, the sixth a whole, and the right one does not help meanwhile")
    func lockOut() async throws {
        let store = try await TestStore.inMemory()
        for left in [4, 3, 2, 1] {
            #expect(await signIn(store, 1001, "000001") == .refused(.wrong(triesLeft: left)))
        }
        let until = store.clock.now.advanced(milliseconds: 30_000)
        #expect(await signIn(store, 1001, "000001") == .refused(.wait(until: until)))
        #expect(await signIn(store, 1001, "246813") == .refused(.wait(until: until)))
        store.clock.advance(milliseconds: 29_999)
        #expect(await signIn(store, 1001, "246813") == .refused(.wait(until: until)))
        store.clock.advance(milliseconds: 1)
        let later = store.clock.now.advanced(milliseconds: 60_000)
        #expect(await signIn(store, 1001, "000001") == .refused(.wait(until: later)))
        store.clock.advance(milliseconds: 59_999)
        #expect(
            await signIn(store, 1001, "246813") == .refused(.wait(until: store.clock.now.advanced(milliseconds: 1))))
        store.clock.advance(milliseconds: 1)
        #expect(await store.signIn(1001, pin: "246813") != nil)
        #expect(await signIn(store, 1001, "000001") == .refused(.wrong(triesLeft: 4)))
    }

    @Test("a hundred wrong PINs shut the account, however long somebody waits")
    func hardStop() async throws {
        let store = try await TestStore.inMemory()
        for _ in 0..<100 {
            _ = await signIn(store, 1001, "000001")
            store.clock.advance(milliseconds: 900_000)
        }
        #expect(await signIn(store, 1001, "246813") == .refused(.shut))
        store.clock.advance(milliseconds: 365 * 86_400_000)
        #expect(await signIn(store, 1001, "246813") == .refused(.shut))
        #expect(await store.signIn(1002, pin: "135792") != nil)
    }

    @Test("twenty wrong PINs within an hour at one terminal: a manager signs in first, or the hour passes")
    func terminal() async throws {
        let store = try await TestStore.inMemory()
        let start = store.clock.now
        for number in [1001, 1002, 1003, 4711, 4712] as [Int64] {
            for _ in 0..<4 { _ = await signIn(store, number, "000001") }
            store.clock.advance(milliseconds: 1000)
        }
        let until = start.advanced(hours: 1)
        #expect(await signIn(store, 1001, "246813") == .refused(.terminal(until: until)))
        #expect(await signIn(store, 4713, "246813") == .refused(.terminal(until: until)))
        store.clock.set(start.advanced(hours: 25))
        guard case .refused(.terminal) = await signIn(store, 1001, "246813") else {
            Issue.record("a clock set forward opened the terminal")
            return
        }
        #expect(await signIn(store, 9001, "702469") == .refused(.wrong(triesLeft: 4)))
        #expect(await store.signIn(9001, pin: "702468") != nil)
        #expect(await store.signIn(1001, pin: "246813") != nil)
    }

    @Test("the hour of a terminal passes by itself, and outlives the program")
    func terminalHour() async throws {
        let folder = try StoreFolder()
        let clock = TestClock(TestStore.morning)
        let first = try await TestStore.inFolder(folder.path, clock: clock)
        for number in 0..<20 { _ = await signIn(first, Int64(5000 + number), "000001") }
        first.database.close()
        let second = try await TestStore.inFolder(folder.path, clock: clock)
        #expect(
            await signIn(second, 1002, "135792") == .refused(.terminal(until: clock.now.advanced(hours: 1))))
        clock.advance(milliseconds: 3_600_000)
        #expect(await store(second, letsIn: 1002, "135792"))
        second.database.close()
    }

    @Test("a clock turned forward while the program is closed opens no terminal and ends no wait")
    func clockTurnedWhileClosed() async throws {
        let folder = try StoreFolder()
        let clock = TestClock(TestStore.morning)
        let first = try await TestStore.inFolder(folder.path, clock: clock)
        for number in 0..<20 { _ = await signIn(first, Int64(5000 + number), "000001") }
        first.database.close()
        clock.set(clock.now.advanced(hours: 5))
        let second = try await TestStore.inFolder(folder.path, clock: clock)
        #expect(
            await signIn(second, 1002, "135792") == .refused(.terminal(until: clock.now.advanced(hours: 1))))
        second.database.close()
        clock.advance(milliseconds: 3_600_000)
        let third = try await TestStore.inFolder(folder.path, clock: clock)
        #expect(await store(third, letsIn: 1002, "135792"))
        third.database.close()
    }

    @Test("the recovery key lets the only owner back in, on record")
    func recoveryKey() async throws {
        let store = try await TestStore.inMemory()
        for _ in 0..<LockOut.hardStop {
            _ = await signIn(store, 9999, "000001")
            store.clock.advance(milliseconds: 3_600_000)
        }
        #expect(await signIn(store, 9999, "918273") == .refused(.shut))
        let name = try await Reopening.reopen(
            OperatorID(9999), in: store.database, vault: store.vault, anchor: store.anchor, at: store.clock.now)
        #expect(name == "刘老板")
        #expect(await store.signIn(9999, pin: "918273") != nil)
        #expect(try await store.examine().findings.isEmpty)
        let unknown = try await Reopening.reopen(
            OperatorID(7), in: store.database, vault: store.vault, anchor: store.anchor, at: store.clock.now)
        #expect(unknown == nil)
    }

    private func store(_ store: TestStore, letsIn number: Int64, _ pin: String) async -> Bool {
        await store.signIn(number, pin: pin) != nil
    }

    @Test("right PINs do not fill a terminal's hour, and wrong approvals count too")
    func terminalApprovals() async throws {
        let counter = try await Counter.open()
        for _ in 0..<30 { _ = await counter.store.signIn(1002, pin: "135792") }
        let undo = UndoTopUp(entry: EntryID(1), reason: "退")
        for number in 0..<20 {
            let approve = try Approve(number: OperatorID(Int64(6000 + number)), pin: "000001", of: undo, reason: "退")
            #expect(await counter.perform(approve) == .refused(.wrong(triesLeft: 4)))
        }
        let asks = try Approve(number: OperatorID(1002), pin: "135792", of: undo, reason: "退")
        guard case .refused(.terminal) = await counter.perform(asks) else {
            Issue.record("the terminal stayed open")
            return
        }
        _ = try await counter.approval(of: undo)
        #expect(await counter.store.signIn(1002, pin: "135792") != nil)
    }

    @Test("the count outlives the program")
    func reopened() async throws {
        let folder = try StoreFolder()
        let clock = TestClock(TestStore.morning)
        let first = try await TestStore.inFolder(folder.path, clock: clock)
        await fail(first, times: 5)
        first.database.close()
        let second = try await TestStore.inFolder(folder.path, clock: clock)
        let until = clock.now.advanced(milliseconds: 30_000)
        #expect(await signIn(second, 1001, "246813") == .refused(.wait(until: until)))
        second.database.close()
    }

    @Test("a clock set back or an hour forward and back gives no try")
    func clockBack() async throws {
        let store = try await TestStore.inMemory()
        await fail(store, times: 5)
        let now = store.clock.now
        store.clock.set(now.advanced(hours: -24))
        guard case .refused(.wait) = await signIn(store, 1001, "246813") else {
            Issue.record("a clock set back let somebody in")
            return
        }
        store.clock.set(now.advanced(hours: 24))
        let until = now.advanced(hours: 24).advanced(milliseconds: 30_000)
        #expect(await signIn(store, 1001, "246813") == .refused(.wait(until: until)))
        store.clock.advance(milliseconds: 30_000)
        #expect(await store.signIn(1001, pin: "246813") != nil)
    }

    @Test("tries at the same moment are all counted")
    func concurrent() async throws {
        let store = try await TestStore.inMemory()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<12 { group.addTask { _ = await signIn(store, 1001, "000001") } }
        }
        guard case .refused(.wait) = await signIn(store, 1001, "246813") else {
            Issue.record("tries were lost")
            return
        }
    }

    @Test("the same key again is another try: a key is no way around the count")
    func sameKey() async throws {
        let store = try await TestStore.inMemory()
        let key = store.newKey()
        for left in [4, 3, 2] {
            let outcome = await store.operations.perform(
                SignIn(number: OperatorID(1001), pin: "000001"), key: key, session: nil)
            #expect(outcome == .refused(.wrong(triesLeft: left)))
        }
    }

    @Test("who has left the counter may do nothing there")
    func signOut() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await counter.done(SignOut())
        #expect(await counter.perform(CheckIn(who: .walkIn(member))) == .denied(.signedOut))
        #expect(await counter.perform(SignOut()) == .refused(.nobody))
        #expect(await counter.store.operations.query(Arrivals(), session: counter.cashier) == .denied(.signedOut))
        #expect(try await counter.audit().last == "SignOut refused nobody")
    }
}
