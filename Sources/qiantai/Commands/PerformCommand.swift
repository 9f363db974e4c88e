import ArgumentParser
import Domain
import Foundation
import Operations

/// Performs commands that come as JSON lines: the way of scripts, imports and fault tests.
struct PerformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "perform", abstract: "从标准输入逐行执行命令(JSON),每行回答一行。",
        discussion: """
            {"signIn":{"number":1001,"pin":"…"}}                         → {"signedIn":{…}}
            {"key":"…","command":"TopUp","payload":{…}}                  → {"done":{…},"key":"…"} 或 refused、denied、failed
            {"lookup":"…","command":"TopUp"}                             → 当初的回答,或 {"key":"…","unknown":true}
            """)

    @OptionGroup var data: DataOptions

    func run() throws {
        let folder = data.folder
        wait {
            let store = try await folder.open()
            defer { store.close() }
            var batch = Batch(operations: store.operations)
            while let line = readLine(), !line.isEmpty {
                FileHandle.standardOutput.write(Data((try await batch.answer(line) + "\n").utf8))
            }
        }
    }
}

/// One run of lines under one sign-in.
private struct Batch {
    let operations: LocalOperations
    private var session: SessionToken?

    init(operations: LocalOperations) { self.operations = operations }

    mutating func answer(_ line: String) async throws -> String {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
            throw Trouble(.data, "这一行不是 JSON 对象,没有执行:\(line.prefix(40))")
        }
        if let signIn = object["signIn"] { return try await begin(signIn) }
        if let key = object["lookup"] as? String { return try await look(key, object["command"] as? String) }
        guard let key = object["key"] as? String, let name = object["command"] as? String else {
            throw Trouble(.data, "这一行缺少 key 或 command,没有执行。")
        }
        let content = try Self.text(object["payload"] ?? [String: Any]())
        do {
            let outcome = try await Registry.perform(
                name, content: content, key: RequestKey(key), session: session, on: operations)
            return Self.keyed(outcome, key)
        } catch let fault as Registry.Fault {
            switch fault {
            case .unknown(let name): throw Trouble(.data, "没有叫 \(name) 的命令,没有执行。")
            case .content: throw Trouble(.data, "命令 \(name) 的内容不完整,没有执行。")
            }
        }
    }

    private mutating func begin(_ content: Any) async throws -> String {
        guard let signIn = try? CanonicalJSON.value(SignIn.self, Self.text(content)) else {
            throw Trouble(.data, "signIn 需要 number 和 pin。")
        }
        let outcome = await operations.perform(signIn, key: RequestKey(Random.hexadecimal(16)), session: nil)
        guard case .done(let answer) = outcome else { throw Trouble(.permission, "工号或 PIN 不对,没有登录。") }
        session = answer.session
        await operations.openDay(answer.session) { RequestKey(Random.hexadecimal(16)) }
        return "{\"signedIn\":\(try CanonicalJSON.text(answer.who))}"
    }

    private func look(_ key: String, _ name: String?) async throws -> String {
        let names = name.map { [$0] } ?? Registry.commands.map { $0.name }
        for name in names {
            guard
                let found = try? await Registry.lookup(name, key: RequestKey(key), session: session, on: operations)
            else { continue }
            if found.contains("\"keyReused\"") { continue }
            return Self.keyed(found, key)
        }
        return Self.keyed("{\"unknown\":true}", key)
    }

    private static func keyed(_ outcome: String, _ key: String) -> String {
        let quoted = (try? CanonicalJSON.text(key)) ?? "\"\""
        return "\(outcome.dropLast()),\"key\":\(quoted)}"
    }

    private static func text(_ content: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: content), as: UTF8.self)
    }
}
