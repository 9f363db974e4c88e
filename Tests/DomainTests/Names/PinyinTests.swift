import Testing

@testable import Domain

@Suite("How hanzi are read")
struct PinyinTests {
    @Test(
        "every reading of a polyphonic surname is there",
        arguments: [
            ("曾", ["ceng", "zeng"]), ("单", ["dan", "shan", "chan"]), ("解", ["jie", "xie"]), ("仇", ["chou", "qiu"]),
            ("区", ["qu", "ou"]), ("查", ["cha", "zha"]), ("黑", ["hei", "he"]), ("朴", ["pu", "piao"]),
            ("尉", ["wei", "yu"]), ("万", ["wan", "mo"]), ("翟", ["di", "zhai"]), ("覃", ["tan", "qin"]),
            ("盖", ["gai", "ge"]), ("缪", ["mou", "miao"]), ("乐", ["le", "yue"]), ("谌", ["chen", "shen"]),
            ("长", ["chang", "zhang"]), ("行", ["xing", "hang"]), ("晟", ["sheng", "cheng"]), ("种", ["zhong", "chong"]),
        ] as [(Character, [String])])
    func polyphones(hanzi: Character, expected: [String]) {
        #expect(Set(expected).isSubset(of: Set(Pinyin.readings(of: hanzi))))
    }

    @Test("the usual reading comes first")
    func usualFirst() {
        #expect(Pinyin.readings(of: "单").first == "dan")
        #expect(Pinyin.readings(of: "曾").first == "ceng")
        #expect(Pinyin.readings(of: "中").first == "zhong")
    }

    @Test("ü is written v")
    func umlaut() {
        #expect(Pinyin.readings(of: "吕") == ["lv"])
        #expect(Pinyin.readings(of: "女").contains("nv"))
        #expect(Pinyin.readings(of: "略") == ["lve"])
    }

    @Test("rare, traditional, compatibility and non-BMP hanzi are read")
    func outskirts() {
        #expect(Pinyin.readings(of: "龍").contains("long"))
        #expect(Pinyin.readings(of: "〇") == ["ling"])
        #expect(Pinyin.readings(of: "\u{20BB7}") == ["ji"])
        #expect(Pinyin.readings(of: "\u{F9D1}") == Pinyin.readings(of: "六"))
        #expect(Pinyin.readings(of: "葛\u{E0100}").contains("ge"))
    }

    @Test("nothing else has a reading", arguments: ["a", "5", "é", "あ", "한", "😀", " ", "\u{202E}"] as [Character])
    func others(character: Character) {
        #expect(Pinyin.readings(of: character).isEmpty)
    }

    @Test("all ideographs of the first block but a few are read")
    func complete() {
        let ideographs = (0x4E00...0x9FA5).compactMap { Unicode.Scalar($0 as Int) }
        let silent = ideographs.filter { Pinyin.index.readings(of: $0).isEmpty }
        #expect(silent.count < 60)
        #expect(Pinyin.index.syllables.count == 423)
        #expect(Pinyin.index.syllables.allSatisfy { (1...6).contains($0.count) })
    }
}
