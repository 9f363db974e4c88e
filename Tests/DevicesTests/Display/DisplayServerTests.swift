import Foundation
import Testing

@testable import Devices

@Suite("会员屏: the other side of the counter")
struct DisplayServerTests {
    /// A display.
    private final class Watcher: Sendable {
        private let (news, bell) = AsyncStream.makeStream(of: String.self)

        init(_ path: String) {
            let thread = Thread { [self] in
                DisplayLine(path: path).hear { bytes in bell.yield(String(decoding: bytes, as: UTF8.self)) }
                bell.finish()
            }
            thread.start()
        }

        /// Waits until a page is shown; false if the counter closed first.
        func sees(_ page: String) async -> Bool {
            for await heard in news where heard == page { return true }
            return false
        }
    }

    @Test("whoever comes sees the newest page, then every other one; when the counter closes it is over")
    func pages() async throws {
        let folder = try ScratchFolder()
        let path = folder.path("display.sock")
        let server = try DisplayServer(path: path)
        server.show(Array("应付 128.00".utf8))
        let (one, two) = (Watcher(path), Watcher(path))
        #expect(await one.sees("应付 128.00"))
        #expect(await two.sees("应付 128.00"))
        server.show(Array("已收款".utf8))
        #expect(await one.sees("已收款"))
        #expect(await two.sees("已收款"))
        server.stop()
        #expect(await !one.sees("?"))
        #expect(await !two.sees("?"))
    }

    @Test("only this account may look, and what a killed counter left is no obstacle")
    func access() throws {
        let folder = try ScratchFolder()
        let path = folder.path("display.sock")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let server = try DisplayServer(path: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        server.stop()
        #expect(throws: DisplayFault.longPath) { try DisplayServer(path: "/tmp/" + String(repeating: "深", count: 60)) }
    }

    @Test("without a counter there is nothing to hear")
    func nobody() {
        DisplayLine(path: "/nowhere/display.sock").hear { _ in Issue.record("heard something") }
    }
}
