import Domain
import Operations
import StoreFixture
import Testing

@Suite("冻结/黑名单: where a membership stands")
struct ChangeMemberStatusTests {
    private func change(_ member: MemberID, _ status: MemberStatus, _ reason: String = "挂失") -> ChangeMemberStatus {
        ChangeMemberStatus(member: member, status: status, reason: reason)
    }

    @Test("a frozen card takes in and gives out nothing, and does again when it is lifted")
    func frozen() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let item = try await counter.sold(1, to: member)
        #expect(try await counter.done(change(member, .frozen), by: counter.manager).before == .normal)
        #expect(await counter.perform(counter.pay(member, 1)) == .refused(.frozen))
        #expect(
            await counter.perform(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash))
                == .refused(.status(.frozen)))
        #expect(
            await counter.perform(SellPackage(member: member, package: PackageID(1), tender: .cash))
                == .refused(.status(.frozen)))
        #expect(await counter.perform(Verify(what: .session(item), member: member)) == .refused(.fault(.frozen)))
        #expect(try await counter.card(member).reminders.first == .status(.frozen))
        _ = try await counter.done(change(member, .normal, "找回"), by: counter.manager)
        _ = try await counter.done(counter.pay(member, 1))
        try await counter.booksAreRight()
    }

    @Test("a blacklisted member buys nothing more, and uses what is left")
    func blacklisted() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.done(change(member, .blacklisted, "恶意退款"), by: counter.manager)
        #expect(
            await counter.perform(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash))
                == .refused(.status(.blacklisted)))
        #expect(
            await counter.perform(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
                == .refused(.status(.blacklisted)))
        _ = try await counter.done(counter.pay(member, 10))
    }

    @Test("a reason is asked for and goes on record; a cashier asks a manager")
    func reason() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        #expect(await counter.perform(change(member, .frozen)) == .denied(.approvalNeeded(.restrictMembers)))
        #expect(
            await counter.perform(change(member, .frozen, " "), by: counter.manager) == .refused(.reason(.empty)))
        #expect(await counter.perform(change(member, .normal), by: counter.manager) == .refused(.same))
        #expect(await counter.perform(change(MemberID(9), .frozen), by: counter.manager) == .refused(.unknown))
        var approved = change(member, .frozen, " 卡片遗失 ")
        approved.approval = try await counter.approval(of: approved)
        _ = try await counter.done(approved)
        #expect(try await counter.audit().last == "ChangeMemberStatus done 卡片遗失")
    }
}
