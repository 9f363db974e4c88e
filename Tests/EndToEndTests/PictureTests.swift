import Foundation
import Testing

extension EndToEnd {
    @Suite("A picture of the screen")
    struct PictureTests {
        private static let signIn = [Shop.cashier.0, "Enter", Shop.cashier.1, "Enter"]

        private static func picture(_ words: [String], of shop: Shop) throws -> (svg: String, text: String) {
            let file = NSTemporaryDirectory() + "/qiantai-\(ProcessInfo.processInfo.processIdentifier).svg"
            defer { try? FileManager.default.removeItem(atPath: file) }
            let ran = try shop.run(["press", "--svg", file] + words)
            try #require(ran.status == 0, "\(ran.errors)")
            return (try String(contentsOfFile: file, encoding: .utf8), ran.output)
        }

        @Test("Every letter has a place of its own, a wide one two cells from the next")
        func places() throws {
            let (svg, text) = try Self.picture(Self.signIn + ["text:oyq"], of: try Shop())
            #expect(text.contains("欧阳青") && svg.contains(">欧</tspan>"))
            var (line, free) = ("", 0)
            for part in svg.matches(of: #/<text [^>]*y="(\d+)"|<tspan x="([0-9 ]*)">([^<]*)</tspan>/#) {
                if let y = part.output.1 {
                    // Several looks of one row are one line.
                    if line != String(y) { (line, free) = (String(y), 0) }
                    continue
                }
                let letters = (part.output.3 ?? "").replacing("&amp;", with: "&").replacing("&lt;", with: "<")
                    .replacing("&gt;", with: ">")
                let places = (part.output.2 ?? "").split(separator: " ").compactMap { Int($0) }
                #expect(places.count == letters.utf16.count, "\(part.output.0)")
                for (place, letter) in zip(places, letters) {
                    #expect(place >= free, "\(part.output.0)")
                    free = place + (letter.unicodeScalars.contains { $0.properties.isIdeographic } ? 18 : 10)
                }
            }
        }

        @Test("A theme gives its colours; the simple mode is drawn in points, the member's side without the counter's")
        func looks() throws {
            let shop = try Shop()
            let (light, _) = try Self.picture(["--theme", "light"] + Self.signIn, of: shop)
            let (dark, _) = try Self.picture(Self.signIn, of: shop)
            #expect(light != dark)
            let sale = ["text:oyq", "Enter", "Alt-P", "text:128", "Enter"]
            let (_, text) = try Self.picture(["--member-side"] + Self.signIn + sale, of: shop)
            #expect(text.contains("清颜美容中心") && text.contains("应付") && !text.contains("收银"))
            // Last: F12 is remembered for who pressed it.
            let (simple, _) = try Self.picture(Self.signIn + ["F12"], of: shop)
            #expect(simple.utf8.count < 150_000)
        }
    }
}
