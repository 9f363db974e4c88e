import Domain
import Operations
import StoreFixture
import Testing

@Suite("恢复账号: letting somebody back in")
struct ReopenAccountTests {
    private func shut(_ counter: Counter) async {
        for _ in 0..<100 {
            let wrong = SignIn(number: OperatorID(1001), pin: "000001")
            _ = await counter.store.operations.perform(wrong, key: counter.store.newKey(), session: nil)
            counter.store.clock.advance(milliseconds: 900_000)
        }
    }

    @Test("only the owner, or a manager with the owner's approval, opens a shut account, with a reason on record")
    func reopen() async throws {
        let counter = try await Counter.open()
        await shut(counter)
        #expect(await counter.store.signIn(1001, pin: "246813") == nil)
        let reopen = ReopenAccount(number: OperatorID(1001), reason: "本人到场")
        #expect(await counter.perform(reopen) == .denied(.right(.reopenAccount)))
        #expect(await counter.perform(reopen, by: counter.manager) == .denied(.approvalNeeded(.reopenAccount)))
        var approved = reopen
        approved.approval = try await counter.approval(
            of: reopen, by: counter.manager, number: 9999, pin: "918273")
        _ = try await counter.done(approved, by: counter.manager)
        #expect(try await counter.audit().last == "ReopenAccount done 本人到场")
        #expect(await counter.store.signIn(1001, pin: "246813") != nil)
        #expect(await counter.perform(reopen, by: counter.owner) == .refused(.open))
        #expect(
            await counter.perform(ReopenAccount(number: OperatorID(7), reason: "x"), by: counter.owner)
                == .refused(.unknown))
        #expect(
            await counter.perform(ReopenAccount(number: OperatorID(1001), reason: ""), by: counter.owner)
                == .refused(.reason(.empty)))
    }
}
