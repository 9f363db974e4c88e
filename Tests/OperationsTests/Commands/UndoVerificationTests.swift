import Domain
import Operations
import StoreFixture
import Testing

@Suite("撤销核销: giving back what was used")
struct UndoVerificationTests {
    @Test("a used-up card has its last session again, in the very lot; a second undo fails")
    func usedUp() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        var last = VerificationID(0)
        for _ in 0..<3 {
            last = try await counter.done(Verify(what: .session(item), member: member)).verification
        }
        let undo = UndoVerification(verification: last, reason: "  点 错 ")
        let back = try await counter.done(undo)
        #expect(back == UndoVerification.Answer(title: "肩颈舒缓", left: 1))
        #expect(await counter.perform(undo) == .refused(.fault(.alreadyUndone)))
        let rows = try await counter.ask(TodaysVerifications()).rows
        #expect(rows.map(\.verification) == [3, 2, 1].map { VerificationID($0) })
        #expect(rows[0].undoneAt == counter.store.clock.now && rows[0].undoUntil == nil && rows[1].undoUntil != nil)
        try await counter.booksAreRight()
    }

    @Test("a coupon and its code can be used again")
    func coupon() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let verify = Verify(what: .coupon(coupon.coupon), member: member, code: coupon.code)
        for _ in 0..<2 {
            let used = try await counter.done(verify)
            let back = try await counter.done(UndoVerification(verification: used.verification, reason: "退"))
            #expect(back.left == nil)
        }
        _ = try await counter.done(verify)
        try await counter.booksAreRight()
    }

    @Test("after a day, without a reason, of nothing, or by a beautician alone it is refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        let used = try await counter.done(Verify(what: .session(item), member: member))
        func undo(_ reason: String = "退", _ id: VerificationID? = nil) -> UndoVerification {
            UndoVerification(verification: id ?? used.verification, reason: reason)
        }
        #expect(await counter.perform(undo(" ")) == .refused(.reason(.empty)))
        #expect(await counter.perform(undo("退", VerificationID(99))) == .refused(.fault(.unknown)))
        #expect(await counter.perform(undo(), by: counter.beautician) == .denied(.approvalNeeded(.undoVerification)))
        counter.store.clock.set(used.undoUntil)
        #expect(await counter.perform(undo()) == .refused(.fault(.tooLate(hours: 24))))
        counter.store.clock.set(used.undoUntil.advanced(milliseconds: -1))
        var approved = undo()
        approved.approval = try await counter.approval(of: approved, by: counter.beautician)
        _ = try await counter.done(approved, by: counter.beautician)
        try await counter.booksAreRight()
    }
}
