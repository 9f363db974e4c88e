import Desk
import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    private let text: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    }

    @Test("lists every key as the program knows it (print it anew with `qiantai keys`)")
    func keys() {
        for line in Desk.keyTable().split(separator: "\n") {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test("names both commands a newcomer needs")
    func commands() {
        #expect(text.contains("scripts/start") && text.contains("scripts/test"))
    }
}
