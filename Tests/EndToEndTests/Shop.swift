import Foundation
import Testing

/// A demo store in a folder of its own, and the program on it.
///
/// The clock begins at the same minute for every program that is started, so codes, screens and times are the same on
/// every machine and at every hour.
final class Shop {
    /// The folder of the store, for `--data`.
    let folder: String
    private let room: URL

    /// Whom the tests serve: 500.00 on the card, 欧阳青, told by `oyq`.
    static let guest = 61
    static let cashier = ("1001", "246813")
    static let owner = (9999, "918273")

    /// The built program: beside the tests, or where QIANTAI_PROGRAM says.
    static let program: String = {
        if let named = ProcessInfo.processInfo.environment["QIANTAI_PROGRAM"] { return named }
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("qiantai").path
    }()

    /// The root of the checkout.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// faketime names its shared memory by its process; what killed ones left would stop a later one of that number.
    private static let clock: [String] = {
        let shared = URL(fileURLWithPath: "/dev/shm")
        for name in (try? FileManager.default.contentsOfDirectory(atPath: shared.path)) ?? []
        where name.contains("faketime_") {
            guard let owner = name.split(separator: "_").last.flatMap({ Int32($0) }), kill(owner, 0) != 0 else {
                continue
            }
            try? FileManager.default.removeItem(at: shared.appendingPathComponent(name))
        }
        return ["faketime", "--exclude-monotonic", "-f", "@2026-11-23 10:00:00"]
    }()

    /// A demo store of sixty members, one of them the guest; made once.
    private static let made = Result { try make() }

    /// An empty folder: nothing is there yet.
    init(empty: Void) throws {
        room = try Self.newFolder()
        folder = room.appendingPathComponent("store").path
    }

    /// A demo store.
    convenience init() throws {
        try self.init(empty: ())
        try FileManager.default.copyItem(atPath: try Self.made.get(), toPath: folder)
    }

    deinit { try? FileManager.default.removeItem(at: room) }

    private static func newFolder() throws -> URL {
        var template = Array((NSTemporaryDirectory() + "/qiantai-XXXXXX").utf8CString)
        guard let path = mkdtemp(&template) else { throw Mishap.system("mkdtemp", errno) }
        return URL(fileURLWithPath: String(cString: path))
    }

    /// Stays beside the tests until the next run makes it anew.
    private static func make() throws -> String {
        guard FileManager.default.isExecutableFile(atPath: program) else { throw Mishap.noProgram(program) }
        let shop = try Shop(empty: ())
        var ran = try shop.run(["demo", "--members", "60", "--seed", "1"])
        try #require(ran.status == 0, "\(ran.errors)")
        let registered = #"{"phone":"19900000001","name":"欧阳青","consent":"2026-11","marketing":false}"#
        let paid = #"{"member":\#(guest),"what":{"amount":{"_0":50000}},"tender":"cash"}"#
        ran = try shop.perform([
            ("guest-registered", "RegisterMember", registered), ("guest-topped-up-1", "TopUp", paid),
        ])
        try #require(ran.output.contains(#""principalAfter":50000"#), "\(ran.output)\(ran.errors)")
        let kept = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("end-to-end-store").path
        try? FileManager.default.removeItem(atPath: kept)
        try FileManager.default.moveItem(atPath: shop.folder, toPath: kept)
        return kept
    }

    /// What every program sees of its surroundings.
    static func environment(_ more: [String: String] = [:]) -> [String: String] {
        let mine = ProcessInfo.processInfo.environment
        var all = [
            "TZ": "Asia/Shanghai", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": "/nonexistent",
            "QIANTAI_SHARE": root.path, "SWIFT_BACKTRACE": "enable=no", "PS1": "$ ",
        ]
        for name in ["PATH", "LD_LIBRARY_PATH"] { all[name] = mine[name] }
        return all.merging(more) { _, new in new }
    }

    func command(_ words: [String], wrapper: [String] = []) -> [String] {
        wrapper + Self.clock + [Self.program] + words + ["--data", folder]
    }

    /// Opens the desk in a terminal.
    func open(
        rows: Int = 24, columns: Int = 80, environment: [String: String] = [:], wrapper: [String] = [],
        words: [String] = []
    ) throws -> Program {
        try Program(command(words, wrapper: wrapper), Self.environment(environment), rows: rows, columns: columns)
    }

    /// Opens the desk and signs the cashier in.
    func enter(rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]) throws -> Program {
        let program = try open(rows: rows, columns: columns, environment: environment)
        try program.wait(for: "请登录")
        try program.type("\(Self.cashier.0)\r\(Self.cashier.1)\r", until: "今日到店")
        return program
    }

    /// Runs a subcommand to its end.
    func run(_ words: [String], input: String = "", environment: [String: String] = [:]) throws -> Ran {
        try Ran(command(words), Self.environment(environment), input: input)
    }

    /// Commands as the owner, one JSON line each.
    func perform(_ commands: [(key: String, name: String, payload: String)]) throws -> Ran {
        let lines = commands.map { #"{"key":"\#($0.key)","command":"\#($0.name)","payload":\#($0.payload)}"# }
        let signIn = #"{"signIn":{"number":\#(Self.owner.0),"pin":"\#(Self.owner.1)"}}"#
        return try run(["perform"], input: ([signIn] + lines).map { $0 + "\n" }.joined())
    }

    /// What a member's phone shows.
    func code(of member: Int = Shop.guest) throws -> String {
        let ran = try run(["code", "\(member)"])
        return String(try #require(ran.output.split(separator: "\n").first, "\(ran.errors)"))
    }

    /// The member's card as somebody at the counter sees it now, after a look at the books.
    func card(of initials: String = "oyq") throws -> String {
        let checked = try run(["check"])
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
        return try run(["press", Self.cashier.0, "Enter", Self.cashier.1, "Enter", "F2", "text:" + initials]).output
    }
}
