import ArgumentParser
import Foundation

/// Words on the command line that mean nothing here: one sentence, and where the right ones are listed.
struct Misuse {
    let sentence: String

    /// - Parameter message: ours, or the parser's own, which is English and quotes what it stumbled over.
    init(_ message: String) {
        guard message.first.map({ $0.isASCII && ($0.isLetter || $0.isNumber) }) ?? true else {
            sentence = message
            return
        }
        let quoted = message.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first.map { "“\($0)”" }
        let advice = "请运行 qiantai --help 看有哪些命令和选项。"
        switch quoted {
        case nil: sentence = "命令写得不对。" + advice
        case let what? where message.hasPrefix("Missing"): sentence = "少了\(what)。" + advice
        case let what? where message.hasPrefix("The value"): sentence = "\(what)写得不对。" + advice
        case let what?: sentence = "看不懂\(what)。" + advice
        }
    }

    /// Says it and ends the program.
    func end() -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        Foundation.exit(ExitCode.validationFailure.rawValue)
    }
}
