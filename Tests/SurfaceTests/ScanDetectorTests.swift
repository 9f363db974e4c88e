import Surface
import Testing

@Suite("Scan detector")
struct ScanDetectorTests {
    /// Types the characters with this pause between them; `\n` is Enter, `\t` Tab.
    static func type(
        _ text: String, every pause: Int64, from start: Int64 = 1000, into detector: inout ScanDetector
    ) -> [Input] {
        var time = start
        var output: [Input] = []
        for character in text {
            let key: Key = character == "\n" ? .enter : character == "\t" ? .tab : .character(character)
            output += detector.feed(TimedEvent(.key(key), at: time))
            time += pause
        }
        return output
    }

    static func keys(_ text: String) -> [Input] {
        text.map { .event(.key($0 == "\n" ? .enter : $0 == "\t" ? .tab : .character($0))) }
    }

    @Test("Digits in a burst that end with Enter are a scan", arguments: [0, 2, 8, 20, 50, 80])
    func scans(pause: Int64) {
        var detector = ScanDetector()
        let output = Self.type("911000012345661469740342\n", every: pause, into: &detector)
        #expect(output == [.scan(Scan(digits: "911000012345661469740342"))])
        #expect(detector.deadline == nil)
    }

    @Test("Tab ends a scan too, and the scan knows which keys it was")
    func tab() {
        var detector = ScanDetector()
        let output = Self.type("12345678\t", every: 5, into: &detector)
        #expect(output == [.scan(Scan(digits: "12345678", terminator: .tab))])
        #expect(Scan(digits: "12", terminator: .tab).keys == [.character("1"), .character("2"), .tab])
    }

    @Test("A person's digits come out as the keys they were", arguments: [81, 120, 400])
    func typed(pause: Int64) {
        var detector = ScanDetector()
        var output = Self.type("13800138000\n", every: pause, into: &detector)
        output += detector.expire(now: 100_000)
        #expect(output == Self.keys("13800138000\n"))
    }

    @Test("Seven digits are no scan, and neither is a burst without an end, with letters, or of over two seconds")
    func noScans() {
        var detector = ScanDetector()
        #expect(Self.type("1234567\n", every: 5, into: &detector) == Self.keys("1234567\n"))
        #expect(Self.type("123456789", every: 5, from: 5000, into: &detector) == [])
        #expect(detector.deadline == 5160)
        #expect(detector.expire(now: 5160) == [])
        #expect(detector.expire(now: 5161) == Self.keys("123456789"))
        #expect(Self.type("1234a5678\n", every: 5, from: 9000, into: &detector) == Self.keys("1234a5678\n"))
        let held = String(repeating: "7", count: 80)
        #expect(Self.type(held + "\n", every: 33, from: 20_000, into: &detector) == Self.keys(held + "\n"))
    }

    @Test("A scanner may stumble for 120 ms, before its terminator too; more ends the run")
    func pauses() {
        var detector = ScanDetector()
        _ = Self.type("12345678", every: 10, into: &detector)
        #expect(detector.feed(TimedEvent(.key(.enter), at: 1190)) == [.scan(Scan(digits: "12345678"))])
        _ = Self.type("12345678", every: 10, from: 5000, into: &detector)
        #expect(detector.feed(TimedEvent(.key(.character("9")), at: 5191)) == Self.keys("12345678"))
        #expect(detector.feed(TimedEvent(.key(.enter), at: 5201)) == Self.keys("9\n"))
    }

    @Test("A scanner that stumbles for 90 ms, at whichever digit, is taken back whole", arguments: 1..<12)
    func stumbles(at place: Int) {
        var detector = ScanDetector()
        detector.openDigits = 1
        let code = "134567890123"
        var output = Self.type(String(code.prefix(place)), every: 10, into: &detector)
        let next: Int64 = 1000 + Int64(place - 1) * 10 + 90
        output += Self.type(String(code.dropFirst(place)) + "\n", every: 10, from: next, into: &detector)
        let out = output.dropLast().count
        #expect(output.last == .scan(Scan(digits: code, takeBack: out)))
        #expect(output.count { if case .tentative(_, first: true) = $0 { true } else { false } } == 1)
    }

    @Test("Where digits choose, one waits 120 ms; several come out as a run, a scan may be as slow as that")
    func choices() {
        var detector = ScanDetector()
        detector.digitsChoose = true
        #expect(Self.type("1", every: 0, into: &detector) == [])
        #expect(detector.deadline == 1120)
        #expect(detector.expire(now: 1121) == Self.keys("1"))
        #expect(Self.type("1\n", every: 60, from: 2000, into: &detector) == Self.keys("1\n"))
        #expect(
            Self.type("123\n", every: 90, from: 3000, into: &detector) == [
                .run([.character("1"), .character("2"), .character("3")]), .event(.key(.enter)),
            ])
        let slow = Self.type("911000012345661469740342\n", every: 115, from: 9000, into: &detector)
        #expect(slow == [.scan(Scan(digits: "911000012345661469740342"))])
        let held = Self.type(String(repeating: "7", count: 120), every: 33, from: 20_000, into: &detector)
        #expect(!held.contains(.event(.key(.character("7")))))
    }

    @Test("The gap can be set, within 30 to 150 ms")
    func gap() {
        #expect(ScanDetector(gap: 1).gap == 30)
        #expect(ScanDetector(gap: 999).gap == 150)
        var detector = ScanDetector(gap: 120)
        #expect(Self.type("12345678\n", every: 110, into: &detector) == [.scan(Scan(digits: "12345678"))])
    }

    @Test("In a text field the first digit shows at once and is taken back when it was a scan")
    func takesBack() {
        var detector = ScanDetector()
        detector.openDigits = 1
        #expect(detector.feed(TimedEvent(.key(.character("1")), at: 0)) == [.tentative(.character("1"), first: true)])
        #expect(detector.deadline == nil)
        let rest = Self.type("2345678\n", every: 10, from: 10, into: &detector)
        #expect(rest == [.scan(Scan(digits: "12345678", takeBack: 1))])
        let slow = Self.type("12", every: 200, from: 5000, into: &detector)
        #expect(slow == [.tentative(.character("1"), first: true), .tentative(.character("2"), first: true)])
    }

    @Test("With all digits open nothing is held back")
    func allOpen() {
        var detector = ScanDetector()
        detector.openDigits = .max
        let output = Self.type("12345678\n", every: 10, into: &detector)
        #expect(output.count == 9)
        #expect(output.first == .tentative(.character("1"), first: true))
        #expect(output[1] == .tentative(.character("2"), first: false))
        #expect(output.last == .scan(Scan(digits: "12345678", takeBack: 8)))
    }

    @Test("A scanner that sends carriage return and line feed scans once; a person's Enter after it stays")
    func lineFeed() {
        var detector = ScanDetector()
        _ = Self.type("12345678\n", every: 5, into: &detector)
        #expect(detector.feed(TimedEvent(.key(.control("j")), at: 1041)) == [])
        _ = Self.type("12345678\n", every: 5, from: 3000, into: &detector)
        #expect(detector.feed(TimedEvent(.key(.enter), at: 3041)) == [.event(.key(.enter))])
    }

    @Test("A paste is never a scan and ends what was begun; a resize does not disturb a scan")
    func otherEvents() {
        var detector = ScanDetector()
        _ = Self.type("1234", every: 5, into: &detector)
        let pasted = detector.feed(TimedEvent(.paste("12345678\n"), at: 1021))
        #expect(pasted == Self.keys("1234") + [.event(.paste("12345678\n"))])
        _ = Self.type("1234", every: 5, from: 2000, into: &detector)
        let size = Event.resize(Size(columns: 80, rows: 24))
        #expect(detector.feed(TimedEvent(size, at: 2021)) == [.event(size)])
        let rest = Self.type("5678\n", every: 5, from: 2022, into: &detector)
        #expect(rest == [.scan(Scan(digits: "12345678"))])
    }

    @Test("Two scans in one burst are two scans")
    func twice() {
        var detector = ScanDetector()
        let output = Self.type("12345678\n87654321\n", every: 0, into: &detector)
        #expect(output == [.scan(Scan(digits: "12345678")), .scan(Scan(digits: "87654321"))])
    }

    @Test("Whatever is typed however fast, nothing is lost, doubled or out of order", arguments: 0..<40)
    func keepsEverything(seed: UInt64) {
        var random = Seeded(seed)
        var detector = ScanDetector()
        var time: Int64 = 0
        var typed: [Key] = []
        var seen: [Key] = []
        func note(_ inputs: [Input]) {
            for input in inputs {
                switch input {
                case .event(.key(let key)), .tentative(let key, _): seen.append(key)
                case .run(let keys): seen += keys
                case .scan(let scan):
                    seen.removeLast(scan.takeBack)
                    seen += scan.keys
                case .event: break
                }
            }
        }
        for _ in 0..<3000 {
            detector.openDigits = [0, 1, .max].randomElement(using: &random) ?? 0
            detector.digitsChoose = Int.random(in: 0..<3, using: &random) == 0
            let digit = Character(String(Int.random(in: 0...9, using: &random)))
            let key: Key =
                Int.random(in: 0..<12, using: &random) == 0
                ? [Key.enter, .tab, .character("x")].randomElement(using: &random) ?? .enter : .character(digit)
            time += [0, 1, 10, 49, 50, 51, 99, 101, 700].randomElement(using: &random) ?? 0
            typed.append(key)
            if Bool.random(using: &random) { note(detector.expire(now: time)) }
            note(detector.feed(TimedEvent(.key(key), at: time)))
        }
        note(detector.expire(now: time + 10_000))
        #expect(seen == typed)
    }
}
