import ArgumentParser
import Curses
import Devices
import Foundation
import SQLite
import Surface

/// Looks at terminal, fonts, locale, printer and file, and says what to mend.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "检查终端、字体、语言环境、打印机和门店文件。")

    @OptionGroup var data: DataOptions
    @OptionGroup var paper: PrinterOptions

    func run() throws {
        var report = Report()
        terminal(&report)
        fonts(&report)
        store(&report)
        if let printer = try paper.receiptPrinter() {
            check(printer, &report)
        } else {
            lookForPrinters(&report)
        }
        gateway(&report)
        for line in report.lines { print(line) }
        if report.isBad { throw ExitCode(Trouble.Code.findings.rawValue) }
    }

    private func terminal(_ report: inout Report) {
        let facts = TerminalFacts.find()
        report.add(
            facts.isTerminal, "终端",
            facts.isTerminal ? "\(facts.name),\(facts.size.columns)×\(facts.size.rows)" : "没有终端:请在终端窗口里运行前台")
        if facts.isTerminal {
            let fits = facts.size.columns >= 80 && facts.size.rows >= 24
            report.add(fits, "大小", fits ? "够用" : "至少要 80×24,请放大窗口")
            report.add(
                facts.colours != nil, "终端描述",
                facts.colours.map { "\($0) 色" } ?? "系统不认识 \(facts.name),将按 xterm-256color 使用")
            switch facts.ambiguousWidth {
            case 2: report.add(true, "线条宽度", "两格:将用 ASCII 线条")
            case 1: report.add(true, "线条宽度", "一格")
            default: report.add(true, "线条宽度", "终端没有回答,按一格处理")
            }
            if facts.refusesColour { report.add(true, "颜色", "NO_COLOR 已设:只用粗体和反显") }
        }
        report.add(
            facts.isUnicode, "语言环境", facts.isUnicode ? facts.locale : "没有 UTF-8 语言环境,请安装 locales 或设 LANG=C.UTF-8")
    }

    private func fonts(_ report: inout Report) {
        if ProcessInfo.processInfo.environment["TERM"] == "linux" {
            report.add(false, "字体", "Linux 控制台画不出汉字:请在图形桌面的终端、kmscon 或远程终端里打开")
            return
        }
        guard let list = Self.output(of: "/usr/bin/fc-list", [":lang=zh", "family"]) else {
            report.add(true, "字体", "本机没有 fontconfig(远程登录时看对方电脑的字体)")
            return
        }
        let has = !list.isEmpty
        report.add(has, "字体", has ? "有中文字体" : "没有中文字体,请安装 fonts-noto-cjk 或 fonts-wqy-zenhei")
    }

    private func store(_ report: inout Report) {
        let folder = data.folder
        guard folder.hasStore else {
            report.add(true, "门店", "还没有:\(folder.path)")
            return
        }
        report.add(
            (try? folder.vault()) != nil, "密钥",
            (try? folder.vault()) != nil ? "完好,权限正确" : "缺失、损坏或权限过宽:\(folder.keyFile)")
        do {
            let database = try folder.look()
            let findings = wait { (try? await database.check(deep: false)) ?? ["无法读取"] }
            database.close()
            report.add(findings.isEmpty, "门店", findings.first ?? "文件完好:\(folder.file)")
        } catch let trouble as Trouble { report.add(false, "门店", trouble.sentence) } catch {
            report.add(false, "门店", "打不开")
        }
    }

    private func gateway(_ report: inout Report) {
        do throws(Trouble) {
            let file = GatewayFile(path: data.folder.gatewayFile)
            let address = try file.address()
            report.add(true, "收款网关", address.map { "已设:\($0)" } ?? "没有设:扫码收款由收银员确认到账")
        } catch { report.add(false, "收款网关", error.sentence) }
    }

    private func lookForPrinters(_ report: inout Report) {
        let folder = "/dev/usb"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasPrefix("lp") }
        guard let first = names.sorted().first else {
            report.add(true, "打印机", "没有发现 USB 小票打印机;别的设备用 --printer 指定")
            return
        }
        check(ReceiptPrinter(.device(path: folder + "/" + first)), &report)
    }

    private func check(_ printer: ReceiptPrinter, _ report: inout Report) {
        do throws(PrintFailure) {
            try printer.check()
            report.add(true, "打印机", printer.sink.name)
        } catch { report.add(false, "打印机", error.finding) }
    }

    private static func output(of program: String, _ arguments: [String]) -> String? {
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        // Its end is not waited for: that would run this thread's run loop, which a clock that is set meanwhile upsets.
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}

/// Lines of the doctor: a mark, what, and how it is.
private struct Report {
    private(set) var lines: [String] = []
    private(set) var isBad = false

    mutating func add(_ isGood: Bool, _ what: String, _ how: String) {
        lines.append("\(isGood ? "好" : "坏")  \(what):\(how)")
        if !isGood { isBad = true }
    }
}

extension ReceiptPrinter.Sink {
    /// What a person calls it.
    fileprivate var name: String {
        switch self {
        case .device(let path): path
        case .network(let host, let port): "\(host) 端口 \(port)"
        case .queue(let name): "CUPS 打印机 \(name)"
        case .textFile(let path): "文本文件 \(path)"
        }
    }
}
