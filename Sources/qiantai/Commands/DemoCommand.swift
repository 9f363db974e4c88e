import ArgumentParser

/// Makes a demo store.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "建一家演示门店。")

    @OptionGroup var data: DataOptions

    func run() throws {}
}
