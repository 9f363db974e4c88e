import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("使用向导: who still needs it")
struct EndGuideTests {
    @Test("somebody is new until they have put the guide away; the next person is still new then")
    func once() async throws {
        let counter = try await Counter.open()
        let cashier = SignIn(number: OperatorID(1001), pin: "246813")
        let manager = SignIn(number: OperatorID(9001), pin: "702468")
        #expect(try await counter.done(cashier).who.isNew)
        _ = try await counter.done(EndGuide())
        _ = try await counter.done(EndGuide())
        #expect(try await !counter.done(cashier).who.isNew)
        #expect(try await counter.done(manager).who.isNew)
    }
}
