import ArgumentParser
import Foundation

/// The front desk and all that belongs to it.
@main
struct Qiantai: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qiantai", abstract: "前台:小店的接待、核销、扣款、充值,键盘优先。",
        discussion: """
            不带子命令时打开前台。每个命令都接受 --data 目录(默认:XDG 数据目录下的 qiantai)。

            退出码:0 完成;1 检查发现问题或程序被中断;64 参数不对;65 数据损坏、属于别的程序或更新的版本;
            66 没有门店;69 没有可用的终端或设备;73 无法创建;74 读写出错;75 门店正被别的程序使用;77 密钥或权限不对。
            """,
        version: Version.text,
        subcommands: [
            DeskCommand.self, InitCommand.self, DemoCommand.self, CheckCommand.self, BackupCommand.self,
            RestoreCommand.self, DoctorCommand.self, PressCommand.self, PerformCommand.self, CodeCommand.self,
            BookingsCommand.self, GatewayCommand.self, StatementCommand.self, KeysCommand.self, ReopenCommand.self,
            DisplayCommand.self, CodesCommand.self, MeasureCommand.self,
        ],
        defaultSubcommand: DeskCommand.self)

    /// Opening the counter in the morning waits neither for the tree of all commands to be built, options alone mean
    /// the desk, nor, without any, for the desk's to be read.
    static func main() {
        // Books, their log and every copy of them name people: for this account's eyes only.
        umask(0o077)
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.isEmpty { return Counter().run() }
        let asksForHelp = arguments.contains {
            ["-h", "--help", "--version", "--generate-completion-script"].contains($0)
        }
        let meansDesk = !asksForHelp && arguments.first?.hasPrefix("-") ?? true
        do {
            var command = meansDesk ? try DeskCommand.parse(Array(arguments)) : try parseAsRoot(nil)
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Misuse(message(for: error)).end()
        }
    }
}

/// The program's version.
enum Version {
    static let text = "0.1.0"
}
