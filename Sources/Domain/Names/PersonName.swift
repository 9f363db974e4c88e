/// A person's name with its surname known.
package struct PersonName: Sendable, Equatable {
    /// The whole name.
    package let text: String
    /// 张, 欧阳; the first word of a Latin name; the whole name if there is nothing else.
    package let surname: String
    /// 三丰; empty if there is only a surname.
    package let given: String

    /// Takes a cleaned name apart.
    package init(_ text: String) {
        self.text = text
        if Self.isLatin(text) {
            let words = text.split(separator: " ", maxSplits: 1)
            surname = words.first.map(String.init) ?? ""
            given = words.count > 1 ? String(words[1]) : ""
        } else {
            let length = Self.surnameLength(text.prefix(3).compactMap { $0.unicodeScalars.first?.value })
            surname = String(text.prefix(length))
            given = String(text.dropFirst(length))
        }
    }

    /// The name for lists others may see: 张*, 张**, 欧阳**, J*** S****; a single character gives *.
    package var masked: String {
        if Self.isLatin(text) {
            return text.split(separator: " ")
                .map { $0.prefix(1) + String(repeating: "*", count: max(1, $0.count - 1)) }
                .joined(separator: " ")
        }
        guard !given.isEmpty else { return String(repeating: "*", count: text.count) }
        return surname + String(repeating: "*", count: given.count)
    }

    /// Length of the surname, from the first scalars of the first three characters: 2 for a compound surname with
    /// something after it, else 1.
    static func surnameLength(_ beginning: [UInt32]) -> Int {
        guard beginning.count > 2 else { return 1 }
        return compound.contains([beginning[0], beginning[1]]) ? 2 : 1
    }

    private static func isLatin(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static let compound: Set<[UInt32]> = Set(
        """
        欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离
        长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭
        南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 即墨 达奚 褚师 纳兰 单于 第五 淳于 完颜 耶律 叶赫 贺兰 独狐 斛律 仆固 哥舒 屈突 豆卢 贺若
        歐陽 東方 獨孤 南宮 萬俟 聞人 諸葛 尉遲 赫連 澹臺 濮陽 公孫 仲孫 鍾離 長孫 鮮于 閭丘 司馬 顓孫 樂正 穀梁 軒轅 東郭 單于 納蘭
        """
        .split { $0 == " " || $0 == "\n" }
        .map { $0.unicodeScalars.map(\.value) })
}
