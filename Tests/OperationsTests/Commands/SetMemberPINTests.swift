import Domain
import Operations
import StoreFixture
import Testing

@Suite("会员密码: a member chooses a PIN")
struct SetMemberPINTests {
    private func prove(_ counter: Counter, _ member: MemberID, _ pin: String) async -> Outcome<ProveMember> {
        await counter.perform(ProveMember(member: member, pin: pin))
    }

    @Test("the new PIN counts and the old one no more")
    func change() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        #expect(try await counter.card(member).hasPIN)
        _ = try await counter.done(ProveMember(member: member, pin: "640917"))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "275093"))
        #expect(await prove(counter, member, "640917") == .refused(.wrong(triesLeft: 4)))
        _ = try await counter.done(ProveMember(member: member, pin: "275093"))
    }

    @Test("digits typed full-width are the same digits")
    func fullWidth() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await counter.done(SetMemberPIN(member: member, pin: "６４０９１７"))
        _ = try await counter.done(ProveMember(member: member, pin: "640917"))
        _ = try await counter.done(ProveMember(member: member, pin: "６４０９１７"))
    }

    @Test("easy ones, the own phone and what is no PIN are refused", arguments: ["123456", "345678", "381234"])
    func easy(_ pin: String) async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        #expect(await counter.perform(SetMemberPIN(member: member, pin: pin)) == .refused(.pin(.tooEasy)))
        #expect(await counter.perform(SetMemberPIN(member: member, pin: "64091")) == .refused(.pin(.notSixDigits)))
        #expect(await counter.perform(SetMemberPIN(member: MemberID(7), pin: "640917")) == .refused(.unknown))
        #expect(try await counter.card(member).hasPIN == false)
    }
}
