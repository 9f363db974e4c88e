import Surface
import Testing

@testable import Curses

@Suite("Key decoder")
struct KeyDecoderTests {
    static func events(_ bytes: String) -> [Event] {
        var decoder = KeyDecoder()
        return (decoder.feed(bytes.utf8, at: 0) + decoder.expire(now: 5000)).map(\.event)
    }

    static let keys: [(String, Key)] = [
        ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down), ("\u{1B}[C", .right),
        ("\u{1B}OC", .right), ("\u{1B}[D", .left), ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}OH", .home),
        ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end),
        ("\u{1B}[2~", Key(.insert)), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
        ("\u{1B}OP", .function(1)), ("\u{1B}OS", .function(4)), ("\u{1B}[11~", .function(1)),
        ("\u{1B}[[A", .function(1)),
        ("\u{1B}[[E", .function(5)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
        ("\u{1B}[18~", .function(7)), ("\u{1B}[19~", .function(8)), ("\u{1B}[20~", .function(9)),
        ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}[1;5C", Key(.right, .control)), ("\u{1B}[1;2A", Key(.up, .shift)), ("\u{1B}[3;3~", Key(.delete, .alt)),
        ("\u{1B}[1;2R", Key(.function(3), .shift)), ("\u{1B}[15;5~", Key(.function(5), .control)),
        ("\u{1B}[Z", .backTab), ("\t", .tab), ("\r", .enter), ("\n", .control("j")), ("\u{7F}", .backspace),
        ("\u{8}", .backspace), ("\u{10}", .control("p")), ("\u{0}", .control(" ")), ("\u{1A}", .control("z")),
        ("\u{1B}l", .alt("l")), ("\u{1B}L", .alt("l")), ("\u{1B}1", .alt("1")), ("\u{1B}[", .alt("[")),
        ("\u{1B}O", .alt("o")),
        ("\u{1B}", .escape), ("a", .character("a")), ("张", .character("张")), ("𠮷", .character("𠮷")),
        ("\u{1B}OM", .enter), ("\u{1B}Or", .character("2")), ("\u{1B}On", .character(".")),
        ("\u{1B}[a", Key(.up, .shift)),
        ("\u{1B}Oa", Key(.up, .control)), ("\u{1B}[3^", Key(.delete, .control)), ("\u{1B}[3$", Key(.delete, .shift)),
        ("\u{1B}[25~", Key(.function(3), .shift)), ("\u{1B}[108;5u", .control("l")),
        ("\u{1B}[13;2u", Key(.enter, .shift)),
    ]

    @Test("Every form of a key is that key", arguments: keys)
    func decodes(bytes: String, key: Key) { #expect(Self.events(bytes) == [.key(key)]) }

    @Test("A sequence may come in pieces", arguments: keys)
    func split(bytes: String, key: Key) {
        for cut in 1..<max(2, bytes.utf8.count) {
            var decoder = KeyDecoder()
            var events = decoder.feed(bytes.utf8.prefix(cut), at: 100)
            events += decoder.feed(bytes.utf8.dropFirst(cut), at: 110)
            events += decoder.expire(now: 200)
            #expect(events.map(\.event) == [.key(key)], "cut after \(cut)")
        }
    }

    @Test("A lone Escape is the key after 25 ms, and a later arrow is not glued to it")
    func escape() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([27], at: 100) == [])
        #expect(decoder.deadline == 125)
        #expect(decoder.expire(now: 124) == [])
        #expect(decoder.expire(now: 125) == [TimedEvent(.key(.escape), at: 100)])
        #expect(decoder.deadline == nil)
        #expect(decoder.feed([27], at: 200) == [])
        #expect(decoder.feed("x".utf8, at: 300).map(\.event) == [.key(.escape), .key(.character("x"))])
    }

    @Test("Escape, then control keys or another sequence in one burst, are keys of their own")
    func bursts() {
        #expect(Self.events("\u{1B}\r") == [.key(.escape), .key(.enter)])
        #expect(Self.events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
        #expect(
            Self.events("12\u{1B}OBq") == [
                .key(.character("1")), .key(.character("2")), .key(.down), .key(.character("q")),
            ])
    }

    @Test("A paste is one event, whatever is in it and however it is cut")
    func pastes() {
        let bytes = Array("a\u{1B}[200~张三\r\n12\u{1B}[A345678\r\u{1B}[201~b".utf8)
        let expected: [Event] = [.key(.character("a")), .paste("张三\n12\u{1B}[A345678\n"), .key(.character("b"))]
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            let events = decoder.feed(bytes.prefix(cut), at: 0) + decoder.feed(bytes.dropFirst(cut), at: 5)
            #expect(events.map(\.event) == expected, "cut after \(cut)")
        }
    }

    @Test("A paste that never ends is over after a second, and a huge one is cut")
    func brokenPastes() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[200~abc".utf8, at: 0) == [])
        #expect(decoder.deadline == 1000)
        #expect(decoder.expire(now: 1000).map(\.event) == [.paste("abc")])
        let huge = [UInt8](repeating: 120, count: 1 << 20)
        _ = decoder.feed("\u{1B}[200~".utf8, at: 2000)
        _ = decoder.feed(huge, at: 2001)
        let events = decoder.feed("\u{1B}[201~".utf8, at: 2002)
        #expect(events.map(\.event) == [.paste(String(repeating: "x", count: KeyDecoder.longestPaste))])
    }

    @Test("The mouse in both forms")
    func mouse() {
        let place = Position(row: 4, column: 199)
        #expect(Self.events("\u{1B}[<0;200;5M") == [.mouse(Mouse(.press, at: place))])
        #expect(Self.events("\u{1B}[<0;200;5m") == [.mouse(Mouse(.release, at: place))])
        #expect(Self.events("\u{1B}[<2;200;5M") == [.mouse(Mouse(.press, .right, at: place))])
        #expect(Self.events("\u{1B}[<32;200;5M") == [.mouse(Mouse(.drag, at: place))])
        #expect(
            Self.events("\u{1B}[<64;200;5M\u{1B}[<65;200;5M") == [
                .mouse(Mouse(.wheelUp, at: place)), .mouse(Mouse(.wheelDown, at: place)),
            ])
        #expect(Self.events("\u{1B}[M !\"") == [.mouse(Mouse(.press, at: Position(row: 1, column: 0)))])
        #expect(Self.events("\u{1B}[<35;2;2M") == [])
    }

    @Test(
        "Answers of the terminal and unknown sequences are swallowed whole, never typed",
        arguments: [
            "\u{1B}[12;2R", "\u{1B}[?62;4c", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]0;x\u{7}",
            "\u{1B}[>0;1;2c",
            "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[99~", "\u{1B}[1;1;1;1;9X", "\u{1B}[<1;2M", "\u{1B}[?2004;1$y", "\u{80}",
            "\u{9B}",
        ])
    func swallows(bytes: String) {
        #expect(Self.events(bytes + "x") == [.key(.character("x"))])
    }

    @Test("Broken UTF-8 is left out and what follows is read")
    func brokenText() {
        for broken: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xE4, 0xBD], [0xF5, 0x80], [0xED, 0xA0, 0x80], [0x80, 0x80],
        ] {
            var decoder = KeyDecoder()
            let events = decoder.feed(broken + [120], at: 0)
            #expect(events.map(\.event) == [.key(.character("x"))], "\(broken)")
        }
    }

    @Test("What terminfo names comes first")
    func known() {
        var decoder = KeyDecoder(known: [Array("\u{1B}[25~".utf8): .function(9)])
        #expect(decoder.feed("\u{1B}[25~".utf8, at: 0).map(\.event) == [.key(.function(9))])
    }

    @Test("Random bytes never stop it, and it always comes to rest")
    func noise() {
        var state: UInt64 = 42
        var decoder = KeyDecoder()
        var time: Int64 = 0
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let choices: [UInt8] = [
                27, 91, 79, 60, 59, 77, 126, 50, 48, 49, UInt8(state >> 40 & 255), UInt8(state >> 48 & 255),
            ]
            time += Int64(state >> 33 & 31)
            _ = decoder.feed([choices[Int(state >> 56) % choices.count]], at: time)
        }
        _ = decoder.expire(now: time + 10_000)
        _ = decoder.expire(now: time + 20_000)
        #expect(decoder.deadline == nil)
        #expect(decoder.feed("x".utf8, at: time + 30_000).map(\.event) == [.key(.character("x"))])
    }
}
