import Devices
import Domain
import Foundation
import Testing

@Suite("A printer in the network")
struct NetworkPrinterTests {
    private let receipt: [ReceiptLine] = [.logo("清颜"), .row("面部护理", "1", "128.00"), .text("谢谢光临")]
    /// More than the other side's system takes for a program that does not read.
    private let long = Array(repeating: ReceiptLine.rule, count: 2000)

    private func printer(
        _ port: UInt16, host: String = "127.0.0.1", patience: Int32 = 10_000, farewell: Int32 = 10_000
    ) -> ReceiptPrinter {
        ReceiptPrinter(.network(host: host, port: port), patience: patience, farewell: farewell)
    }

    /// What became of printing, on a thread of its own.
    private func outcome(_ printer: ReceiptPrinter, _ receipt: [ReceiptLine]) async -> PrintFailure? {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                do throws(PrintFailure) {
                    try printer.print(receipt, opensDrawer: true)
                    done.resume(returning: nil)
                } catch { done.resume(returning: error) }
            }
        }
    }

    @Test("Gets every byte, by name as by address", arguments: ["127.0.0.1", "localhost"])
    func getsAll(host: String) async throws {
        let server = try LoopbackPrinter { LoopbackPrinter.readAll($0) }
        let printer = printer(server.port, host: host)
        #expect(await outcome(printer, receipt) == nil)
        #expect(try await server.paper() == printer.bytes(of: receipt, opensDrawer: true))
    }

    @Test("A slow one gets every byte of a long receipt")
    func slow() async throws {
        let server = try LoopbackPrinter { LoopbackPrinter.readAll($0) }
        let printer = printer(server.port)
        #expect(await outcome(printer, long) == nil)
        #expect(try await server.paper() == printer.bytes(of: long, opensDrawer: true))
    }

    @Test("One that reports its state all the while does not disturb a receipt")
    func talkative() async throws {
        let server = try LoopbackPrinter { connection in
            _ = write(connection, [0x14, 0x00, 0x00, 0x0F], 4)
            return LoopbackPrinter.readAll(connection)
        }
        #expect(await outcome(printer(server.port), receipt) == nil)
        #expect(await !server.paper().isEmpty)
    }

    @Test("One that stays silent and connected has its receipt after the farewell")
    func silent() async throws {
        let (printed, tell) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackPrinter { connection in
            let bytes = LoopbackPrinter.readAll(connection)
            let waiting = DispatchSemaphore(value: 0)
            Task {
                for await _ in printed { break }
                waiting.signal()
            }
            waiting.wait()
            return bytes
        }
        #expect(await outcome(printer(server.port, farewell: 1), receipt) == nil)
        tell.finish()
        #expect(await !server.paper().isEmpty)
    }

    @Test("One that closes without reading is not ready")
    func closesEarly() async throws {
        let server = try LoopbackPrinter { _ in [] }
        guard case .notReady(let path, _, _) = await outcome(printer(server.port), receipt) else {
            Issue.record("a receipt nobody read counts as printed")
            return
        }
        #expect(path == "127.0.0.1:\(server.port)")
    }

    @Test("One that never reads is not ready, and what its system had taken is told")
    func neverReads() async throws {
        let (over, end) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackPrinter { _ in
            let waiting = DispatchSemaphore(value: 0)
            Task {
                for await _ in over { break }
                waiting.signal()
            }
            waiting.wait()
            return []
        }
        let printer = printer(server.port, patience: 20)
        let total = try printer.bytes(of: long, opensDrawer: true).count
        let failure = await outcome(printer, long)
        end.finish()
        guard case .notReady(_, let sent, total) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(sent > 0 && sent < total)
        #expect(await server.paper().isEmpty)
    }

    @Test("Where nobody prints, the receipt is refused; it is only looked at, too")
    func refused() async throws {
        let port = try LoopbackPrinter.closedPort()
        #expect(await outcome(printer(port), receipt) == .refused(path: "127.0.0.1:\(port)"))
        #expect(throws: PrintFailure.refused(path: "127.0.0.1:\(port)")) { try printer(port).check() }
    }

    @Test("One that answers is found without a byte being sent")
    func looking() async throws {
        let server = try LoopbackPrinter { LoopbackPrinter.readAll($0) }
        try printer(server.port).check()
        #expect(await server.paper().isEmpty)
    }

    @Test("A name nobody has")
    func unknownHost() {
        #expect(throws: PrintFailure.unknownHost("999.1.1.1.invalid")) {
            try printer(9100, host: "999.1.1.1.invalid").check()
        }
    }
}
