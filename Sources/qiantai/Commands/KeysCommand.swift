import ArgumentParser
import Desk

/// Prints the table of keys, as the README has it.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: "印出按键表(Markdown)。")

    @OptionGroup var data: DataOptions

    func run() throws {
        print(Desk.keyTable())
    }
}
