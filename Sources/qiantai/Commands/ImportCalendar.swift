import ArgumentParser
import Devices
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store
import Vault

/// Reads somebody's own calendar: while they are busy there, they are on leave here.
struct ImportCalendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "读入一位手艺人自己的日历:那边忙的时间,这边记作请假。",
        discussion: """
            PIN 从标准输入读一行。同一个文件再导入一次,什么也不会多出来。已经过去的时间不导入。
            有读不懂的地方就整个不导入,并指出是第几行。
            """)

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("手艺人的工号。", valueName: "工号"))
    var staff: Int64
    @Option(name: .customLong("as"), help: ArgumentHelp("以谁的身份:店长或老板的工号。", valueName: "工号"))
    var operatorNumber: Int64 = 9999
    @Argument(help: ArgumentHelp("日历文件(.ics)。", valueName: "文件"))
    var path: String

    /// What became of the busy times.
    private struct Tally {
        var entered = 0
        var known = 0
        var past = 0
        var changed = 0
        var affected: Set<VisitID> = []
    }

    func run() throws {
        guard let bytes = FileManager.default.contents(atPath: path), let text = String(bytes: bytes, encoding: .utf8)
        else { Trouble(.data, "读不了 \(path):没有这个文件,没有权限,或不是 UTF-8。").end() }
        guard let pin = readLine(), let pin = try? PIN(pin).digits else {
            throw ValidationError("请把店长或老板的 6 位 PIN 写在标准输入的第一行。")
        }
        let (folder, staff, who) = (data.folder, OperatorID(staff), OperatorID(operatorNumber))
        let tally = wait {
            let store = try await folder.open()
            defer { store.close() }
            let calendar = try await store.database.read { try folder.calendar($0).calendar }
            let times: [BusyTime]
            do { times = try CalendarReader(zone: calendar.zone).busyTimes(in: text) } catch let fault as CalendarFault
            {
                throw Trouble(.data, "\(fault.sentence)什么也没有导入。")
            }
            let session = try await Self.signIn(who, pin, store)
            var tally = Tally()
            for time in times { try await Self.enter(time, of: staff, store, session, &tally) }
            return tally
        }
        print("记了 \(tally.entered) 段请假;原来就有 \(tally.known) 段,已经过去 \(tally.past) 段。")
        if tally.changed > 0 { print("\(tally.changed) 段在那边改过,这边没有动:请到预约里改。") }
        if !tally.affected.isEmpty { print("有 \(tally.affected.count) 个预约受影响,请逐一联系客人。") }
    }

    private static func signIn(_ who: OperatorID, _ pin: String, _ store: OpenStore) async throws -> SessionToken {
        let outcome = await store.operations.perform(
            SignIn(number: who, pin: pin), key: RequestKey(Random.hexadecimal(16)), session: nil)
        guard case .done(let answer) = outcome else { throw Trouble(.permission, "工号或 PIN 不对,没有登录。") }
        // Asked here, not by trying: what a request was denied once it is denied for ever, whoever asks again.
        guard answer.who.role.standing(to: EnterAbsence.right) == .allowed else {
            throw Trouble(.permission, "这个工号不能安排请假:请用店长或老板的工号(--as)。")
        }
        return answer.session
    }

    private static func enter(
        _ time: BusyTime, of staff: OperatorID, _ store: OpenStore, _ session: SessionToken, _ tally: inout Tally
    ) async throws {
        guard time.end > Clock.now else {
            tally.past += 1
            return
        }
        let command = EnterAbsence(
            of: .staff(staff), from: time.start, until: time.end, kind: .leave,
            reason: (try? CleanText.note(String(time.summary.prefix(200)))) ?? "")
        let key = key(time, staff, store.vault)
        switch await store.operations.lookup(EnterAbsence.self, key: key, session: session) {
        case nil: break
        case .done:
            let isOther = await store.operations.perform(command, key: key, session: session) == .denied(.keyReused)
            tally.changed += isOther ? 1 : 0
            tally.known += isOther ? 0 : 1
            return
        case .refused, .denied, .failed: break
        }
        switch await store.operations.perform(command, key: key, session: session) {
        case .done(let answer):
            tally.entered += 1
            tally.affected.formUnion(answer.affected)
        case .refused(.unknown): throw Trouble(.data, "没有工号 \(staff) 的员工,没有导入。")
        case .refused(.time): throw Trouble(.data, "日历里有一段时间长过一年,没有导入它和后面的。")
        case .refused(.reason): throw Trouble(.data, "日历里有一段的标题记不下,没有导入它和后面的。")
        case .denied(.keyReused): tally.changed += 1
        case .denied: throw Trouble(.permission, "这个工号不能安排请假:请用店长或老板的工号(--as)。")
        case .failed(let failure): throw Trouble(.io, "门店写不进去(\(failure)),请检查后再导入一次。")
        }
    }

    /// One event's occurrence has one key, so that it is entered once.
    private static func key(_ time: BusyTime, _ staff: OperatorID, _ vault: Vault) -> RequestKey {
        let content = Array("ics \(staff) \(time.start) \(time.uid)".utf8)
        let mac = vault.auditMAC(previous: [UInt8](repeating: 0, count: 32), sequence: 0, canonical: content)
        return RequestKey("ics-" + mac.prefix(24).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}

extension CalendarFault {
    /// What cannot be read, and in which line.
    fileprivate var sentence: String {
        let what =
            switch reason {
            case .noLine: "不是 iCalendar 的内容"
            case .nesting: "BEGIN 和 END 对不上"
            case .missing(let name): "这个日程缺少 \(name)"
            case .time(let text): "看不懂时间 \(text)"
            case .zone(let name): "不认识时区 \(name)"
            case .order: "结束不晚于开始"
            case .rule(.end): "重复没有说到哪天或几次为止"
            case .rule(let fault): "看不懂重复规则(\(fault))"
            case .unsupported(let name): "这里不支持 \(name)"
            }
        return "第 \(line) 行:\(what)。"
    }
}
