import ArgumentParser
import Foundation
import Operations
import SQL
import Vault

/// What ends a command: one sentence for the person, one number for the shell (sysexits.h).
struct Trouble: Error {
    /// Exit codes, as the help lists them.
    enum Code: Int32 {
        case findings = 1
        case data = 65
        case noStore = 66
        case unavailable = 69
        case cannotCreate = 73
        case io = 74
        case busy = 75
        case permission = 77
    }

    let code: Code
    let sentence: String

    init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    /// Says it and ends the program.
    func end() -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        Foundation.exit(code.rawValue)
    }
}

extension Trouble {
    /// An engine's error about the store in a folder, as a sentence.
    init(_ error: EngineError, folder: String) {
        switch error.kind {
        case .missing: self.init(.noStore, "这里还没有门店:\(folder)。先运行 qiantai init 建店,或 qiantai demo 看演示。")
        case .exists: self.init(.cannotCreate, "这里已经有门店了:\(folder)。换一个目录(--data),不会覆盖。")
        case .locked(let holder):
            let since = Date(timeIntervalSince1970: Double(holder.since) / 1000)
            let clock = since.formatted(
                Date.VerbatimFormatStyle(
                    format: """
                        \(month: .twoDigits)-\(day: .twoDigits) \
                        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                        """,
                    timeZone: .current, calendar: Calendar(identifier: .gregorian)))
            self.init(
                .busy,
                "门店正被另一个前台使用:进程 \(holder.process),用户 \(holder.user),终端 \(holder.terminal),\(clock) 起。请到那边操作,或先退出它。")
        case .newerSchema(let found, let known):
            self.init(.data, "门店是更新版本的程序建的(第 \(found) 版,本程序认识到第 \(known) 版),没有动它。请先升级 qiantai。")
        case .foreign: self.init(.data, "这个文件属于别的程序,没有动它。请检查 --data 目录。")
        case .notADatabase: self.init(.data, "门店文件是空的或已损坏,没有动它。请用 qiantai restore 从备份恢复。")
        case .corrupt: self.init(.data, "门店文件已损坏,已停止写入。请用 qiantai restore 从备份恢复。")
        case .migrationChanged(let id): self.init(.data, "门店的结构与程序不符(\(id)),没有动它。请用建店时的程序版本打开。")
        case .damaged: self.init(.data, "密钥或锚点文件已损坏。请从备份介质取回它,再运行 qiantai check。")
        case .badCopy(let findings): self.init(.data, "这份备份不可用:\(findings.first ?? "核对未通过")。请换一份备份。")
        case .full: self.init(.io, "磁盘已满,什么也没有改动。请清出空间再试。")
        case .busy: self.init(.busy, "门店正忙,什么也没有改动。请稍后再试。")
        case .readOnly: self.init(.io, "门店现在只能读。请检查磁盘与目录权限,再运行 qiantai check。")
        case .indeterminate: self.init(.io, "写入时磁盘出错,不确定是否已保存。请运行 qiantai check 核对后再继续。")
        case .io: self.init(.io, "磁盘读写出错(代码 \(error.code))。请检查磁盘,再运行 qiantai check。")
        case .constraint(let name): self.init(.data, "账本拒绝了这次写入(\(name)),什么也没有改动。")
        case .programmer(let text): self.init(.data, "程序内部错误(\(text)),什么也没有改动。请把日志交给维护者。")
        }
    }

    /// A key file's refusal, as a sentence.
    init(_ refusal: KeyFile.Refusal, path: String) {
        switch refusal {
        case .missing: self.init(.permission, "找不到密钥文件:\(path)。没有它读不出会员手机号;请从备份介质放回。")
        case .exists: self.init(.cannotCreate, "密钥文件已经存在:\(path)。不会覆盖。")
        default: self.init(.permission, "密钥文件 \(path) 不能用(须归本人所有、权限 0600、内容完整)。请改正后再试。")
        }
    }
}

/// Work that began already and is waited for later.
struct Begun<T: Sendable>: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let box = Box<Result<T, any Error>>()

    /// Begins it off this thread, on the common pool or where it is told.
    init(on executor: (any TaskExecutor)? = nil, _ body: @escaping @Sendable () async throws -> T) {
        Task.detached(executorPreference: executor) { [done, box] in
            do { box.set(.success(try await body())) } catch { box.set(.failure(error)) }
            done.signal()
        }
    }

    /// Waits for its end; once.
    /// - Throws: `Trouble`, whatever went wrong.
    func result() throws(Trouble) -> T {
        done.wait()
        switch box.take() {
        case .success(let value): return value
        case .failure(let trouble as Trouble): throw trouble
        case .failure(let error as EngineError): throw Trouble(error, folder: "")
        case .failure(let error): throw Trouble(.data, "没有做成:\(error)")
        case nil: preconditionFailure("a finished task has a result")
        }
    }
}

extension ParsableCommand {
    /// Runs what has to wait for the store on the main thread, and ends the program with the sentence of a trouble.
    func wait<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) -> T {
        do { return try Begun(body).result() } catch { error.end() }
    }
}
