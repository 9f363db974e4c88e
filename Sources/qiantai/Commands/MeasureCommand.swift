import ArgumentParser

/// Measures inside the program, for scripts/bench.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure", abstract: "计时。", shouldDisplay: false)

    @OptionGroup var data: DataOptions

    func run() throws {}
}
