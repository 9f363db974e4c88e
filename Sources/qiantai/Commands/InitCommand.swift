import ArgumentParser

/// Founds a store.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "建一家新店。")

    @OptionGroup var data: DataOptions

    func run() throws {}
}
