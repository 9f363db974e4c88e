import ArgumentParser
import Desk
import Foundation

/// Prints the table of keys, as the README has it.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: "印出按键表(Markdown)。")

    @OptionGroup var data: DataOptions
    @Flag(help: "印出动作名和现在的键,写 keys.yaml 用。")
    var names = false

    func run() throws {
        let file = data.folder.keysFile
        let (keymap, _) = file.keymap(.chinese)
        for complaint in file.complaints(.chinese) { FileHandle.standardError.write(Data((complaint + "\n").utf8)) }
        print(
            names ? Desk.actionNames(.chinese, keymap) : Desk.keyTable(.chinese, keymap), terminator: names ? "" : "\n")
    }
}
