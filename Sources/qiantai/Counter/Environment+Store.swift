import Desk
import Devices
import Foundation
import Operations
import Surface

extension Environment {
    /// What a desk is given by this store, on this system.
    init(
        _ store: OpenStore, language: String?, chrome: Chrome, shelf: Shelf, theme: String,
        paper: PaperWidth = .full
    ) {
        self.init(
            wording: Self.wording(language ?? Self.spoken, shelf), calendar: store.operations.calendar, chrome: chrome,
            themes: shelf.themes, theme: theme, keys: KeySource(prefix: Random.hexadecimal(8)),
            paperColumns: paper.columns, version: Version.text, codeMatrix: { CodeMatrix.rows(drawing: $0) })
    }

    private static func wording(_ language: String, _ shelf: Shelf) -> Wording {
        guard language == "en", let bytes = shelf.catalogue("en") else { return .chinese }
        return Wording(mo: bytes)
    }

    /// The system's language, as far as we speak it.
    private static var spoken: String {
        let variables = ProcessInfo.processInfo.environment
        let locale = variables["LANGUAGE"] ?? variables["LC_ALL"] ?? variables["LC_MESSAGES"] ?? variables["LANG"]
        return locale?.hasPrefix("en") ?? false ? "en" : "zh"
    }
}

extension CodeMatrix {
    /// The squares of digits, row by row; nil where they do not fit.
    static func rows(drawing digits: String) -> [[Bool]]? {
        guard let matrix = try? CodeMatrix(digits: digits) else { return nil }
        return (0..<matrix.side).map { y in (0..<matrix.side).map { matrix.isDark(x: $0, y: y) } }
    }
}
