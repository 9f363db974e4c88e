import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("批准: a manager approves one action on the spot")
struct ApproveTests {
    private func undo(_ counter: Counter) async throws -> UndoDeduction {
        let member = try await counter.funded()
        return UndoDeduction(entry: try await counter.done(counter.pay(member, 10)).entry, reason: "点错")
    }

    @Test("an approval opens that one action, once")
    func once() async throws {
        let counter = try await Counter.open()
        var undo = try await undo(counter)
        undo.approval = try await counter.approval(of: undo)
        _ = try await counter.done(undo)
        #expect(await counter.perform(undo) == .denied(.approval(.used)))
    }

    @Test("an approval for one asker, member or amount does not open another's")
    func bound() async throws {
        let counter = try await Counter.open()
        let first = try await undo(counter)
        let approval = try await counter.approval(of: first)
        var other = UndoDeduction(entry: first.entry, reason: "别的原因")
        other.approval = approval
        #expect(await counter.perform(other) == .denied(.approval(.other)))
        var mine = first
        mine.approval = approval
        #expect(await counter.perform(mine, by: counter.receptionist) == .denied(.approval(.other)))
        mine.approval = ApprovalID(999)
        #expect(await counter.perform(mine) == .denied(.approval(.unknown)))
        mine.approval = approval
        _ = try await counter.done(mine)
    }

    @Test("an approver who was shut out or may not do it either approves nothing")
    func approver() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        var big = TopUp(member: member, what: .amount(Money(fen: 500_001)), tender: .cash)
        big.approval = try await counter.approval(of: big)
        #expect(await counter.perform(big) == .denied(.approval(.approver)))
        big.approval = try await counter.approval(of: big, number: 9999, pin: "918273")
        let shut = big
        _ = try await counter.store.database.write { try $0.execute("UPDATE staff SET enabled = 0 WHERE id = 9999") }
        #expect(await counter.perform(shut) == .denied(.approval(.approver)))
    }

    @Test("the right PIN of somebody who may not approve is no wrong try")
    func countForgotten() async throws {
        let counter = try await Counter.open()
        let undo = try await undo(counter)
        for _ in 0..<6 {
            let own = try Approve(number: OperatorID(1001), pin: "246813", of: undo, reason: "自己")
            #expect(await counter.perform(own) == .refused(.own))
            let other = try Approve(number: OperatorID(1002), pin: "135792", of: undo, reason: "同事")
            #expect(await counter.perform(other) == .refused(.mayNot))
        }
        #expect(await counter.store.signIn(1001, pin: "246813") != nil)
    }

    @Test("nobody signed in approves nothing, and no try is counted")
    func signedOut() async throws {
        let counter = try await Counter.open()
        let undo = try await undo(counter)
        for _ in 0..<6 {
            let outcome = await counter.store.operations.perform(
                try Approve(number: OperatorID(9001), pin: "000001", of: undo, reason: "无人"),
                key: counter.store.newKey(), session: nil)
            #expect(outcome == .denied(.signedOut))
        }
        _ = try await counter.approval(of: undo)
    }

    @Test("a reason is kept clean, and none is no reason")
    func reason() async throws {
        let counter = try await Counter.open()
        let undo = try await undo(counter)
        func approve(_ reason: String) throws -> Approve {
            try Approve(number: OperatorID(9001), pin: "702468", of: undo, reason: reason)
        }
        #expect(await counter.perform(try approve(" ")) == .refused(.reason(.empty)))
        #expect(await counter.perform(try approve("\u{1B}[2J")) == .refused(.reason(.forbidden(scalar: 0x1B))))
        _ = try await counter.done(try approve("  客人  投诉 "))
        let kept = try await counter.store.database.read { db in
            try db.first("SELECT reason FROM approval") { $0.text(0) }
        }
        #expect(kept == "客人 投诉")
    }
}
