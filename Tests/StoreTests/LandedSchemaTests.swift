import SQL
import Store
import Testing

@Suite("表结构: what has landed stays as it is")
struct LandedSchemaTests {
    /// FNV-1a over every statement of a migration.
    private func digest(_ statements: [String]) -> UInt64 {
        statements.joined(separator: ";\n").utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    @Test("a migration is never edited once stores have been made by it; further steps are further migrations")
    func pinned() {
        let found = Schema.migrations.map { "\($0.id) \(String(digest($0.sql), radix: 16))" }
        #expect(
            found == [
                "0001-counter 125662a18815c8ae", "0002-lapse e737c89c07da44dd", "0003-bookings 5de17907405c371f",
                "0004-goods b78e50393669ec68", "0005-guests 77eb7c06c4339803", "0006-checkout f37b859dfc09c35e",
                "0007-demand c9d09fe2f8b80ab", "0008-deliveries 288d9cc46a4775b4", "0009-prices 152b23b180aee051",
                "0010-settling 4ccb2b2fe5395d6a", "0011-comfort 3b31802230638b6", "0012-guide f1d4d4f586f02f70",
                "0013-likings 77d3f67d99899f46",
            ])
    }
}
