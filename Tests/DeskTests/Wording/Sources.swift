import Foundation

/// The sources of the desk and the translators' file, as text.
enum Sources {
    static let desk = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Desk")
        .resolvingSymlinksInPath()

    /// Every Swift file of the desk without its comments.
    static let files: [(name: String, text: String)] = {
        let names = FileManager.default.enumerator(atPath: desk.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let text = (try? String(contentsOf: desk.appending(path: name), encoding: .utf8)) ?? ""
            return (name, text.replacing(#/\/\/[^\n]*/#, with: ""))
        }
    }()

    /// English by Chinese, out of the `.po` file; entries of one line each, as we write them. Singular and plural have a
    /// zero between them, as in a compiled catalogue.
    static let english: [String: String] = {
        let text = (try? String(contentsOf: desk.appending(path: "Wording/en.po"), encoding: .utf8)) ?? ""
        var texts: [String: String] = [:]
        for match in text.matches(of: #/msgid "(.+)"\nmsgstr "(.+)"/#) {
            texts[unescaped(match.1)] = unescaped(match.2)
        }
        let counted = #/msgid "(.+)"\nmsgid_plural ".+"\nmsgstr\[0\] "(.+)"\nmsgstr\[1\] "(.+)"/#
        for match in text.matches(of: counted) {
            texts[unescaped(match.1)] = unescaped(match.2) + "\0" + unescaped(match.3)
        }
        return texts
    }()

    private static func unescaped(_ text: Substring) -> String { String(text).replacing("\\\"", with: "\"") }
}
