/// Keys as a terminal sends them.
enum Keys {
    static let enter = "\r"
    static let tab = "\t"
    static let escape = "\u{1B}"
    static let up = "\u{1B}OA"
    static let down = "\u{1B}OB"
    static let controlQ = "\u{11}"
    static let controlZ = "\u{1A}"

    static func alt(_ key: Character) -> String { "\u{1B}\(key)" }

    /// F1…F12 of xterm.
    static func function(_ number: Int) -> String {
        let codes = ["OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~"]
        return "\u{1B}" + codes[number - 1]
    }

    static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
