import Domain
import Operations
import StoreFixture
import Testing

@Suite("建档: a person becomes a member")
struct RegisterMemberTests {
    @Test("phone, name and consent make a member who is found by all of them, masked")
    func register() async throws {
        let counter = try await Counter.open()
        let answer = try await counter.done(
            RegisterMember(phone: "+86 138-1234 5678", name: "  张  三丰 ", consent: "2026-11", marketing: true))
        #expect(answer.name == "张 三丰" && answer.phone == "138****5678" && answer.member == MemberID(1))
        for text in ["张", "zsf", "zhangsan", "5678", "13812345678", "1"] {
            let rows = try await counter.ask(FindMembers(text: text)).rows
            #expect(rows.map(\.member) == [answer.member], "\(text)")
            #expect(rows.first?.phone == "138****5678")
        }
        let card = try await counter.card(answer.member)
        #expect(card.marketing && card.reminders == [.new] && !card.hasPIN && card.row.balance == .zero)
    }

    @Test("each field says what is wrong with it, and nothing is kept without consent")
    func refusals() async throws {
        let counter = try await Counter.open()
        func register(_ phone: String, _ name: String, _ consent: String? = "2026-11") async -> Outcome<RegisterMember>
        {
            await counter.perform(RegisterMember(phone: phone, name: name, consent: consent, marketing: false))
        }
        #expect(await register("1381234567", "张三") == .refused(.phone(.wrongLength(count: 10))))
        #expect(await register("12812345678", "张三") == .refused(.phone(.wrongPrefix)))
        #expect(await register("张三", "张三") == .refused(.phone(.notDigits)))
        #expect(await register("13812345678", " ") == .refused(.name(.empty)))
        #expect(await register("13812345678", String(repeating: "张", count: 41)) == .refused(.name(.tooLong(max: 40))))
        #expect(await register("13812345678", "张\u{202E}三") == .refused(.name(.forbidden(scalar: 0x202E))))
        #expect(await register("13812345678", "张三", nil) == .refused(.noConsent))
        #expect(await register("13812345678", "张三", " ") == .refused(.noConsent))
        #expect(try await counter.ask(FindMembers(text: "张")).rows.isEmpty)
    }

    @Test("a phone somebody has names its member masked, and a double Enter makes one member")
    func taken() async throws {
        let counter = try await Counter.open()
        let key = counter.store.newKey()
        let command = RegisterMember(phone: "13812345678", name: "张三丰", consent: "2026-11", marketing: false)
        let first = await counter.perform(command, key: key)
        #expect(await counter.perform(command, key: key) == first)
        #expect(await counter.perform(command) == .refused(.phoneTaken(MemberID(1), name: "张**")))
        #expect(try await counter.ask(FindMembers(text: "张")).rows.count == 1)
    }
}
