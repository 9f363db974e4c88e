import Foundation
import Testing

extension EndToEnd {
    @Suite("A member's code on the screen")
    struct CodeOnScreenTests {
        static let missing = ProcessInfo.processInfo.environment["PATH"].map { path in
            !path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/zbarimg") }
        }

        @Test(
            "zbar reads off the screen the digits that stand below it, in every theme and without colours",
            .enabled(if: missing == false, "scripts/prepare tests installs zbar-tools"),
            arguments: [
                ["--theme", "dark"], ["--theme", "light"], ["--theme", "high-contrast"],
                ["--theme", "luxe"], ["--theme", "warm"], ["--theme", "plain"], ["--theme", "mono"],
                ["TERM=linux"], ["TERM=vt100"], ["NO_COLOR=1"], ["COLORTERM=truecolor"],
            ])
        func scanned(words: [String]) throws {
            let shop = try Shop()
            let pairs = words.filter { $0.contains("=") }.map { $0.split(separator: "=").map(String.init) }
            let environment = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
            let desk = try shop.open(environment: environment, words: words.filter { !$0.contains("=") })
            try desk.wait(for: "请登录")
            try desk.type("9001\r702468\r", until: "今日到店")
            try desk.type(Keys.alt("6"), until: "姓名 拼音 手机尾号")
            try desk.type("oyq", until: "欧阳青  普通")
            try desk.type(Keys.enter + "m", until: "秒后换新码")
            let shown = try #require(desk.screen.text.firstMatch(of: /\d{4}( \d{4}){5}/)?.output.0)
            #expect(try read(desk.screen) == shown.filter(\.isNumber))
            desk.type(Keys.escape)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
        }

        @Test(
            "in large letters too, whatever the theme",
            .enabled(if: missing == false, "scripts/prepare tests installs zbar-tools"),
            arguments: ["dark", "light", "high-contrast", "luxe", "warm", "plain", "mono"])
        func scannedInSimpleMode(theme: String) throws {
            let shop = try Shop()
            let desk = try shop.open(words: ["--theme", theme])
            try desk.wait(for: "请登录")
            try desk.type("9001\r702468\r", until: "今日到店")
            try desk.type(Keys.function(12), until: "要办什么?")
            try desk.type("6", until: "是哪位会员?")
            try desk.type("oyq\r", until: "看会员码")
            try desk.type("3", until: "秒后换新码")
            let shown = try #require(desk.screen.text.firstMatch(of: /\d{4}( \d{4}){5}/)?.output.0)
            #expect(try read(desk.screen) == shown.filter(\.isNumber))
            try desk.type("0", until: "看会员码")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
        }

        /// What a scanner sees: a cell is two points, one above the other, eight pixels each.
        private func read(_ screen: Screen) throws -> String {
            let (width, height) = (screen.cells[0].count * 8, screen.cells.count * 16)
            var pixels = Data("P5\n\(width) \(height)\n255\n".utf8)
            for row in screen.cells {
                for half in 0..<2 {
                    let line = row.flatMap { cell in
                        [UInt8](repeating: isDark(cell, lower: half == 1) ? 0 : 255, count: 8)
                    }
                    for _ in 0..<8 { pixels += line }
                }
            }
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("code-\(UUID().uuidString).pgm")
            defer { try? FileManager.default.removeItem(at: file) }
            try pixels.write(to: file)
            let ran = try Ran(["zbarimg", "--quiet", "--raw", "--nodbus", file.path], Shop.environment())
            return ran.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private func isDark(_ cell: Screen.Cell, lower: Bool) -> Bool {
            // Of a terminal's own colours the usual: light on dark.
            let ink = !cell.pen.foreground.isEmpty && isDark(cell.pen.foreground)
            let paper = cell.pen.background.isEmpty || isDark(cell.pen.background)
            let isReversed = cell.pen.attributes.contains(7)
            return (lower && cell.text == "▄") != isReversed ? ink : paper
        }

        private func isDark(_ colour: String) -> Bool {
            let parts = colour.split(separator: ";").compactMap { Int($0) }
            switch parts.first {
            case 5?: return parts.count == 2 && ([0, 16].contains(parts[1]) || (232...243).contains(parts[1]))
            case 2?: return parts.dropFirst().reduce(0, +) < 384
            default: return parts == [30] || parts == [40]
            }
        }
    }
}
