package import SQL

extension SQLiteDatabase {
    /// Writes a copy of one snapshot, verifies it, and only then gives it its name.
    /// - Throws: `EngineError`, `.exists` when the name is taken, `.badCopy` when the copy does not verify.
    package func backup(to path: String) async throws {
        guard Disk.size(path) == nil else { throw EngineError(.exists) }
        let draft = path + ".tmp"
        Disk.discard(draft)
        do {
            if place == .memory {
                try await beside { try Self.copy($0, to: draft) }
            } else {
                try await aside { try Self.copy($0, to: draft) }
            }
            try Disk.publish(draft, as: path)
        } catch {
            Disk.discard(draft)
            throw error
        }
    }

    /// Looks for damage in the file, in its references, and in the settings of the connections.
    /// - Throws: `EngineError` when the check itself could not run.
    package func check(deep: Bool) async throws -> [String] {
        let structure: [String]
        do {
            structure = try await aside { connection in
                try connection.lines(deep ? "PRAGMA integrity_check" : "PRAGMA quick_check").filter { $0 != "ok" }
            }
        } catch let error as EngineError where error.endsWriting == .corrupt {
            structure = ["the file cannot be read through: code \(error.code)"]
        }
        guard structure.isEmpty else {
            distrust(.corrupt)
            return structure
        }
        return try await looseEnds()
    }

    private func looseEnds() async throws -> [String] {
        let references = try await aside { connection in
            try connection.lines("SELECT \"table\" FROM pragma_foreign_key_check")
                .map { "a row of \($0) refers to nothing" }
                + Pragmas.reader.findings(on: connection)
        }
        guard case .file = place else { return references }
        let version = migrations.count
        return references
            + (try await beside { connection in
                var findings = try Pragmas.writer.findings(on: connection)
                if try connection.number("PRAGMA user_version") != Int64(version) {
                    findings.append("user_version is not \(version)")
                }
                if try connection.number("PRAGMA application_id") != Int64(Self.application) {
                    findings.append("application_id is not ours")
                }
                return findings
            })
    }

    private static func copy(_ connection: Connection, to draft: String) throws {
        try connection.execute("VACUUM INTO ?", [draft])
        try Disk.settle(draft)
        let findings = try verify(copy: draft)
        guard findings.isEmpty else { throw EngineError(.badCopy(findings)) }
    }
}

// MARK: - Copies

extension SQLiteDatabase {
    /// Looks a copy through that nobody has open; every finding is a line of plain English, none means sound.
    /// - Throws: `EngineError` when it is no copy of ours at all.
    package static func verify(copy path: String) throws -> [String] {
        try Preflight(path).findings()
    }

    /// Puts a copy in the place of a store's books, which are kept under a dated name, log and all.
    /// - Parameters:
    ///   - path: where the books are, or were.
    ///   - migrations: refuses a copy that a newer program made.
    ///   - stamp: a moment for the kept files' names, such as "20261231-235959".
    /// - Returns: the paths of the files kept.
    /// - Throws: `EngineError`; up to the moment the copy has verified, nothing is touched.
    package static func restore(
        from copy: String, to path: String, migrations: [Migration], stamp: String, holder: Holder
    ) throws -> [String] {
        guard Disk.size(copy) != nil else { throw EngineError(.missing) }
        let lock = try StoreLock.take(beside: path, holder: holder)
        defer { lock.release() }
        let draft = path + ".restoring"
        Disk.discard(draft)
        defer { Disk.discard(draft) }
        try Disk.copy(copy, to: draft)
        try accept(draft, migrations)
        // The books go first and their log after them: in between there are no books, never books with a wrong log.
        var kept: [String] = []
        for end in ["", "-wal", "-shm", "-journal"] {
            let name = "\(path).replaced-\(stamp)\(end)"
            if try Disk.move(path + end, to: name) { kept.append(name) }
        }
        try Disk.settle(Disk.folder(path))
        try Disk.publish(draft, as: path)
        return kept
    }

    private static func accept(_ draft: String, _ migrations: [Migration]) throws {
        let version = try Preflight(draft).inspect(check: false)
        guard version <= migrations.count else {
            throw EngineError(.newerSchema(found: version, known: migrations.count))
        }
        let findings = try verify(copy: draft)
        guard findings.isEmpty else { throw EngineError(.badCopy(findings)) }
    }
}
