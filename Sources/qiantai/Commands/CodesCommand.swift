import ArgumentParser
import Domain
import Foundation
import Operations
import SQLite
import Store

/// Reads a supplier's file of digital codes into the stock.
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes", abstract: "导入一个文件的卡密,一行一个;等着的客人先发。",
        discussion: """
            老板的 PIN 从标准输入读一行。有一行不对就整个不导入,并指出是第几行。
            卡密加密存放;导入后请删掉原来的文件。
            """)

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("卡密商品的编号。", valueName: "商品"))
    var good: Int64
    @Option(name: .customLong("as"), help: ArgumentHelp("老板的工号。", valueName: "工号"))
    var operatorNumber: Int64 = 9999
    @Argument(help: ArgumentHelp("卡密文件(UTF-8)。", valueName: "文件"))
    var path: String

    func run() throws {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        if let size, size > CodeList.mostBytes { Trouble(.data, "文件太大:一次至多 \(CodeList.most) 个卡密,请分开导入。").end() }
        guard let bytes = FileManager.default.contents(atPath: path), let text = String(bytes: bytes, encoding: .utf8)
        else { Trouble(.data, "读不了 \(path):没有这个文件,没有权限,或不是 UTF-8。").end() }
        guard let pin = readLine(), let pin = try? PIN(pin).digits else {
            throw ValidationError("请把老板的 6 位 PIN 写在标准输入的第一行。")
        }
        let (folder, good, who) = (data.folder, GoodID(good), OperatorID(operatorNumber))
        let answer = wait {
            let store = try await folder.open()
            defer { store.close() }
            let key = { RequestKey(Random.hexadecimal(16)) }
            guard
                case .done(let entered) = await store.operations.perform(
                    SignIn(number: who, pin: pin), key: key(), session: nil)
            else { throw Trouble(.permission, "工号或 PIN 不对,没有登录。") }
            let outcome = await store.operations.perform(
                ImportCodes(good: good, text: text), key: key(), session: entered.session)
            switch outcome {
            case .done(let answer): return answer
            case .refused(let refusal): throw Trouble(.data, refusal.sentence)
            case .denied: throw Trouble(.permission, "这个工号不能导入卡密:请用老板的工号(--as)。")
            case .failed(let failure): throw Trouble(.io, "门店写不进去(\(failure)),请检查后再导入一次。")
            }
        }
        print("导入 \(answer.imported) 个卡密,补发 \(answer.issued) 个,可售 \(answer.inStock) 个。请删掉 \(path)。")
    }
}

extension ImportCodes.Refusal {
    /// What is wrong, and in which line.
    fileprivate var sentence: String {
        switch self {
        case .unknown: "没有这种商品,没有导入。"
        case .notDigital: "这种商品不是卡密,没有导入。"
        case .list(.empty): "文件里没有卡密。"
        case .list(.tooMany): "太多:一次至多 \(CodeList.most) 个,请分开导入。"
        case .list(.line(let line, let fault)): "第 \(line) 行:\(fault.sentence);都没有导入。"
        }
    }
}

extension DigitalCodeFault {
    fileprivate var sentence: String {
        switch self {
        case .short: "太短,至少 \(DigitalCode.lengths.lowerBound) 个字"
        case .tooLong: "太长,最多 \(DigitalCode.lengths.upperBound) 字"
        case .forbidden: "含有不能使用的字符"
        case .script: "只能有字母、数字、常用符号和汉字"
        case .repeated(let line): "和第 \(line) 行重复"
        case .known: "以前导入过"
        }
    }
}
