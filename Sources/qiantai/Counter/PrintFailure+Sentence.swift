import Devices

extension PrintFailure {
    /// What happened and what to do.
    var finding: String { "\(happened):请\(remedy)" }

    private var happened: String {
        switch self {
        case .missing(let path): "没有找到打印机 \(path)"
        case .noPermission(let path): "没有权限写打印机 \(path)"
        case .busy: "打印机正被别的程序使用"
        case .outOfPaper: "打印机缺纸"
        case .notReady(_, let sent, let total):
            total == 0 ? "打印机没有反应" : "打印机没有反应(已送 \(sent)/\(total) 字节)"
        case .unknownHost(let host): "网络里没有叫 \(host) 的打印机"
        case .unreachable(let path): "连不上打印机 \(path)"
        case .refused(let path): "\(path) 不接受打印"
        case .noSpooler: "系统没有安装 CUPS"
        case .unknownQueue(let name): "CUPS 里没有打印机 \(name),或 CUPS 没有运行"
        case .closedQueue(let name): "CUPS 里的打印机 \(name) 停止接收"
        case .encodingMissing: "系统缺少中文编码表,打不了小票"
        case .other(_, let code): "小票没有打出(代码 \(code))"
        }
    }

    private var remedy: String {
        switch self {
        case .missing: "插好线、开机"
        case .noPermission: "让管理员把本用户加入 lp 组"
        case .busy: "稍等"
        case .outOfPaper: "换纸"
        case .notReady, .other: "检查打印机"
        case .unknownHost: "核对 --printer 里的名字"
        case .unreachable: "开机、查网线"
        case .refused: "核对地址和端口(通常是 9100)"
        case .noSpooler: "安装 cups-client,或换一种 --printer"
        case .unknownQueue: "用 lpstat -a 核对名字"
        case .closedQueue: "用 cupsaccept 打开"
        case .encodingMissing: "安装 libc6 的 gconv 模块"
        }
    }
}

extension PrinterTextFault {
    /// What is wrong with the text of `--printer`, in one sentence.
    var sentence: String {
        let forms = "写成 /dev/usb/lp0、tcp:地址、tcp:地址:端口、cups:名字 或 file:文件。"
        switch self {
        case .empty: return "--printer 是空的。" + forms
        case .unknownKind(let text): return "--printer 不认识“\(text)”。" + forms
        case .badHost(let host): return "--printer 里的地址“\(host)”写得不对。" + forms
        case .badPort(let port): return "--printer 里的端口“\(port)”不是 1 到 65535 的数字。" + forms
        case .badQueue(let name): return "--printer 里的 CUPS 名字“\(name)”写得不对。" + forms
        case .noPath: return "--printer 的 file: 后面要有文件名。" + forms
        }
    }
}
