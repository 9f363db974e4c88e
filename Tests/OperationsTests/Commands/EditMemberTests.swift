import Domain
import Operations
import StoreFixture
import Testing

@Suite("改资料: correcting a member's data")
struct EditMemberTests {
    @Test("a new name is found and the old one is not; balance, remark and cautions stay")
    func rename() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.done(EditMember(member: member, remark: "靠窗", cautions: "对酒精过敏"))
        _ = try await counter.done(EditMember(member: member, name: "欧阳娜"))
        let card = try await counter.card(member)
        #expect(card.row.name == "欧阳娜" && card.remark == "靠窗" && card.cautions == "对酒精过敏")
        #expect(card.row.balance == .yuan(560))
        #expect(try await counter.ask(FindMembers(text: "张")).rows.isEmpty)
        #expect(try await counter.ask(FindMembers(text: "oyn")).rows.map(\.member) == [member])
        _ = try await counter.done(EditMember(member: member, remark: "", cautions: ""))
        let empty = try await counter.card(member)
        #expect(empty.remark.isEmpty && empty.cautions.isEmpty)
    }

    @Test("one bad field keeps all of it from being written")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let long = String(repeating: "长", count: 501)
        #expect(
            await counter.perform(EditMember(member: member, name: "李四", remark: long))
                == .refused(.remark(.tooLong(max: 500))))
        #expect(
            await counter.perform(EditMember(member: member, name: "李四", cautions: "\u{7}"))
                == .refused(.cautions(.forbidden(scalar: 7))))
        #expect(await counter.perform(EditMember(member: member, name: "")) == .refused(.name(.empty)))
        #expect(await counter.perform(EditMember(member: MemberID(77), name: "李四")) == .refused(.unknown))
        #expect(try await counter.card(member).row.name == "张三")
    }
}
