extension Key {
    /// A key from its name as written in settings and shown in the footer: `F2`, `Ctrl-P`, `Alt-L`, `Shift-Tab`,
    /// `Enter`, `a`. Names are read in any case; nil where there is no such key.
    package init?(_ name: String) {
        var rest = Substring(name)
        var modifiers: Modifiers = []
        while let dash = rest.dropFirst().firstIndex(of: "-"), rest.index(after: dash) < rest.endIndex {
            guard let modifier = Self.modifierNames[rest[..<dash].lowercased()] else { return nil }
            modifiers.insert(modifier)
            rest = rest[rest.index(after: dash)...]
        }
        guard let code = Self.code(named: rest) else { return nil }
        self.init(code, modifiers)
    }

    /// Its name, as `init(_:)` reads it.
    package var label: String {
        var label = ""
        if modifiers.contains(.control) { label += "Ctrl-" }
        if modifiers.contains(.alt) { label += "Alt-" }
        if modifiers.contains(.shift) { label += "Shift-" }
        switch code {
        case .character(" "): label += "Space"
        case .character(let character): label += modifiers.isEmpty ? String(character) : character.uppercased()
        case .function(let number): label += "F\(number)"
        default: label += Self.names.first { $0.code == code }?.name ?? ""
        }
        return label
    }

    private static func code(named name: Substring) -> Code? {
        if name.count == 1, let character = name.first { return .character(character) }
        let lower = name.lowercased()
        if lower == "space" { return .character(" ") }
        if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
            return .function(number)
        }
        return aliases[lower] ?? names.first { $0.name.lowercased() == lower }?.code
    }

    private static let modifierNames: [String: Modifiers] = [
        "ctrl": .control, "control": .control, "c": .control, "alt": .alt, "meta": .alt, "m": .alt, "a": .alt,
        "shift": .shift, "s": .shift,
    ]

    private static let names: [(name: String, code: Code)] = [
        ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab), ("Up", .up), ("Down", .down),
        ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ("Ins", .insert), ("Del", .delete), ("Backspace", .backspace),
    ]

    private static let aliases: [String: Code] = [
        "return": .enter, "escape": .escape, "backtab": .backTab, "btab": .backTab, "pageup": .pageUp,
        "pagedown": .pageDown, "insert": .insert, "delete": .delete, "bspace": .backspace,
    ]
}
