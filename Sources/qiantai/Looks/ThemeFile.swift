import Desk
import Foundation
import Surface
import Yams

/// A theme as its file names it: roles, not colours, are what screens know.
struct ThemeFile {
    struct Look {
        var fg: String?
        var bg: String?
        var attributes: Attributes = []
        /// The pair for terminals of sixteen colours.
        var ansi: (fg: String?, bg: String?)
    }

    private let roles: [String: Look]
    /// The theme's own colours by name.
    private let colours: [String: RGB]
    /// What it needs at most; nil = all the terminal has.
    private let depth: ColourDepth?

    /// Reads a file; nil if it is no theme.
    ///
    /// Plain texts are all that a theme holds: asking YAML for types, with a regular expression for each, took a tenth
    /// of the time the counter needs to open.
    init?(yaml: String) {
        guard let root = try? Yams.compose(yaml: yaml, .basic), let roles = root.members["roles"] else { return nil }
        self.roles = roles.members.mapValues { Look($0) }
        colours = Self.shades(root["colours"])
        depth = ["16": .sixteen, "mono": .mono][root["depth"]?.scalar?.string ?? ""]
    }

    /// Colours in the order they are named, shades mixed of those before: `ground ink 9` = the ground with nine
    /// hundredths of ink.
    private static func shades(_ node: Node?) -> [String: RGB] {
        var known: [String: RGB] = [:]
        for case (let name?, let words?) in node?.mapping?.map({ ($0.scalar?.string, $1.scalar?.string) }) ?? [] {
            let parts = words.split(separator: " ").map(String.init)
            func value(_ at: Int) -> RGB? {
                parts.indices.contains(at) ? known[parts[at]] ?? RGB(hex: parts[at]) : nil
            }
            if parts.count == 3, let hundredths = Int(parts[2]), 0...100 ~= hundredths {
                known[name] = value(0).flatMap { ground in value(1).map { ground.mixed(with: $0, hundredths) } }
            } else {
                known[name] = value(0)
            }
        }
        return known
    }

    /// Its palette for a terminal: on sixteen colours, or where it wants no more, the pair the file chose for them.
    func palette(for terminal: ColourDepth) -> Palette {
        let depth = min(terminal, depth ?? terminal)
        if depth == .mono { return terminal == .mono ? .mono : .monoWithCodes }
        var inks: [Role: Ink] = [:]
        for (name, look) in roles {
            guard let role = Role(rawValue: name) else { continue }
            let isFew = depth == .sixteen || depth == .eight
            let (fg, bg) = isFew ? (look.ansi.fg ?? look.fg, look.ansi.bg ?? look.bg) : (look.fg, look.bg)
            inks[role] = Ink(colour(fg), on: colour(bg), look.attributes)
        }
        return Palette(inks).mapped(to: depth)
    }

    private static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "brightBlack", "brightRed",
        "brightGreen", "brightYellow", "brightBlue", "brightMagenta", "brightCyan", "brightWhite",
    ]

    private func colour(_ text: String?) -> Colour {
        guard let text else { return .default }
        if let rgb = colours[text] ?? RGB(hex: text) { return .rgb(rgb.red, rgb.green, rgb.blue) }
        return Self.names.firstIndex(of: text).map { .ansi(UInt8($0)) } ?? .default
    }
}

extension ThemeFile.Look {
    fileprivate init(_ node: Node) {
        let members = node.members
        func text(_ name: String) -> String? { members[name]?.scalar?.string }
        (fg, bg) = (text("fg"), text("bg"))
        if text("bold") == "true" { attributes.insert(.bold) }
        if text("underline") == "true" { attributes.insert(.underline) }
        if text("reverse") == "true" { attributes.insert(.reverse) }
        let few = members["ansi"]?.members ?? [:]
        ansi = (few["fg"]?.scalar?.string, few["bg"]?.scalar?.string)
    }
}

extension Node {
    /// What a mapping holds, by name; nothing if it is none.
    fileprivate var members: [String: Node] {
        let pairs = mapping?.compactMap { key, value in key.scalar.map { ($0.string, value) } } ?? []
        return Dictionary(pairs) { first, _ in first }
    }
}

/// The themes and translations that lie beside the program; without them it is dark and Chinese.
struct Shelf {
    private let folders: [String]
    private let themeFolders: [String]

    /// Looks where the launcher says, else beside the checkout the program was built in.
    init() {
        var found: [String] = []
        if let share = ProcessInfo.processInfo.environment["QIANTAI_SHARE"] { found.append(share) }
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().path
        for _ in 0..<5 {
            folder = String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))
            found += [folder + "/", folder + "/share", folder + "/.build/share"].filter { !found.contains($0) }
        }
        folders = found
        // Looked for once: the counter asks for a palette and for all names before it opens.
        themeFolders = found.flatMap { [$0 + "/themes", $0 + "/Themes"] }
            .filter { FileManager.default.isReadableFile(atPath: $0) }
    }

    /// Names of all themes, the usual one first.
    var themes: [String] {
        let usual = ["dark", "light", "high-contrast", "luxe", "warm", "plain", "mono"]
        let there = Set(themeFolders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
        let names = there.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        return ["dark"] + usual.dropFirst().filter(names.contains) + names.filter { !usual.contains($0) }.sorted()
    }

    /// The palette of a theme; the built-in dark one if its file is missing or broken.
    func palette(_ name: String, for depth: ColourDepth) -> Palette {
        guard name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return Palette.dark.mapped(to: depth) }
        for folder in themeFolders {
            let file = "\(folder)/\(name).yaml"
            guard let text = try? String(contentsOfFile: file, encoding: .utf8), let theme = ThemeFile(yaml: text)
            else {
                continue
            }
            return theme.palette(for: depth)
        }
        return Palette.dark.mapped(to: depth)
    }

    /// The languages that are there, Chinese always the first.
    var languages: [Language] {
        let chinese = Language(code: "zh", name: "中文", wording: .chinese)
        guard let file = catalogue("en") else { return [chinese] }
        return [chinese, Language(code: "en", name: "English", wording: Self.wording(file))]
    }

    /// Where the compiled catalogue of a language lies, if it is there.
    private func catalogue(_ language: String) -> String? {
        folders.map { $0 + "/locale/\(language)/LC_MESSAGES/qiantai.mo" }
            .first { FileManager.default.isReadableFile(atPath: $0) }
    }

    private static func wording(_ file: String) -> Wording {
        guard let data = FileManager.default.contents(atPath: file) else { return .chinese }
        return Wording(mo: Array(data))
    }
}
