import ArgumentParser
import Devices
import Foundation
import SQL

/// Sets, shows and forgets the gateway that takes scanned pay codes.
struct GatewayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway", abstract: "设置扫码收款的网关。",
        discussion: "没有网关时,扫码收款由收银员在手机上看到到账后确认。设置后从下次打开前台起有效。",
        subcommands: [Set.self, Show.self, Remove.self])

    /// Sets it.
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "设置网关的地址和密钥。")

        @OptionGroup var data: DataOptions
        @Option(help: ArgumentHelp("网关的地址,https:// 开头。", valueName: "地址"))
        var url: String
        @Option(help: ArgumentHelp("写着密钥(base64)的文件;- 是标准输入。密钥不写在命令行上,别人看得到。", valueName: "文件"))
        var keyFile: String

        func run() throws {
            guard data.folder.hasStore else { Trouble(EngineError(.missing), folder: data.folder.path).end() }
            guard let address = GatewayAddress(url) else {
                throw ValidationError("--url 要以 https:// 开头,不带账号和参数;http 只能用于本机。")
            }
            let text =
                keyFile == "-" ? readLine() : try? String(contentsOfFile: keyFile, encoding: .utf8)
            guard let text else { throw ValidationError("读不了密钥文件 \(keyFile)。") }
            let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard GatewayKey(base64: key) != nil else {
                throw ValidationError("密钥是至少 32 字节的 base64,由网关给出。")
            }
            do { try GatewayFile(path: data.folder.gatewayFile).write(address, keyBase64: key) } catch { error.end() }
            print("收款网关已设为 \(address),从下次打开前台起有效。")
        }
    }

    /// Shows where it is.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "显示网关的地址。")

        @OptionGroup var data: DataOptions

        func run() throws {
            do throws(Trouble) {
                let address = try GatewayFile(path: data.folder.gatewayFile).address()
                print(address.map(\.description) ?? "没有设收款网关。")
            } catch { error.end() }
        }
    }

    /// Forgets it.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "不再用网关。")

        @OptionGroup var data: DataOptions

        func run() throws {
            let hadOne = GatewayFile(path: data.folder.gatewayFile).remove()
            print(hadOne ? "已不再用收款网关。" : "没有设收款网关。")
        }
    }
}
