package import Domain
import Foundation
package import SQL

extension Reading {
    /// The store's settings; nil in a file that `init` or `demo` has not finished.
    /// - Throws: `EngineError`, or a decoding error for settings of a newer program.
    package func settings() throws -> StoreSettings? {
        try setting("store", as: StoreSettings.self)
    }

    /// What is set under a name, or nil.
    /// - Throws: `EngineError`, or a decoding error.
    func setting<T: Decodable>(_ name: String, as type: T.Type) throws -> T? {
        try first("SELECT value FROM setting WHERE name = ?", name) { row in
            try JSONDecoder().decode(type, from: Data(row.text(0).utf8))
        }
    }
}

extension Writing {
    /// Writes the store's settings.
    /// - Throws: `EngineError`.
    package func setSettings(_ settings: StoreSettings) throws { try set(settings, as: "store") }

    /// Sets something under a name.
    /// - Throws: `EngineError`.
    func set(_ value: some Encodable, as name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name, String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
