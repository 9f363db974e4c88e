import Testing

@testable import Domain

/// What the store does with tokens: b-tree prefix, then the filter.
private func finds(_ text: String, _ name: String) -> Bool {
    let tokens = SearchKey.tokens(for: name)
    switch SearchQuery(text) {
    case .name(let prefix):
        return tokens.contains { $0.hasPrefix(prefix) }
    case .pinyin(let query):
        if let prefix = query.prefix, tokens.contains(where: { $0.hasPrefix(prefix) }) { return true }
        let isCandidate = query.candidates.contains { prefix in tokens.contains { $0.hasPrefix(prefix) } }
        return isCandidate && query.matches(name: name)
    default:
        return false
    }
}

@Suite("Finding a member by name")
struct FindingNamesTests {
    @Test(
        "each name is found by all of these and by none of those",
        arguments: [
            (
                "张三", "张 张三 三 z zs zhang zhangsan zsan zhangs zhas zhsan s san",
                "李 sz zl zhangsi zsang zhangsann an hang"
            ),
            ("张三丰", "三丰 zsf zhsf zhangsf zsfeng zsanf sanfeng sf sanf 张sf 张三f z三丰 三f", "zf fs zhangfeng 张f"),
            ("曾小英", "zxy cxy zengxy cengxiaoying zengxiaoying xy 曾小英 cxying", "sxy yx"),
            ("单雄信", "sxx dxx shanxx danxiongxin chanxx", "zxx"),
            ("解晓东", "xxd jxd xiexd jiexiaodong", "gxd"),
            ("仇英", "qy cy qiuying chouying", "ky"),
            ("区志明", "ozm qzm ouzhiming quzm", "kzm"),
            ("查良镛", "zly cly zhaly chaliangyong", "sly"),
            ("朴树", "ps piaoshu pushu piaos", "bs"),
            ("黑明", "hm heming heiming", "lm"),
            ("尉迟恭", "ycg wcg yuchigong weichi g", "cg chig"),
            ("万俟雅言", "mqyy wsyy moqiyayan yy yayan", "qyy"),
            ("欧阳修", "oyx ouyangx ouyxiu oyxiu x xiu ouyang", "yx yangxiu"),
            ("诸葛亮", "zgl zhugeliang l liang zhgl zhugel", "gl geliang"),
            ("司马相如", "smxr simaxiangru xr smxiangru", "mxr"),
            ("吕布", "lb lvbu lvb LÜBU lüb", "lubu"),
            ("吕女", "ln lvnv", "lunu"),
            ("阿依古丽·买买提", "aygl ayglmmt 买买提 阿依古丽买 yiguli", "mmt"),
            ("赵敏", "zm zhaom zhm zmin zhaomin m min", "zn zhaon"),
            ("周芷若", "zzr zhzhr zhouzr zzhiruo zr", "zrr"),
            ("李安安", "laa lianan laan anan aa liaan", "lianana la安n lann"),
            ("西安", "xa xian xan xi'an", "xn"),
            ("先", "xian x 先", "xa xiana"),
            ("王恩", "we wangen wen wange", "wn wangn"),
            ("方刚", "fg fangg fanggang fangang fgang", "fang方"),
            ("方昂", "fangang fa fang fanga", "fg"),
            ("王Amy", "王a amy wamy wangamy 王amy waamy wangam am", "wa王 my"),
            ("Amy王", "amy amyw amywang 王", "aw"),
            ("John Smith", "john smith johns JOHN johnsmith smi", "js mith ohn"),
            ("José Müller", "jose josé muller müller mull", "mvller"),
            ("O'Brien", "obrien o'b OB", "brien"),
            ("陈2", "陈2 c2 chen2 chen", "c3"),
            ("林黛玉", "ldy lindy lindaiyu daiyu ldaiyu ld", "ly lyu"),
            ("重阳", "zy cy chongyang zhongyang", "qy"),
            ("乐乐", "ll yy ly yl lele yueyue", "ee"),
            ("长孙无忌", "zswj cswj zhangsunwuji wj", "swj"),
            ("翟天临", "ztl dtl zhaitl ditianlin", "ttl"),
            ("覃丽", "ql tl qinl tanli", "sl"),
            ("盖聂", "gn genie gainie", "hn"),
            ("龍小雲", "lxy longxiaoyun 龍 xy", "龙"),
            ("娜娜", "nn nana nuo nuonuo", "na娜娜"),
            ("冼星海", "xxh xianxinghai xingh", "sxh"),
            ("张😀三", "zs zhangsan 张😀 三", "z张"),
            ("单于小曾", "cyxz dyxc xz xiaozeng chanyuxz xiaoc", "yxz"),
            ("𠁆", "𠁆", "𠁇"),
        ])
    func table(name: String, found: String, notFound: String) {
        for text in found.split(separator: " ") { #expect(finds(String(text), name), "\(name) by \(text)") }
        for text in notFound.split(separator: " ") { #expect(!finds(String(text), name), "\(name) not by \(text)") }
    }

    private static let hanzi = Array("张王李赵曾单解仇欧阳诸葛三丰小英安恩昂雅俊乐行晟长和重娜吕女鹅爱儿")

    @Test("any way to shorten syllables finds the name, through the tokens alone as through the filter")
    func shortened() {
        var dice = SplitMix(seed: 42)
        for _ in 0..<1500 {
            let name = dice.text(2...4, of: Self.hanzi)
            let pieces = name.prefix(Int.random(in: 1...name.count, using: &dice)).map { hanzi in
                let reading = Pinyin.readings(of: hanzi).randomElement(using: &dice) ?? "?"
                return reading.prefix(Int.random(in: 1...reading.count, using: &dice))
            }
            let typed = pieces.joined()
            #expect(finds(typed, name), "\(name) by \(typed)")
        }
    }

    @Test("what the filter accepts is always among the candidates, and what a token finds the filter accepts")
    func sound() {
        var dice = SplitMix(seed: 43)
        for _ in 0..<3000 {
            let name = dice.text(1...4, of: Self.hanzi)
            let typed = dice.text(1...5, of: Array("zaxynlsghecijuow"))
            let query = PinyinQuery(typed)
            #expect(query.matches(name: name) == finds(typed, name), "\(name) by \(typed)")
        }
    }

    @Test("a name and a query made to have many paths are answered as quickly as any")
    func manyPaths() {
        let name = String(repeating: "和", count: 40)
        #expect(!PinyinQuery(String(repeating: "h", count: 39) + "x").matches(name: name))
        #expect(PinyinQuery(String(repeating: "h", count: 40)).matches(name: name))
        #expect(
            !PinyinQuery(String(repeating: "an", count: 100) + "x").matches(name: String(repeating: "安南", count: 20)))
    }
}
