import ArgumentParser
import Devices

/// The receipt printer and what it can do.
struct PrinterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "小票打印机:设备文件如 /dev/usb/lp0,网络打印机 tcp:地址[:端口],CUPS 打印机 cups:名字,或文本文件 file:文件。", valueName: "打印机"))
    var printer: String?
    @Option(help: ArgumentHelp("小票每行的格数:32、42 或 48。", valueName: "格数"))
    var paper: Int = 48
    @Option(help: ArgumentHelp("小票上的二维码由谁画:printer(打印机)或 picture(打印机不会画时,送图片)。", valueName: "方式"))
    var paperCode: PaperTraits.CodeDrawing = .printer
    @Option(help: ArgumentHelp("打印机里存的店标图片的编号,1 到 255;没有就印店名。", valueName: "编号"))
    var paperLogo: UInt8?

    func validate() throws {
        guard PaperWidth(rawValue: paper) != nil else { throw ValidationError("--paper 只能是 32、42 或 48。") }
        guard paperLogo != 0 else { throw ValidationError("--paper-logo 是 1 到 255 的数字。") }
        _ = try sink()
    }

    /// What the paper is.
    var traits: PaperTraits {
        PaperTraits(PaperWidth(rawValue: paper) ?? .full, codes: paperCode, storedLogo: paperLogo)
    }

    /// The printer, if one is named.
    func receiptPrinter() throws -> ReceiptPrinter? { try sink().map { ReceiptPrinter($0, traits) } }

    private func sink() throws -> ReceiptPrinter.Sink? {
        guard let printer else { return nil }
        do { return try ReceiptPrinter.Sink(printer) } catch { throw ValidationError(error.sentence) }
    }
}

extension PaperTraits.CodeDrawing: ExpressibleByArgument {}
