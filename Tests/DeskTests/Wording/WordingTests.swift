import Surface
import Testing

@testable import Desk

@Suite("Wording")
struct WordingTests {
    @Test("Every text of the desk has an English translation, with the same arguments")
    func complete() {
        var seen = 0
        for (name, text) in Sources.files {
            for match in text.matches(of: #/(?:say|Phrase)\(\s*"((?:[^"\\\n]|\\.)*)"/#) {
                seen += 1
                let source = String(match.1)
                guard let english = Sources.english[source] else {
                    Issue.record("\(name): no English for \(source)")
                    continue
                }
                for form in english.split(separator: "\0") {
                    #expect(arguments(source) == arguments(String(form)), "\(source)")
                }
                #expect(!isChinese(Substring(english)), "\(source)")
            }
        }
        #expect(seen > 300)
    }

    @Test("No Chinese stands outside the catalogue")
    func nothingElse() {
        for (name, text) in Sources.files {
            let rest = text.replacing(#/(?:say|Phrase)\(\s*"(?:[^"\\\n]|\\.)*"/#, with: "")
            for line in rest.split(separator: "\n") where isChinese(line) { Issue.record("\(name): \(line)") }
        }
    }

    @Test("Nothing is translated that nobody says")
    func noLeftovers() {
        let all = Sources.files.map(\.text).joined()
        for source in Sources.english.keys where !all.contains("\"\(source)\"") {
            Issue.record("Nobody says \(source)")
        }
    }

    @Test("Arguments go in by order or by number, and a missing one is empty")
    func arguments() {
        let wording = Wording(["%@ 的 %@": "%2$@ of %1$@", "百分": "100%% %"])
        #expect(wording.say("%@ 的 %@", "张晓明", "补水护理") == "补水护理 of 张晓明")
        #expect(wording.say("已扣 %@ 元", "128.00") == "已扣 128.00 元")
        #expect(wording.say("百分") == "100% %")
        #expect(wording.say("%@ 的 %@", "张") == " of 张")
        #expect(wording.say("%@ 元", "50%@") == "50%@ 元")
    }

    @Test("One is said in the singular, everything else in the plural, by the first whole number there is")
    func plurals() {
        let texts = [("%@ 天", "%@ day\0%@ days"), ("%@ 起 %@ 天", "since %@, %@ day\0since %@, %@ days")]
        let compiled = Wording(mo: Self.catalogue(texts, swapped: false))
        for wording in [Wording(Dictionary(uniqueKeysWithValues: texts)), compiled] {
            #expect(wording.say("%@ 天", "1") == "1 day")
            #expect(wording.say("%@ 天", "0") == "0 days")
            #expect(wording.say("%@ 天", "21") == "21 days")
            #expect(wording.say("%@ 起 %@ 天", "2026-11-23", "1") == "since 2026-11-23, 1 day")
            #expect(wording.say("%@ 天", "1.00") == "1.00 days")
        }
        let keyed = [("%@ 天\0%@ 天", "%@ day\0%@ days")]
        #expect(Wording(mo: Self.catalogue(keyed, swapped: true)).say("%@ 天", "1") == "1 day")
    }

    @Test("A compiled catalogue is read in both byte orders", arguments: [false, true])
    func compiled(_ swapped: Bool) {
        let wording = Wording(mo: Self.catalogue([("扣款", "Charge"), ("余额", "Balance")], swapped: swapped))
        #expect(wording.say("扣款") == "Charge")
        #expect(wording.say("余额") == "Balance")
        #expect(wording.say("充值") == "充值")
    }

    @Test("A damaged catalogue means Chinese, never a crash")
    func damaged() {
        let whole = Self.catalogue([("扣款", "Charge"), ("余额", "Balance")], swapped: false)
        for length in 0..<whole.count {
            #expect(["扣款", "Charge"].contains(Wording(mo: Array(whole.prefix(length))).say("扣款")))
        }
        for place in 0..<28 {
            var bytes = whole
            bytes[place] ^= 0xFF
            #expect(["扣款", "Charge"].contains(Wording(mo: bytes).say("扣款")))
        }
    }

    @Test("In English everything fits and no Chinese is left but names", arguments: [(80, 24), (100, 30)])
    func english(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(
            await Salon.store(), columns: columns, rows: rows, wording: Wording(Sources.english))
        await driver.scan(Salon.code)
        Golden.check("english-reception-\(columns)x\(rows)", driver)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter", "Enter")
        Golden.check("english-checkout-\(columns)x\(rows)", driver)
        #expect(driver.keyBar.hasPrefix("F1"))
        #expect(driver.keyBar.hasSuffix("More"))
    }

    private func isChinese(_ text: Substring) -> Bool {
        text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    }

    private func arguments(_ text: String) -> Int { text.matches(of: #/%(?:\d+\$)?@/#).count }

    /// A catalogue as `msgfmt` compiles it.
    private static func catalogue(_ texts: [(String, String)], swapped: Bool) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] {
            let little = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return swapped ? little.reversed() : little
        }
        let tables = 28 + 16 * texts.count
        var head = word(0x9504_12DE) + word(0) + word(texts.count) + word(28) + word(28 + 8 * texts.count) + word(0)
        head += word(0)
        var rows: [[UInt8]] = []
        var data: [UInt8] = []
        for part in texts.map(\.0) + texts.map(\.1) {
            rows.append(word(part.utf8.count) + word(tables + data.count))
            data += Array(part.utf8) + [0]
        }
        return head + rows.flatMap { $0 } + data
    }
}
