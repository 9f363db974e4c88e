import CTerminal
import Glibc
package import Surface

/// What can be found out about the terminal without opening a screen: for `doctor`.
package struct TerminalFacts: Equatable, Sendable {
    /// Whether input and output are a terminal.
    package var isTerminal: Bool
    /// The name in TERM; empty where it is not set.
    package var name: String
    /// Colours by terminfo; nil where terminfo does not know the name.
    package var colours: Int?
    /// The name in COLORTERM; empty where it is not set.
    package var claimedColour: String
    /// Whether NO_COLOR asks for none.
    package var refusesColour: Bool
    /// Whether text is UTF-8 (C.UTF-8 is taken where the environment names nothing better).
    package var isUnicode: Bool
    /// The locale by the environment (LC_ALL, LC_CTYPE, LANG).
    package var locale: String
    /// The extent of the window.
    package var size: Size
    /// How wide the terminal draws ambiguous characters; nil where it does not answer.
    package var ambiguousWidth: Int?

    /// Finds them out; asks the terminal and waits at most 150 ms for its answer.
    package static func find(input: Int32 = 0, output: Int32 = 1) -> TerminalFacts {
        let isTerminal = isatty(input) == 1 && isatty(output) == 1
        var window = winsize()
        _ = ioctl(output, UInt(TIOCGWINSZ), &window)
        let known = ct_terminfo_colours()
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable).first { !$0.isEmpty } ?? ""
        let answer = isTerminal ? ask(input: input, output: output).width : 0
        return TerminalFacts(
            isTerminal: isTerminal, name: variable("TERM"), colours: known < 0 ? nil : Int(known),
            claimedColour: variable("COLORTERM"), refusesColour: !variable("NO_COLOR").isEmpty,
            isUnicode: ct_locale() == 0, locale: locale,
            size: Size(columns: Int(window.ws_col), rows: Int(window.ws_row)),
            ambiguousWidth: answer == 0 ? nil : answer)
    }

    /// How wide ambiguous characters are, 1 when the terminal does not say, and what was typed meanwhile.
    static func probe(input: Int32, output: Int32) -> (width: Int, typed: [UInt8]) {
        let answer = ask(input: input, output: output)
        return (answer.width == 2 ? 2 : 1, answer.typed)
    }

    /// The sequences of terminfo for keys, where they differ from what every terminal sends.
    static func keysOfTerminfo() -> [[UInt8]: Key] {
        var names: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", Key(.insert)), ("kdch1", .delete), ("kcbt", .backTab),
        ]
        names += (1...12).map { ("kf\($0)", .function($0)) }
        var known: [[UInt8]: Key] = [:]
        var buffer = [UInt8](repeating: 0, count: 16)
        for (name, key) in names {
            let count = Int(ct_key_bytes(name, &buffer, Int32(buffer.count)))
            if count > 2, buffer[0] == 27 { known[Array(buffer.prefix(count))] = key }
        }
        return known
    }

    private static func ask(input: Int32, output: Int32) -> (width: Int, typed: [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: 1024)
        var typed: Int32 = 0
        let width = ct_probe_ambiguous(input, output, 150, &buffer, Int32(buffer.count), &typed)
        return (Int(width), Array(buffer.prefix(Int(typed))))
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
