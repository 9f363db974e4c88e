import Demo
import Domain
import Foundation
import SQL
import SQLite
import Store
import StoreFixture
import Testing
import Vault

@Suite("A demo store's file")
struct FillingTests {
    private struct Interrupted: Error {}

    private func inFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.path + "/demo-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder + "/store.sqlite")
    }

    private func create(
        _ path: String, then: @escaping @Sendable () throws -> Void = {}
    ) async throws -> (database: SQLiteDatabase, answer: DemoWritten) {
        let dice = Dice(seed: 1)
        let pack = try Pack.load("gym")
        return try await SQLiteDatabase.create(
            at: path, migrations: Schema.migrations,
            holder: Holder(process: 1, user: "test", terminal: "test", since: 0)
        ) { draft in
            let written = try await writeDemo(
                pack: pack, members: 300, seed: 5, now: TestStore.morning, into: draft,
                vault: Vault(kek: [UInt8](repeating: 1, count: 32)), anchor: MemoryAnchor(),
                random: { dice.bytes($0) }, staffCost: .test)
            try then()
            return written
        }
    }

    @Test("is sound to the last reference and check, though neither was looked at while it was filled")
    func sound() async throws {
        try await inFolder { path in
            let (database, written) = try await create(path)
            defer { database.close() }
            #expect(try await database.check(deep: true) == [])
            let vault = Vault(kek: [UInt8](repeating: 1, count: 32))
            let examined = try await database.read { try $0.examineBooks(vault: vault) }
            #expect(examined.findings == [])
            #expect(examined.entries == written.entries)
            await #expect(throws: EngineError.self) {
                try await database.write {
                    try $0.execute("INSERT INTO transfer VALUES (999999999, 1, 1, 2, 1, NULL, NULL)")
                }
            }
            await #expect(throws: EngineError.self) {
                try await database.write { try $0.execute("UPDATE visit SET state = 'gone' WHERE id = 1") }
            }
        }
    }

    @Test("is not there at all when filling it was interrupted, and can be made after that")
    func interrupted() async throws {
        try await inFolder { path in
            await #expect(throws: Interrupted.self) { _ = try await create(path) { throw Interrupted() } }
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: path + ".new"))
            let (database, _) = try await create(path)
            database.close()
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }
}
