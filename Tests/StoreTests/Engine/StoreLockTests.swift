import SQL
import SQLite
import Testing

@Suite("One writer for a store")
struct StoreLockTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("A second opening is refused with the name of the first, until the first closes")
    func second() async throws {
        let first = try Rehearsal.create(in: folder)
        #expect(try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder) } == .locked(by: Rehearsal.holder))
        #expect(try await Rehearsal.refusal { _ = try Rehearsal.create(in: folder) } == .locked(by: Rehearsal.holder))
        try await Rehearsal.addAccount(1, to: first)
        first.close()
        let second = try Rehearsal.open(in: folder)
        #expect(try await Rehearsal.balance(1, in: second) == 10000)
    }

    @Test("Reopening keeps the store held")
    func reopening() async throws {
        let first = try Rehearsal.create(in: folder)
        try await first.reopen()
        #expect(try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder) } == .locked(by: Rehearsal.holder))
    }

    @Test("A lock file left by a program that ended is taken over, whatever is written in it")
    func stale() throws {
        try folder.write(Array("1\nsomeone\ntty1\n0\nand much more\n".utf8), to: "store.lock")
        let path = folder.file("store.db")
        let lock = try StoreLock.take(beside: path, holder: Rehearsal.holder)
        #expect(try folder.bytes("store.lock") == Array("4711\nshop\npts/3\n1767000000000\n".utf8))
        lock.release()
        try StoreLock.take(beside: path, holder: Rehearsal.holder).release()
    }

    @Test("A name with line ends in it cannot pass for another")
    func lines() async throws {
        let path = folder.file("store.db")
        let odd = Holder(process: 7, user: "a\nb", terminal: "c\r\nd", since: 8)
        let lock = try StoreLock.take(beside: path, holder: odd)
        let refusal = try await Rehearsal.refusal { _ = try StoreLock.take(beside: path, holder: Rehearsal.holder) }
        #expect(refusal == .locked(by: Holder(process: 7, user: "ab", terminal: "cd", since: 8)))
        lock.release()
    }

    @Test("Looking only needs no lock")
    func looking() async throws {
        let first = try Rehearsal.create(in: folder)
        try await Rehearsal.addAccount(1, to: first)
        let looker = try SQLiteDatabase.openReadOnly(at: folder.file("store.db"))
        #expect(try await Rehearsal.balance(1, in: looker) == 10000)
        looker.close()
        try await Rehearsal.addAccount(2, to: first)
    }
}
