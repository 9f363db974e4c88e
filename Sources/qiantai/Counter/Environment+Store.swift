import Desk
import Devices
import Foundation
import Operations
import Surface

extension Environment {
    /// What a desk is given by this store, on this system.
    /// - Parameters:
    ///   - language: what was asked for; nil = what was chosen the last time, else what the system speaks.
    ///   - kept: what was chosen the last time.
    init(
        _ store: OpenStore, language: String?, kept: String? = nil, chrome: Chrome, shelf: Shelf, theme: String,
        keepsTheme: Bool = false, rings: Bool = false, opensSimple: Bool = false, paper: PaperWidth = .full,
        hasPrinter: Bool = false, hasGateway: Bool = false, letters: Int? = nil
    ) {
        let languages = shelf.languages
        let code = language ?? kept ?? Self.spoken
        let chosen = languages.first { $0.code == code } ?? languages[0]
        let wording = chosen.wording()
        let (keymap, notice) = store.folder.keysFile.keymap(wording)
        self.init(
            wording: wording, languages: languages, language: chosen.code,
            calendar: store.operations.calendar, chrome: chrome, themes: shelf.themes, theme: theme,
            keepsTheme: keepsTheme, keepsLanguage: language != nil, rings: rings, keymap: keymap,
            opensSimple: opensSimple, notice: notice,
            drafts: DraftsFile.read(store), keys: KeySource(prefix: Random.hexadecimal(8)), paperColumns: paper.columns,
            hasPrinter: hasPrinter, hasGateway: hasGateway, letters: letters, version: Version.text,
            codeMatrix: { CodeMatrix.rows(drawing: $0) })
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
