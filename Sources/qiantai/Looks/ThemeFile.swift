import Desk
import Foundation
import Surface
import Yams

/// A theme as its file names it: roles, not colours, are what screens know.
struct ThemeFile: Decodable {
    struct Look: Decodable {
        struct Ansi: Decodable {
            let fg: String?
            let bg: String?
        }
        let fg: String?
        let bg: String?
        let bold: Bool?
        let underline: Bool?
        let reverse: Bool?
        let ansi: Ansi?
    }

    let name: String
    let title: String
    let roles: [String: Look]

    /// Its palette for a terminal: on sixteen colours the pair the file chose for them.
    func palette(for depth: ColourDepth) -> Palette {
        var inks: [Role: Ink] = [:]
        for (name, look) in roles {
            guard let role = Role(rawValue: name) else { continue }
            var attributes: Attributes = []
            if look.bold ?? false { attributes.insert(.bold) }
            if look.underline ?? false { attributes.insert(.underline) }
            if look.reverse ?? false { attributes.insert(.reverse) }
            let isFew = depth == .sixteen || depth == .eight
            let (fg, bg) = isFew ? (look.ansi?.fg ?? look.fg, look.ansi?.bg ?? look.bg) : (look.fg, look.bg)
            inks[role] = Ink(Self.colour(fg), on: Self.colour(bg), attributes)
        }
        return Palette(inks).mapped(to: depth)
    }

    private static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "brightBlack", "brightRed",
        "brightGreen", "brightYellow", "brightBlue", "brightMagenta", "brightCyan", "brightWhite",
    ]

    private static func colour(_ text: String?) -> Colour {
        guard let text else { return .default }
        if let number = names.firstIndex(of: text) { return .ansi(UInt8(number)) }
        guard text.count == 7, text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16) else {
            return .default
        }
        return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }
}

/// The themes and translations that lie beside the program; without them it is dark and Chinese.
struct Shelf {
    private let folders: [URL]

    /// Looks where the launcher says, else beside the checkout the program was built in.
    init() {
        var found: [URL] = []
        if let share = ProcessInfo.processInfo.environment["QIANTAI_SHARE"] {
            found.append(URL(fileURLWithPath: share))
        }
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        for _ in 0..<5 {
            folder.deleteLastPathComponent()
            found.append(folder)
            found.append(folder.appendingPathComponent("share"))
            found.append(folder.appendingPathComponent(".build/share"))
        }
        folders = found
    }

    /// Names of all themes, the usual one first.
    var themes: [String] {
        let usual = ["dark", "light", "high-contrast"]
        let there = Set(themeFolders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0.path)) ?? [] })
        let names = there.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        return ["dark"] + usual.dropFirst().filter(names.contains) + names.filter { !usual.contains($0) }.sorted()
    }

    /// The palette of a theme; the built-in dark one if its file is missing or broken.
    func palette(_ name: String, for depth: ColourDepth) -> Palette {
        guard name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return Palette.dark.mapped(to: depth) }
        for folder in themeFolders {
            let file = folder.appendingPathComponent(name + ".yaml")
            guard let data = try? Data(contentsOf: file),
                let theme = try? YAMLDecoder().decode(ThemeFile.self, from: data)
            else { continue }
            return theme.palette(for: depth)
        }
        return Palette.dark.mapped(to: depth)
    }

    /// The languages that are there, Chinese always the first.
    var languages: [Language] {
        let chinese = Language(code: "zh", name: "中文", wording: .chinese)
        guard let english = catalogue("en") else { return [chinese] }
        return [chinese, Language(code: "en", name: "English", wording: Wording(mo: english))]
    }

    /// The compiled catalogue of a language; nil = Chinese.
    func catalogue(_ language: String) -> [UInt8]? {
        for folder in folders {
            let file = folder.appendingPathComponent("locale/\(language)/LC_MESSAGES/qiantai.mo")
            if let data = try? Data(contentsOf: file) { return Array(data) }
        }
        return nil
    }

    private var themeFolders: [URL] {
        folders.flatMap { [$0.appendingPathComponent("themes"), $0.appendingPathComponent("Themes")] }
    }
}
