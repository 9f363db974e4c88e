import Domain
import Operations
import StoreFixture
import Testing

@Suite("会员码: the member's code of this moment")
struct ShowMemberCodeTests {
    @Test("a manager shows it, it pays once, and it turns when it says so")
    func show() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        #expect(await counter.perform(ShowMemberCode(member: member)) == .denied(.right(.showMemberCode)))
        #expect(await counter.perform(ShowMemberCode(member: MemberID(8)), by: counter.manager) == .refused(.unknown))
        let code = try await counter.done(ShowMemberCode(member: member), by: counter.manager)
        #expect(code.digits == counter.store.memberCode(of: member))
        #expect(try await counter.ask(ReadCode(digits: code.digits)) == .member(try await counter.card(member).row))
        _ = try await counter.done(
            DeductStoredValue(member: member, amount: .yuan(1), presence: .code(code.digits)))
        #expect(try await counter.ask(ReadCode(digits: code.digits)) == .badMemberCode(.replayed))
        counter.store.clock.set(code.until)
        #expect(try await counter.done(ShowMemberCode(member: member), by: counter.owner).digits != code.digits)
    }
}
