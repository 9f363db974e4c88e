import Testing

@testable import Curses

@Suite("Letters of another size")
struct LetterControlTests {
    @Test("what a launcher says is bytes for its terminal")
    func sequences() throws {
        let xterm = try #require(LetterControl("xterm 19 DejaVu Sans Mono"))
        #expect(xterm.points == 19)
        #expect(xterm.sequence(points: 22) == "\u{1B}]50;DejaVu Sans Mono:size=22\u{07}")
        let kitty = try #require(LetterControl("kitty 24"))
        #expect(kitty.sequence(points: 28).hasPrefix("\u{1B}P@kitty-cmd{\"cmd\":\"set-font-size\""))
        #expect(kitty.sequence(points: 28).hasSuffix("\"payload\":{\"size\":28}}\u{1B}\\"))
    }

    @Test(
        "anything else means that nothing may be changed",
        arguments: [
            "", "xterm", "xterm 19", "xterm x Mono", "foot 19", "xterm 19 Mono\u{1B}]50;x", "kitty 0", "kitty 9999",
        ])
    func nothing(text: String) { #expect(LetterControl(text) == nil) }
}
