import Testing

@testable import Domain

@Suite("Search tokens of a name")
struct SearchKeyTests {
    @Test("a plain name has its endings, initials and pinyin, and those of the given name")
    func plain() {
        #expect(
            SearchKey.tokens(for: "张三丰")
                == ["sanfeng", "sf", "zhangsanfeng", "zsf", "丰", "三丰", "张三丰"].sorted())
    }

    @Test("every combination of readings is there")
    func combinations() {
        let tokens = SearchKey.tokens(for: "曾小英")
        for token in ["zxy", "cxy", "zengxiaoying", "cengxiaoying", "xy", "xiaoying"] {
            #expect(tokens.contains(token))
        }
    }

    @Test("the given name begins after a compound surname")
    func compound() {
        let tokens = SearchKey.tokens(for: "欧阳修文")
        #expect(tokens.contains("xw") && tokens.contains("xiuwen") && tokens.contains("oyxw"))
        #expect(!tokens.contains("yxw"))
        #expect(SearchKey.tokens(for: "欧阳").contains("yang"), "two characters: 欧 and 阳")
    }

    @Test("a Latin name has its words, folded")
    func latin() {
        #expect(SearchKey.tokens(for: "John  SMITH-Jones") == ["johnsmithjones", "jones", "smithjones"])
        #expect(SearchKey.tokens(for: "José Müller") == ["josemuller", "muller"])
        #expect(SearchKey.tokens(for: "Ｊｏｅ") == ["joe"])
        #expect(SearchKey.tokens(for: "O'Brien") == ["obrien"])
    }

    @Test("a name of both has both")
    func mixed() {
        #expect(Set(SearchKey.tokens(for: "王Amy")).isSuperset(of: ["王amy", "amy", "wamy", "wangamy"]))
    }

    @Test("dots in the names of minorities mean nothing")
    func dots() {
        let tokens = SearchKey.tokens(for: "阿依古丽·买买提")
        #expect(tokens.contains("阿依古丽买买提") && tokens.contains("买买提") && tokens.contains("aygl" + "mmt"))
    }

    @Test("two spellings of the same character give the same tokens")
    func canonical() {
        #expect(SearchKey.tokens(for: "Jose\u{301}") == SearchKey.tokens(for: "Jos\u{E9}"))
        #expect(SearchKey.tokens(for: "\u{F9D1}") == SearchKey.tokens(for: "六"))
    }

    @Test("there are never many of them, whatever the name")
    func bounded() {
        let worst = String(repeating: "单曾和行", count: 10)
        #expect(SearchKey.tokens(for: worst).count <= 40 + 2 * (64 + 16))
        #expect(SearchKey.tokens(for: "").isEmpty)
        #expect(SearchKey.tokens(for: "· -").isEmpty)
    }

    @Test("they are sorted and unique")
    func sorted() {
        for name in ["娜娜", "单雄信", "Anna Anna", "王王王"] {
            let tokens = SearchKey.tokens(for: name)
            #expect(tokens == Set(tokens).sorted())
        }
    }
}
