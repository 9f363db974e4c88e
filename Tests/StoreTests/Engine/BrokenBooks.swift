import SQL
import SQLite

/// Books with a page in the middle overwritten, as a dying disk leaves them.
enum BrokenBooks {
    static func make(in folder: Folder) async throws {
        let database = try Rehearsal.create(in: folder)
        try await database.write { books in
            for id in 1...2000 {
                try books.execute("INSERT INTO account (id, phone, balance) VALUES (?, ?, 1)", id, "phone \(id)")
            }
        }
        database.close()
        let pages = try folder.bytes("store.db").count / 4096
        for page in 8..<pages {
            try folder.overwrite("store.db", at: page * 4096, with: [UInt8](repeating: 0xFF, count: 4096))
        }
    }
}
