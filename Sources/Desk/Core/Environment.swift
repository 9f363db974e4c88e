package import Domain
package import Surface

/// All that a desk is given when it opens.
package struct Environment: Sendable {
    /// The texts of the language in use.
    package var wording: Wording
    /// The languages that can be chosen.
    package var languages: [Language]
    /// The code of the one in use.
    package var language: String
    /// The store's zone and cut-off hour.
    package var calendar: StoreCalendar
    /// Which signs to draw with.
    package var chrome: Chrome
    /// Names of the themes that can be chosen.
    package var themes: [String]
    /// The one in use.
    package var theme: String
    /// Whether the theme was asked for when the program was started: what people like does not change it.
    package var keepsTheme: Bool
    /// The same of the language.
    package var keepsLanguage: Bool
    /// Whether a refusal is heard, unless somebody likes it otherwise.
    package var rings: Bool
    /// Which keys mean what.
    package var keymap: Keymap
    /// Whether the counter opens in large letters, whoever signs in: the window was made for it.
    package var opensSimple: Bool
    /// What is to be said when the desk opens; empty if nothing is.
    package var notice: String
    /// What people have half filled when the program last ended.
    package var drafts: [OperatorID: Drafts]
    /// Where request keys come from.
    package var keys: KeySource
    /// The longest pause between two characters of a scan, in milliseconds; 30–150.
    package var scanGap: Int64
    /// Cells a line of the receipt printer holds: 32 on 58 mm paper, 42 or 48 on 80 mm.
    package var paperColumns: Int
    /// Whether the store has set a printer.
    package var hasPrinter: Bool
    /// Whether the store has set a gateway for scanned pay codes.
    package var hasGateway: Bool
    /// Points of the window's letters, if whoever opened it said that they may be changed; else nil.
    package var letters: Int?
    /// The program's version, for the page 关于.
    package var version: String
    /// Draws digits as the modules of a code to be scanned, `true` is black; nil where nobody can.
    package var codeMatrix: @Sendable (String) -> [[Bool]]?

    /// Everything a desk needs.
    package init(
        wording: Wording = .chinese, languages: [Language] = [], language: String = "zh", calendar: StoreCalendar,
        chrome: Chrome = .lines, themes: [String] = ["dark"],
        theme: String = "dark", keepsTheme: Bool = false, keepsLanguage: Bool = false, rings: Bool = false,
        keymap: Keymap = Keymap(), opensSimple: Bool = false, notice: String = "",
        drafts: [OperatorID: Drafts] = [:], keys: KeySource, scanGap: Int64 = 80,
        paperColumns: Int = 32, hasPrinter: Bool = true,
        hasGateway: Bool = false, letters: Int? = nil,
        version: String = "",
        codeMatrix: @escaping @Sendable (String) -> [[Bool]]? = { _ in nil }
    ) {
        self.wording = wording
        self.languages = languages
        self.language = language
        self.calendar = calendar
        self.chrome = chrome
        self.themes = themes
        self.theme = theme
        self.keepsTheme = keepsTheme
        self.keepsLanguage = keepsLanguage
        self.rings = rings
        self.keymap = keymap
        self.opensSimple = opensSimple
        self.notice = notice
        self.drafts = drafts
        self.keys = keys
        self.scanGap = scanGap
        self.paperColumns = paperColumns
        self.hasPrinter = hasPrinter
        self.hasGateway = hasGateway
        self.letters = letters
        self.version = version
        self.codeMatrix = codeMatrix
    }
}
