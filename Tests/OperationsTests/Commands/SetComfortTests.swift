import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("简洁模式: how somebody likes the counter")
struct SetComfortTests {
    @Test("what somebody chose is known the next time they sign in, and the next person has their own choice")
    func remembered() async throws {
        let counter = try await Counter.open()
        let database = counter.store.database
        #expect(try await database.read { try $0.comfort(of: OperatorID(1001)) } == nil)
        for choice in [true, false, true] {
            _ = try await counter.done(SetComfort(isSimple: choice))
            #expect(try await database.read { try $0.comfort(of: OperatorID(1001)) } == choice)
        }
        #expect(try await database.read { try $0.comfort(of: OperatorID(9001)) } == nil)
    }
}
