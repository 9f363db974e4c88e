import Domain
import Operations
import StoreFixture
import Testing

@Suite("查看号码: a whole phone number, once, on record")
struct RevealPhoneTests {
    @Test("a manager sees it for a reason; a cashier asks for an approval; a beautician does not")
    func reveal() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        var reveal = RevealPhone(member: member, reason: " 回访  预约 ")
        #expect(try await counter.done(reveal, by: counter.manager).phone == "13812345678")
        #expect(try await counter.audit().last == "RevealPhone done 回访 预约")
        #expect(await counter.perform(reveal) == .denied(.approvalNeeded(.unmask)))
        #expect(await counter.perform(reveal, by: counter.beautician) == .denied(.right(.unmask)))
        reveal.approval = try await counter.approval(of: reveal)
        #expect(try await counter.done(reveal).phone == "13812345678")
        #expect(await counter.perform(reveal) == .denied(.approval(.used)))
        let none = RevealPhone(member: member, reason: "")
        #expect(await counter.perform(none, by: counter.manager) == .refused(.reason(.empty)))
    }
}
