import Devices
import Domain
import Foundation
import Testing

/// CUPS itself is not needed: its programs are played by scripts that say what `lp` and `lpstat` of CUPS 2.4 say.
@Suite("A printer behind CUPS")
struct QueuePrinterTests {
    private let receipt: [ReceiptLine] = [.text("谢谢光临")]
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func play(_ name: String, _ script: String) throws {
        let file = folder.path(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: file))
        try #require(chmod(file, 0o700) == 0)
    }

    private func printer(patience: Int32 = 10_000) -> ReceiptPrinter {
        ReceiptPrinter(.queue("kassa"), patience: patience, programs: folder.url.path)
    }

    @Test("lp gets the whole stream as it is, for the queue that was named")
    func queued() throws {
        try play("lp", "cat >\(folder.path("job")); echo \"$LC_ALL $*\" >\(folder.path("words"))")
        let long = receipt + Array(repeating: .rule, count: 20_000)
        try printer().print(long)
        #expect(try Data(contentsOf: URL(filePath: folder.path("job"))) == Data(try printer().bytes(of: long)))
        #expect(try String(contentsOfFile: folder.path("words"), encoding: .utf8) == "C -s -d kassa -o raw\n")
    }

    @Test(
        "lp's own sentences",
        arguments: [
            ("lp: Error - The printer or class does not exist.", PrintFailure.unknownQueue("kassa")),
            ("lp: Error - unable to connect to server", .unknownQueue("kassa")),
            ("lp: Destination \"kassa\" is not accepting jobs.", .closedQueue("kassa")),
            ("lp: Too many jobs.", .other(path: "kassa", code: 1)),
        ])
    func refused(sentence: String, failure: PrintFailure) throws {
        try play("lp", "echo '\(sentence)' >&2; exit 1")
        let long = receipt + Array(repeating: .rule, count: 20_000)
        #expect(throws: failure) { try printer().print(long) }
    }

    @Test("Without CUPS there is no queue")
    func missing() {
        #expect(throws: PrintFailure.noSpooler) { try printer().print(receipt) }
        #expect(throws: PrintFailure.noSpooler) { try printer().check() }
    }

    @Test("lp that hangs is ended and not waited for")
    func hangs() throws {
        try play("lp", "exec sleep 600")
        let bytes = try printer().bytes(of: receipt)
        #expect(throws: PrintFailure.notReady(path: "kassa", sent: 0, of: bytes.count)) {
            try printer(patience: 20).print(receipt)
        }
    }

    @Test("lp that is killed has printed nothing")
    func killed() throws {
        try play("lp", "kill -9 $$")
        #expect(throws: PrintFailure.other(path: "kassa", code: 137)) { try printer().print(receipt) }
    }

    @Test("A queue is looked at without printing")
    func looking() throws {
        try play("lpstat", "echo 'kassa accepting requests since Thu 26 Nov 2026'")
        try printer().check()
        try play("lpstat", "echo 'kassa not accepting requests since Thu 26 Nov 2026 -'")
        #expect(throws: PrintFailure.closedQueue("kassa")) { try printer().check() }
        try play("lpstat", "echo 'lpstat: Invalid destination name in list \"kassa\".' >&2; exit 1")
        #expect(throws: PrintFailure.unknownQueue("kassa")) { try printer().check() }
    }
}
