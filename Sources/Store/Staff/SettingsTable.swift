package import Domain
import Foundation
package import SQL

extension Reading {
    /// The store's settings; nil in a file that `init` or `demo` has not finished.
    /// - Throws: `EngineError`, or a decoding error for settings of a newer program.
    package func settings() throws -> StoreSettings? {
        try first("SELECT value FROM setting WHERE name = 'store'") { row in
            try JSONDecoder().decode(StoreSettings.self, from: Data(row.text(0).utf8))
        }
    }
}

extension Writing {
    /// Writes the store's settings.
    /// - Throws: `EngineError`.
    package func setSettings(_ settings: StoreSettings) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(settings), as: UTF8.self)
        try execute(
            "INSERT INTO setting (name, value) VALUES ('store', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            text)
    }
}
