import GRDB

extension SQLiteDatabase {
    /// Hands every statement the writer runs from now on, with its arguments, to `sink`: for measuring beside a floor
    /// that runs the very same statements. It shows personal data, so nothing else may call it.
    package func record(_ sink: @escaping @Sendable (String) -> Void) async throws {
        let pool = try connections().pool
        try await pool.writeWithoutTransaction { owner in
            owner.trace(options: .statement) { event in sink(event.expandedDescription) }
        }
    }
}
