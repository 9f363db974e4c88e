import Domain
import Foundation
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("查账: what an examination of the books finds")
struct ExaminationTests {
    /// A store with one of everything, and a hand that changes the file behind its back.
    private func tampered(_ sql: String...) async throws -> [Finding] {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.done(counter.pay(member, 112))
        let item = try await counter.sold(2, to: member)
        _ = try await counter.done(HoldSession(visit: try await counter.expected(member, inDays: 1), item: item))
        let code = Vouchers.code(.session, target: item.raw, serial: 1, vault: counter.store.vault)
        let used = try await counter.done(Verify(what: .session(item), member: member, code: code))
        _ = try await counter.done(UndoVerification(verification: used.verification, reason: "误"))
        _ = try await counter.done(Verify(what: .session(item), member: member, code: code))
        try await counter.booksAreRight()
        try await counter.store.database.write { db in
            for table in ["entry", "transfer", "audit", "request"] {
                for verb in ["update", "delete"] { try db.execute("DROP TRIGGER \(table)_no_\(verb)") }
            }
            for statement in sql { try db.execute(statement) }
        }
        return try await counter.store.examine().findings
    }

    @Test("an amount, a balance, a lot, a hold that was changed")
    func values() async throws {
        #expect(
            try await tampered("UPDATE transfer SET amount = amount + 1 WHERE entry = 1 AND line = 1").contains(
                .entryAltered(1)))
        #expect(try await tampered("UPDATE entry SET balance_after = 999 WHERE id = 2") == [.entryAmount(2)])
        #expect(try await tampered("UPDATE entry SET amount = amount - 1 WHERE id = 2") == [.entryAmount(2)])
        let points = AccountID(.points, holder: 1).raw
        #expect(
            try await tampered("UPDATE account SET balance = 101 WHERE id = \(points)") == [
                .balance(account: points, cached: 101, sum: 100), .lotsOfAccount(points, balance: 101, lots: 100),
            ])
        let session = AccountID(.session, holder: 1).raw
        #expect(
            try await tampered("UPDATE account SET held = 0 WHERE id = \(session)")
                == [.held(account: session, cached: 0, sum: 1)])
        #expect(try await tampered("UPDATE lot SET remaining = remaining - 1 WHERE id = 1001").count == 2)
    }

    @Test("an audit row that was changed or is gone, a request that is gone")
    func rows() async throws {
        #expect(try await tampered("UPDATE audit SET detail = 'x' WHERE id = 1") == [.auditAltered(1)])
        #expect(try await tampered("UPDATE audit SET operator = 9999 WHERE id = 7") == [.auditAltered(7)])
        #expect(try await tampered("DELETE FROM audit WHERE id = 7").contains(.auditMissing(7)))
        #expect(
            try await tampered("DELETE FROM request WHERE key = (SELECT request FROM entry WHERE id = 2)") == [
                .request(entry: 2)
            ])
    }

    @Test("a used code that was made good again, and an undone verification that was made to stand")
    func verifications() async throws {
        #expect(try await tampered("UPDATE voucher SET used_by = NULL WHERE used_by = 2") == [.verification(2)])
        #expect(
            try await tampered("UPDATE verification SET undo_entry = NULL, undone_at = NULL WHERE id = 1")
                .contains(.verification(1)))
    }

    @Test("a failed disk is told as such, and what became of a request stays unknown while it cannot be asked")
    func causes() async throws {
        let folder = try StoreFolder()
        let counter = try await Counter(TestStore.inFolder(folder.path))
        let guest = CheckIn(who: .guest(name: ""))
        counter.store.database.distrust(.io(code: 10))
        #expect(await counter.store.operations.health() == .readOnly(.disk))
        #expect(await counter.perform(guest) == .failed(.readOnly(.disk)))
        // Nothing is there any more to be opened again: what became of the request stays unknown.
        let file = folder.path + "/store.sqlite"
        try FileManager.default.moveItem(atPath: file, toPath: file + ".away")
        let key = counter.store.newKey()
        #expect(
            await counter.store.operations.lookup(CheckIn.self, key: key, session: counter.cashier)
                == .failed(.indeterminate))
        #expect(await counter.perform(guest) == .failed(.readOnly(.disk)))
        counter.store.database.close()
    }

    @Test("books opened again after trouble are held against their anchor before anything is written")
    func reopened() async throws {
        let folder = try StoreFolder()
        let counter = try await Counter(TestStore.inFolder(folder.path))
        let key = counter.store.newKey()
        let member = try await counter.funded()
        _ = await counter.perform(CheckIn(who: .walkIn(member)), key: key)
        counter.store.database.distrust(.corrupt)
        #expect(await counter.perform(CheckIn(who: .guest(name: ""))) == .failed(.readOnly(.damaged)))
        let heard = await counter.store.operations.lookup(CheckIn.self, key: key, session: counter.cashier)
        #expect(heard == .done(CheckIn.Answer(visit: VisitID(1), waiting: 1)))
        _ = try await counter.done(CheckIn(who: .guest(name: "")))
        let link = Head.Link(sequence: 999, mac: [UInt8](repeating: 7, count: 32))
        try counter.store.anchor.record(Head(ledger: link, audit: link))
        counter.store.database.distrust(.corrupt)
        _ = await counter.store.operations.lookup(CheckIn.self, key: key, session: counter.cashier)
        guard case .anchorMismatch = await counter.store.operations.health() else {
            Issue.record("books that lost entries were trusted again")
            return
        }
        guard case .failed = await counter.perform(CheckIn(who: .guest(name: ""))) else {
            Issue.record("books that lost entries were written")
            return
        }
        counter.store.database.close()
    }
}
