import Domain
import Operations
import Store
import StoreFixture
import Testing

@Suite("撤销售卡: taking the sale of a package back")
struct UndoPackageSaleTests {
    @Test("an unused package goes back whole, by the tender it was paid with, once")
    func undo() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(1)
        let sale = try await counter.done(SellPackage(member: member, package: PackageID(1), tender: .wechat))
        let item = try #require(try await counter.card(member).sessions.first).item
        let movement = try #require(try await counter.card(member).movements.first)
        #expect(movement.entry == sale.entry && movement.paid == .yuan(998) && movement.undoUntil != nil)
        let undo = UndoPackageSale(entry: sale.entry, reason: " 买错  了 ")
        #expect(await counter.perform(undo) == .denied(.approvalNeeded(.undoTopUp)))
        var approved = undo
        approved.approval = try await counter.approval(of: undo)
        let now = counter.store.clock.now
        let back = try await counter.done(approved)
        #expect(back.total == .yuan(-998) && back.paidBack == .yuan(998) && back.note == "买错 了")
        #expect(back.payments == [.init(means: .tender(.wechat), amount: .yuan(-998))])
        #expect(back.reverses == sale.entry && back.undoUntil == nil && back.balanceAfter == .yuan(110))
        #expect(try await counter.card(member).sessions.isEmpty)
        let code = Vouchers.code(.session, target: item.raw, serial: 4, vault: counter.store.vault)
        for use in [
            Verify(what: .session(item), member: member), .init(what: .session(item), member: member, code: code),
        ] {
            #expect(await counter.perform(use) == .refused(.fault(.withdrawn(at: now))))
        }
        guard case .notVerifiable(.withdrawn, _) = try await counter.ask(ReadCode(digits: code)) else {
            Issue.record("the code of a returned package is good")
            return
        }
        let visit = try await counter.expected(member)
        #expect(
            await counter.perform(HoldSession(visit: visit, item: item))
                == .refused(.benefit(.withdrawn(at: now))))
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.alreadyUndone)))
        #expect(
            await counter.perform(UndoPackageSale(entry: back.entry, reason: "退"), by: counter.manager)
                == .refused(.unknown))
        try await counter.booksAreRight()
    }

    @Test("of a used or held one it says how much; when all is given back it goes")
    func usedOrHeld() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let sale = try await counter.done(SellPackage(member: member, package: PackageID(2), tender: .cash))
        let item = try #require(try await counter.card(member).sessions.first).item
        let undo = UndoPackageSale(entry: sale.entry, reason: "退")
        let used = try await counter.done(Verify(what: .session(item), member: member))
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.used(1)))
        _ = try await counter.done(UndoVerification(verification: used.verification, reason: "退"))
        let visit = try await counter.expected(member)
        let hold = try await counter.done(HoldSession(visit: visit, item: item)).hold
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.held(1)))
        _ = try await counter.done(ReleaseHold(hold: hold))
        _ = try await counter.done(undo, by: counter.manager)
        try await counter.booksAreRight()
    }

    @Test("too late, no sale and no reason are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let sale = try await counter.done(SellPackage(member: member, package: PackageID(2), tender: .cash))
        #expect(
            await counter.perform(UndoPackageSale(entry: sale.entry, reason: ""), by: counter.manager)
                == .refused(.reason(.empty)))
        for wrong in [EntryID(1), EntryID(99)] {
            #expect(
                await counter.perform(UndoPackageSale(entry: wrong, reason: "退"), by: counter.manager)
                    == .refused(.unknown))
        }
        counter.days(1)
        #expect(
            await counter.perform(UndoPackageSale(entry: sale.entry, reason: "退"), by: counter.manager)
                == .refused(.fault(.tooLate(hours: 24))))
        try await counter.booksAreRight()
    }
}
