import Devices
import Domain
import Foundation
import Testing

@Suite("Where receipts come out")
struct PrinterSinkTests {
    private let receipt: [ReceiptLine] = [.text("谢谢光临")]

    @Test("A device is sent the whole stream")
    func deviceGetsAll() throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        try Data().write(to: URL(filePath: path))
        let printer = ReceiptPrinter(.device(path: path))
        try printer.print(receipt)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(try printer.bytes(of: receipt)))
    }

    @Test("A printer that is not there is named, and not made")
    func missing() throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        #expect(throws: PrintFailure.missing(path: path)) { try ReceiptPrinter(.device(path: path)).print(receipt) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A cable with nobody at its end counts as missing")
    func nobodyAtTheEnd() throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        try #require(mkfifo(path, 0o600) == 0)
        #expect(throws: PrintFailure.missing(path: path)) { try ReceiptPrinter(.device(path: path)).print(receipt) }
    }

    @Test("A printer that takes no more is not ready, and what it had taken is told")
    func stalled() throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        try #require(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let long = Array(repeating: ReceiptLine.rule, count: 4000)
        let printer = ReceiptPrinter(.device(path: path), patience: 1)
        let total = try printer.bytes(of: long).count
        #expect(throws: PrintFailure.notReady(path: path, sent: 65536, of: total)) { try printer.print(long) }
    }

    @Test("A slow printer gets every byte, however few it takes at a time")
    func slowPrinter() async throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        try #require(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        let long = Array(repeating: ReceiptLine.rule, count: 4000)
        let printer = ReceiptPrinter(.device(path: path), patience: 10_000)
        let expected = try printer.bytes(of: long)
        // A thread of its own: this test waits on its own thread, and the pool of tasks may have no other.
        let (ended, ending) = AsyncStream.makeStream(of: PrintFailure?.self)
        Thread.detachNewThread {
            do throws(PrintFailure) {
                try printer.print(long)
                ending.yield(nil)
            } catch { ending.yield(error) }
            ending.finish()
        }
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 517)
        while received.count < expected.count {
            var wait = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            try #require(poll(&wait, 1, 10_000) > 0)
            let count = read(reader, &piece, piece.count)
            if count > 0 { received += piece[..<count] }
        }
        for await failure in ended { #expect(failure == nil) }
        close(reader)
        #expect(received == expected)
    }

    @Test("A full device says that it has no paper")
    func noPaper() {
        #expect(throws: PrintFailure.outOfPaper(path: "/dev/full")) {
            try ReceiptPrinter(.device(path: "/dev/full")).print(receipt)
        }
    }

    @Test("A folder is no printer")
    func folder() throws {
        let folder = try ScratchFolder()
        #expect(throws: PrintFailure.other(path: folder.url.path, code: EISDIR)) {
            try ReceiptPrinter(.device(path: folder.url.path)).print(receipt)
        }
    }

    @Test("A printer is looked at without printing")
    func looking() throws {
        let folder = try ScratchFolder()
        let path = folder.path("lp0")
        #expect(throws: PrintFailure.missing(path: path)) { try ReceiptPrinter(.device(path: path)).check() }
        try ReceiptPrinter(.textFile(path: path)).check()
        #expect(!FileManager.default.fileExists(atPath: path))
        try Data().write(to: URL(filePath: path))
        try ReceiptPrinter(.device(path: path)).check()
        let nowhere = folder.path("none/receipts.txt")
        #expect(throws: PrintFailure.missing(path: nowhere)) { try ReceiptPrinter(.textFile(path: nowhere)).check() }
    }

    @Test("A text file grows by one receipt at a time and only its owner reads it")
    func textFile() throws {
        let folder = try ScratchFolder()
        let path = folder.path("receipts.txt")
        let printer = ReceiptPrinter(.textFile(path: path))
        try printer.print(receipt, opensDrawer: true)
        try printer.print(receipt)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "谢谢光临\n\n谢谢光临\n\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
